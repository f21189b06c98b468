import type { Doer } from '../policy.ts'
import { formatDateTime, formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { defaultLocale, isLocale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { siteUrl } from '#lib/platform/env.ts'
import type { ShiftRow } from '../queries/facts.ts'

export type LetterKind =
  | 'confirmed'
  | 'waiting'
  /** A place is held until a guardian consents. */
  | 'heldForConsent'
  | 'promoted'
  /** A place is offered for a short time near the start. */
  | 'offered'
  | 'offerExpired'
  | 'consentExpired'
  | 'cancelledSelf'
  /** The shift moved or became longer: the place is held until the person says yes again. */
  | 'reconfirm'
  | 'notReconfirmed'
  | 'takenOff'
  | 'moved'
  | 'fewerPlaces'
  | 'shiftCancelled'
  | 'eventCancelled'

/** What a letter has to know about its reader. */
export const letterColumns = {
  id: true,
  email: true,
  phone: true,
  locale: true,
  givenName: true,
} satisfies Prisma.VolunteerSelect

export type LetterFacts = {
  /** Names the change, so that it is told once. */
  changeKey: string
  kind: LetterKind
  participationId: string
  person: { id: string; email: string | null; phone: string | null; locale: string; givenName: string }
  shift: Pick<ShiftRow, 'startsAt' | 'endsAt' | 'roleKk' | 'roleRu' | 'roleEn' | 'event'>
  position?: number
  /** Until when an offered or held place is kept. */
  heldUntil?: Date
}

/** Tells the person about a change in their own language; people without an e-mail are told by the coordinator. */
export async function writeLetter(_actor: Doer, tx: Tx, facts: LetterFacts): Promise<void> {
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
    t(`participation.letters.${kind}.text`, {
      position: facts.position ?? 0,
      until: facts.heldUntil ? formatDateTime(locale, facts.heldUntil) : '',
    }),
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
