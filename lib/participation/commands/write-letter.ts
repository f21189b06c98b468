import type { Doer } from '../policy.ts'
import { type Entry, type EntryStatus, placeEntry } from '#lib/calendars/rules.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Reader, readerOf, tell, type Telling } from '#lib/messages/commands/tell.ts'
import { findPlace } from '#lib/messages/queries/reader.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
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

/** What the button of a letter does, and what becomes of the entry in the person's calendar. */
const shapes: Record<LetterKind, { link: Telling['link']; entry: EntryStatus | null }> = {
  confirmed: { link: 'manage', entry: 'confirmed' },
  promoted: { link: 'manage', entry: 'confirmed' },
  moved: { link: 'manage', entry: 'confirmed' },
  waiting: { link: 'manage', entry: null },
  heldForConsent: { link: 'manage', entry: null },
  offered: { link: 'answer', entry: null },
  fewerPlaces: { link: 'manage', entry: 'tentative' },
  offerExpired: { link: 'event', entry: 'cancelled' },
  consentExpired: { link: 'event', entry: 'cancelled' },
  cancelledSelf: { link: 'event', entry: 'cancelled' },
  notReconfirmed: { link: 'event', entry: 'cancelled' },
  takenOff: { link: 'event', entry: 'cancelled' },
  shiftCancelled: { link: 'event', entry: 'cancelled' },
  eventCancelled: { link: 'event', entry: 'cancelled' },
}

/**
 * Tells the person about a change in their own language, after commit: by letter, or through the coordinator's call list when
 * there is no e-mail. The place is read anew inside the transaction, so call it when the change is written.
 */
export async function writeLetter(actor: Doer, tx: Tx, facts: LetterFacts): Promise<void> {
  const { kind, changeKey, participationId, position = 0, heldUntil } = facts
  const place = await findPlace(actor, tx, participationId)
  if (!place) return
  const reader = await readerOf(actor, place)
  const { t, locale } = reader
  const until = heldUntil ? formatDateTime(locale, heldUntil) : ''
  const { link, entry } = shapes[kind]
  await tell(actor, tx, reader, {
    effectKey: `participation:${changeKey}`,
    kind,
    subject: t(`participation.letters.${kind}.subject`, { title: inLocale(place, 'title', locale) }),
    words: [t(`participation.letters.${kind}.text`, { position, until })],
    link,
    hasCode: entry === 'confirmed',
    entries: [...entriesOf(reader, entry), ...(kind === 'moved' ? await leftEntries(actor, tx, reader) : [])],
  })
}

/** An entry is taken back or made doubtful only where one was given. */
function entriesOf(reader: Reader, status: EntryStatus | null): Entry[] {
  if (status === null || (status !== 'confirmed' && !reader.place.hasEntry)) return []
  return [placeEntry(reader.place, status, reader)]
}

/** Whoever is moved to another shift has the one they left in their calendar. */
async function leftEntries(actor: Doer, tx: Tx, { place, locale, t }: Reader): Promise<Entry[]> {
  const left = await tx.participation.findFirst({
    where: {
      ...{ volunteerId: place.volunteerId, status: 'removed', shift: { eventId: place.eventId } },
      changes: { some: { reason: 'moved' } },
    },
    orderBy: { updatedAt: 'desc' },
    select: { id: true },
  })
  const before = left && (await findPlace(actor, tx, left.id))
  return before?.hasEntry ? [placeEntry(before, 'cancelled', { locale, t })] : []
}
