import type { Actor } from '#lib/accounts/actor.ts'
import { formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { defaultLocale, isLocale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import type { Tx } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import type { ShiftRow } from '../queries/facts.ts'

export type LetterKind =
  | 'confirmed'
  | 'waiting'
  | 'promoted'
  | 'takenOff'
  | 'moved'
  | 'fewerPlaces'
  | 'shiftCancelled'
  | 'eventCancelled'

export type LetterFacts = {
  /** Names the change, so that it is told once. */
  changeKey: string
  kind: LetterKind
  person: { email: string | null; locale: string; givenName: string }
  shift: Pick<ShiftRow, 'startsAt' | 'endsAt' | 'roleKk' | 'roleRu' | 'roleEn' | 'event'>
  position?: number
}

/** Tells the person about a change in their own language; people without an e-mail are told by the coordinator. */
export async function writeLetter(_actor: Actor, tx: Tx, facts: LetterFacts): Promise<void> {
  const { person, shift, kind } = facts
  if (!person.email) return
  const locale = isLocale(person.locale) ? person.locale : defaultLocale
  const t = await translator(locale)
  const title = inLocale(shift.event, 'title', locale)
  const details = {
    title,
    role: inLocale(shift, 'role', locale),
    day: formatWeekday(locale, shift.startsAt),
    time: formatTimeRange(locale, shift.startsAt, shift.endsAt),
    place: inLocale(shift.event, 'place', locale) || '—',
  }
  const lines = [
    t('participation.letters.greeting', { name: person.givenName }),
    t(`participation.letters.${kind}.text`, { position: facts.position ?? 0 }),
    t('participation.letters.details', details),
    `${siteUrl}${localePath(locale, `/events/${shift.event.slug}`)}`,
  ]
  await enqueueMail(tx, {
    effectKey: `participation:${facts.changeKey}`,
    recipient: person.email,
    locale,
    subject: t(`participation.letters.${kind}.subject`, { title }),
    body: lines.join('\n\n'),
  })
}
