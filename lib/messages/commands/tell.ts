import { contactOf, type Entry, writeCalendar } from '#lib/calendars/rules.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { type Translate, translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import type { Doer } from '#lib/participation/policy.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { checkInCodeOf, signLink } from '#lib/platform/signed-link.ts'
import type { Place } from '../queries/reader.ts'
import { type Addressee, addresseeOf, spacedCode } from '../rules.ts'

export type Reader = { place: Place; to: Addressee; locale: Locale; t: Translate }

export type Telling = {
  effectKey: string
  kind: string
  subject: string
  /** What happened, in paragraphs. */
  words: string[]
  /** What the one button does. */
  link: 'manage' | 'answer' | 'release' | 'thanks' | 'event'
  /** Event, role, day, time and place; left out where the words say them. */
  hasDetails?: boolean
  /** The code to show at the door, with its picture. */
  hasCode?: boolean
  entries?: Entry[]
}

/** Who hears about a place and how to speak to them. */
export async function readerOf(_actor: Doer, place: Place): Promise<Reader> {
  const to = addresseeOf(place, now())
  return { place, to, locale: to.locale, t: await translator(to.locale) }
}

/**
 * Writes one message about a place into the outbox, in the caller's transaction. Without an e-mail it becomes a line of the
 * coordinator's call list. False when the same effect was told before or the person is not there any more.
 */
export async function tell(_actor: Doer, tx: Tx, reader: Reader, telling: Telling): Promise<boolean> {
  const { place, to, locale } = reader
  if (place.isAnonymous) return false
  // What travels with a letter is for one person: a leader of many gets the words alone.
  const isForOne = to.who !== 'group'
  const hasCode = Boolean(telling.hasCode) && isForOne
  const entries = isForOne && to.email !== '' ? (telling.entries ?? []) : []
  return enqueueMail(tx, {
    effectKey: telling.effectKey,
    recipient: to.email,
    locale,
    kind: telling.kind,
    participationId: place.id,
    volunteerId: place.volunteerId,
    subject: telling.subject,
    body: bodyOf(reader, { ...telling, hasCode, entries }),
    calendar: entries.length > 0 ? writeCalendar(entries, { locale }) : undefined,
    qrText: hasCode && to.email !== '' ? `BGC:${checkInCodeOf(place.id)}` : undefined,
  })
}

/** Event, role, day, time and place as lines of a letter. */
function detailsOf({ place, locale, t }: Reader): string {
  return t('participation.letters.details', {
    title: inLocale(place, 'title', locale),
    role: inLocale(place, 'role', locale),
    day: formatWeekday(locale, place.startsAt),
    time: formatTimeRange(locale, place.startsAt, place.endsAt),
    place: inLocale(place, 'place', locale) || '—',
  })
}

function bodyOf(reader: Reader, telling: Telling): string {
  const { place, to, locale, t } = reader
  const { words, link, hasDetails = true, hasCode, entries = [] } = telling
  const button = `${t(`messages.links.${link}`)}:\n${addressOf(reader, link)}`
  const isAsked = link === 'answer' || link === 'release'
  const code = spacedCode(checkInCodeOf(place.id))
  const paragraphs = [
    t('participation.letters.greeting', { name: to.name }),
    to.who === 'guardian' && t('messages.letter.forChild', { name: place.givenName }),
    to.who === 'group' && t('messages.letter.forGroup', { name: place.groupName ?? '' }),
    ...words,
    isAsked && button,
    hasDetails && detailsOf(reader),
    hasCode && t('messages.letter.code', { code }),
    hasCode && to.email !== '' && t('messages.letter.picture'),
    entries.length > 0 && t('messages.letter.calendar'),
    !isAsked && button,
    // Whoever reads it out over the phone is the centre.
    to.email !== '' && t('messages.letter.contact', contactOf(place, locale)),
    to.email !== '' && t('messages.letter.signature'),
  ]
  return paragraphs.filter((paragraph) => paragraph !== false).join('\n\n')
}

function addressOf({ place, to, locale }: Reader, link: Telling['link']): string {
  const isGroup = to.who === 'group' && place.groupId !== null
  const path =
    link === 'event'
      ? `/events/${place.slug}`
      : isGroup
        ? `/group/${signLink('group', place.groupId as string, place.groupLinkVersion ?? 1)}`
        : `/place/${signLink('sign-up', place.id, place.linkVersion)}${link === 'release' ? '?release=1' : ''}`
  return `${siteUrl}${localePath(locale, path)}`
}
