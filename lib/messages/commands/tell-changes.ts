import { createHash } from 'node:crypto'
import { z } from 'zod'
import { entryStatusOf, placeEntry } from '#lib/calendars/rules.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { findPlace, type Place } from '../queries/reader.ts'
import { type Difference, differencesOf, type Known, timeOf } from '../rules.ts'
import { type Reader, readerOf, tell } from './tell.ts'

const peopleMax = 50

/**
 * Tells each person in one message what became of their shifts since they last knew (R9): a round of the worker. Takes everything
 * noted for a person as soon as one note is due; what was edited back, left or called off is passed over. Returns how many people
 * were looked at.
 */
export async function tellChanges(actor: null): Promise<number> {
  const people = await db.$queryRaw<{ volunteerId: string }[]>`
    SELECT p."volunteerId" FROM "ShiftNotice" n JOIN "Participation" p ON p."id" = n."participationId"
    WHERE n."toldAt" IS NULL GROUP BY p."volunteerId" HAVING min(n."dueAt") <= ${now()}
    ORDER BY min(n."dueAt") LIMIT ${peopleMax}`
  let looked = 0
  for (const { volunteerId } of people) {
    looked += await transaction((tx) => tellPerson(actor, tx, volunteerId))
  }
  return looked
}

type Notice = { id: string; participationId: string; before: unknown }
type Changed = { noticeId: string; reader: Reader; differences: Difference[] }

/** An edit that is being written holds the notices: they are left for the next round, which sees it. */
async function tellPerson(actor: null, tx: Tx, volunteerId: string): Promise<number> {
  const notices = await tx.$queryRaw<Notice[]>`
    SELECT n."id", n."participationId", n."before" FROM "ShiftNotice" n
    JOIN "Participation" p ON p."id" = n."participationId"
    WHERE p."volunteerId" = ${volunteerId}::uuid AND n."toldAt" IS NULL
    ORDER BY n."id" FOR UPDATE OF n SKIP LOCKED`
  if (notices.length === 0) return 0
  const changed: Changed[] = []
  for (const notice of notices) changed.push(...(await differing(actor, tx, notice)))
  for (const together of lettersOf(changed)) await writeDigest(actor, tx, together)
  const ids = notices.map(({ id }) => id)
  await tx.shiftNotice.updateMany({ where: { id: { in: ids } }, data: { toldAt: now() } })
  return 1
}

/** Who has left, or whose shift does not take place, was told that. */
async function differing(actor: null, tx: Tx, { id, participationId, before }: Notice): Promise<Changed[]> {
  const place = await findPlace(actor, tx, participationId)
  const isActive = place && ['confirmed', 'offered', 'waiting'].includes(place.status)
  if (!isActive || place.isShiftOff || place.endsAt <= now()) return []
  const reader = await readerOf(actor, place)
  const differences = differencesOf(reader.locale, known.parse(before), place)
  return differences.length > 0 ? [{ noticeId: id, reader, differences }] : []
}

const words = z.string()
const known: z.ZodType<Known> = z.object({
  ...{ startsAt: z.coerce.date(), endsAt: z.coerce.date(), roleKk: words, roleRu: words, roleEn: words },
  ...{ placeKk: words, placeRu: words, placeEn: words, titleKk: words, titleRu: words, titleEn: words },
})

/**
 * One letter holds all that changed. Who is called has a line on the list of each event, because each has a coordinator of its
 * own, and a group has a leader of its own.
 */
function lettersOf(changed: Changed[]): Changed[][] {
  const letters = new Map<string, Changed[]>()
  for (const one of changed) {
    const { place, to } = one.reader
    const key = to.who === 'group' ? `group ${place.groupId}` : to.email === '' ? place.eventId : to.email
    letters.set(key, [...(letters.get(key) ?? []), one])
  }
  return [...letters.values()]
}

async function writeDigest(actor: null, tx: Tx, changed: Changed[]): Promise<void> {
  const [first] = changed
  if (!first) return
  const { reader } = first
  const { t, locale, place } = reader
  const awaited = changed.find((one) => isAwaited(one.reader.place))
  const values = { count: changed.length, title: inLocale(place, 'title', locale) }
  await tell(actor, tx, awaited?.reader ?? reader, {
    ...{
      effectKey: effectOf(changed),
      kind: 'changes',
      link: awaited ? 'answer' : 'manage',
      hasDetails: false,
    },
    subject: t('messages.changes.subject', values),
    words: [t('messages.changes.text', values), ...changed.map(paragraphOf)],
    entries: changed.flatMap(({ reader: each }) =>
      each.place.status === 'confirmed' || each.place.hasEntry
        ? [placeEntry(each.place, entryStatusOf(each.place), each)]
        : [],
    ),
  })
}

/** A group's leader hears once for all members: their notes are many, the shift and its state are one. */
function effectOf(changed: Changed[]): string {
  const { place, to } = (changed[0] as Changed).reader
  const told = changed.map(({ noticeId, reader: { place: one } }) =>
    to.who === 'group' ? `${one.startsAt.getTime()} ${one.shiftSequence} ${one.status}` : noticeId,
  )
  const hash = createHash('sha256').update(told.sort().join()).digest('hex').slice(0, 32)
  return to.who === 'group' ? `changes:group:${place.groupId}:${hash}` : `changes:${hash}`
}

function isAwaited({ status, heldFor }: Place): boolean {
  return status === 'offered' && heldFor === 'reconfirmation'
}

function paragraphOf({ reader: { place, t, locale }, differences }: Changed): string {
  const head = { title: inLocale(place, 'title', locale), role: inLocale(place, 'role', locale) }
  const lines = differences.map(({ what, before, after }) => t(`messages.changes.${what}`, { before, after }))
  const isMoved = differences.some(({ what }) => what === 'time')
  const until = place.heldUntil ? formatDateTime(locale, place.heldUntil) : ''
  return [
    t('messages.changes.head', head),
    ...lines,
    ...(isMoved ? [] : [t('messages.changes.same', { time: timeOf(locale, place) })]),
    ...(isAwaited(place) ? [t('messages.changes.reconfirm', { until })] : []),
  ].join('\n')
}
