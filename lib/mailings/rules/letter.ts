import { contactOf } from '#lib/calendars/rules.ts'
import { placeOfShift } from '#lib/events/rules/programme.ts'
import { formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { defaultLocale, isLocale, type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import type { Translate } from '#lib/i18n/translator.ts'
import { type Addressee, addresseeOf, timeOf, whoAnswers } from '#lib/messages/rules.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { cleanLine } from '#lib/platform/text.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import type { Mailing } from '#prisma/generated/client.ts'
import type { Person } from '../queries/audience.ts'
import { fill, type FieldValues } from './fields.ts'

type Names = { nameKk: string; nameRu: string; nameEn: string }
type Titles = { titleKk: string; titleRu: string; titleEn: string }
type PlaceNames = { placeKk: string; placeRu: string; placeEn: string }

/** A mailing with what its letters say about the sender and the occasion. */
export type Occasion = Pick<
  Mailing,
  'kind' | 'audience' | 'subjectKk' | 'subjectRu' | 'subjectEn' | 'bodyKk' | 'bodyRu' | 'bodyEn'
> & {
  centre: Names & { phone: string | null; email: string | null }
  event: (Titles & PlaceNames & { slug: string; startsAt: Date; endsAt: Date }) | null
}

export type Composed = {
  to: Addressee
  locale: Locale
  /** The person reads another language, in which there is no text. */
  isFallback: boolean
  subject: string
  /** The text itself: what is read out on the phone, and what makes two letters one. */
  words: string
  /** Who is called when no letter reaches them. */
  call: ReturnType<typeof whoAnswers>
}

/** What this person is told, by whom and in which language; nothing is looked up any more. */
export function compose(occasion: Occasion, person: Person, tools: Tools): Composed {
  const { at, say } = tools
  const to = addressee(person, at)
  const { locale, isFallback } = languageOf(occasion, person, to.locale)
  const t = say[locale]
  const values = {
    ...valuesOf(occasion, person, { to, locale }),
    ...(tools.hidesLinks ? { link: `${siteUrl}/…` } : {}),
  }
  const text = fill(inLocale(occasion, 'body', locale), values)
  const paragraphs = [
    to.who === 'guardian' && t('messages.letter.forChild', { name: person.givenName }),
    to.who === 'group' && t('messages.letter.forGroup', { name: groupOf(person)?.name ?? '' }),
    text,
  ]
  return {
    ...{ to, locale, isFallback },
    subject: cleanLine(fill(inLocale(occasion, 'subject', locale), values)),
    words: paragraphs.filter((paragraph) => paragraph !== false).join('\n\n'),
    call: whoAnswers({ volunteer: person, group: groupOf(person) }, at),
  }
}

export type Say = Record<Locale, Translate>
/** `hidesLinks`: a personal link is for the person alone, and not for whoever looks the letter through before. */
type Tools = { at: Date; say: Say; hidesLinks?: boolean }

/** What a mailing is called in lists: its subject, with what is the same for everybody filled. */
export function titleOf(
  mailing: Pick<Occasion, 'subjectKk' | 'subjectRu' | 'subjectEn'> & { centre: Names; event: Titles | null },
  locale: Locale,
): string {
  const event = mailing.event ? { event: inLocale(mailing.event, 'title', locale) } : {}
  return fill(inLocale(mailing, 'subject', locale), {
    ...{ ...event, centre: inLocale(mailing.centre, 'name', locale) },
  })
}

/** The whole letter: the words, whom to ask, and how to get no more of them. */
export function letterBody(
  { kind, centre }: Occasion,
  { locale, words }: Pick<Composed, 'locale' | 'words'>,
  { declineToken, say }: { declineToken: string; say: Say },
): string {
  const t = say[locale]
  const facts = {
    ...{ centreKk: centre.nameKk, centreRu: centre.nameRu, centreEn: centre.nameEn },
    ...{ centrePhone: centre.phone, centreEmail: centre.email },
  }
  const end =
    kind === 'service'
      ? t('mailings.letter.service')
      : t('mailings.letter.decline', { address: declinePage(locale, declineToken) })
  return [
    words,
    t('messages.letter.contact', contactOf(facts, locale)),
    t('messages.letter.signature'),
    end,
  ].join('\n\n')
}

/** What declines the kind of a letter, for whoever it was written to. */
export function declineToken(recipientId: string): string {
  return signLink('mailing', recipientId, 1)
}

/** Where the mail program's own button sends its POST. */
export function oneClickAddress(token: string): string {
  return `${siteUrl}/api/unsubscribe/${token}`
}

function declinePage(locale: Locale, token: string): string {
  return `${siteUrl}${localePath(locale, `/unsubscribe/${token}`)}`
}

function groupOf(person: Person) {
  return person.participations.find(({ group }) => group)?.group ?? null
}

function addressee(person: Person, at: Date): Addressee {
  const group = groupOf(person)
  const guardian = person.guardians.find(({ email }) => email !== null)
  return addresseeOf(
    {
      ...{ locale: person.locale, givenName: person.givenName, email: person.email },
      ...{ birthDate: person.birthDate, guardianName: guardian?.name ?? null },
      ...{ guardianEmail: guardian?.email ?? null, groupId: group?.id ?? null },
      ...{ groupLocale: group?.locale ?? null, groupEmail: group?.email ?? null },
      leaderName: group?.leaderName ?? null,
    },
    at,
  )
}

/** English may be missing: then the first other language the person speaks, and the state language before Russian. */
function languageOf(occasion: Occasion, person: Person, wanted: Locale) {
  const has = (locale: Locale) => locale !== 'en' || (occasion.subjectEn !== '' && occasion.bodyEn !== '')
  if (has(wanted)) return { locale: wanted, isFallback: false }
  const spoken = person.languages.filter(isLocale).find((locale) => locales.includes(locale) && has(locale))
  return { locale: spoken ?? defaultLocale, isFallback: true }
}

function valuesOf(
  occasion: Occasion,
  person: Person,
  { to, locale }: { to: Addressee; locale: Locale },
): FieldValues {
  const { event, centre } = occasion
  const isAboutPlaces = occasion.audience === 'event' || occasion.audience === 'shift'
  const shifts = person.participations.map(({ shift }) => shift)
  const each = (words: (shift: (typeof shifts)[number]) => string) =>
    [...new Set(shifts.map(words))].filter(Boolean)
  const own: FieldValues = {
    name: fullName(person),
    givenName: person.givenName,
    cardNumber: String(person.cardNumber),
    centre: inLocale(centre, 'name', locale),
    link: linkOf(occasion, person, { to, locale }),
  }
  if (!event) return own
  const about = { event: inLocale(event, 'title', locale), place: inLocale(event, 'place', locale) || '—' }
  if (!isAboutPlaces) {
    const eventTime = `${formatWeekday(locale, event.startsAt)}, ${formatTimeRange(locale, event.startsAt, event.endsAt)}`
    return { ...own, ...about, eventTime }
  }
  return {
    ...{ ...own, ...about },
    shiftTime: shifts.map((shift) => timeOf(locale, shift)).join('; '),
    place: each((shift) => inLocale(placeOfShift(shift, event), 'place', locale)).join('; ') || about.place,
    role: each((shift) => inLocale(shift, 'role', locale)).join(', '),
  }
}

/** One's own place, the event one is invited to, or one's own book. */
function linkOf(
  { audience, event }: Occasion,
  person: Person,
  { to, locale }: { to: Addressee; locale: Locale },
): string {
  const [place] = person.participations
  const group = groupOf(person)
  const isAboutPlaces = audience === 'event' || audience === 'shift'
  const path =
    isAboutPlaces && place
      ? to.who === 'group' && group
        ? `/group/${signLink('group', group.id, group.linkVersion)}`
        : `/place/${signLink('sign-up', place.id, place.linkVersion)}`
      : event
        ? `/events/${event.slug}`
        : '/me'
  return `${siteUrl}${localePath(locale, path)}`
}
