import { defaultLocale, isLocale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { quietHours, quietUntil } from '#lib/mailings/rules/quiet-hours.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { findFresh, isSettled, topicsAbout } from '../queries/readers.ts'
import { showItems } from '../queries/shown.ts'
import { chooseItems } from '../rules/choose.ts'
import { newsLetter } from '../rules/letter.ts'
import { topicColumns, topicOfRow } from '../rules.ts'
import { writeLetter } from './write-letter.ts'

const pageSize = 200

type Fresh = Awaited<ReturnType<typeof findFresh>>

/**
 * A round of the worker: writes to those who want to hear of new events at once, what came out together in one letter and no more
 * than one an hour. Returns how many letters it wrote. Two workers write one letter between them.
 */
export async function writeAtOnce(_actor: null, at = now()): Promise<number> {
  const fresh = await findFresh(null, at)
  if (!fresh.events.some((event) => event.at <= fresh.settled)) return 0
  let written = 0
  for (let after: string | undefined; ;) {
    const page = await listReaders(fresh, after)
    for (const { id } of page) if (await transaction((tx) => writeOne(tx, id, fresh, at))) written++
    after = page.at(-1)?.id
    if (page.length < pageSize) return written
  }
}

function listReaders({ events, toldBefore }: Fresh, after: string | undefined) {
  return db.follower.findMany({
    where: {
      ...{ state: 'confirmed', isAtOnce: true, topics: { some: topicsAbout(events) } },
      ...{ OR: [{ atOnceUntil: null }, { atOnceUntil: { lt: toldBefore } }] },
      ...(after ? { id: { gt: after } } : {}),
    },
    orderBy: { id: 'asc' },
    take: pageSize,
    select: { id: true },
  })
}

async function writeOne(tx: Tx, id: string, fresh: Fresh, at: Date): Promise<boolean> {
  const follower = await tx.follower.findFirst({
    where: { id, state: 'confirmed', isAtOnce: true },
    select: {
      ...{ email: true, locale: true, confirmedAt: true, atOnceUntil: true },
      topics: { where: { confirmedAt: { not: null } }, select: topicColumns },
    },
  })
  if (!follower?.email || !follower.confirmedAt) return false
  const { atOnceUntil, confirmedAt } = follower
  const from = [fresh.from, atOnceUntil ?? confirmedAt].reduce((a, b) => (a > b ? a : b))
  const topics = follower.topics.map(topicOfRow)
  const { items, more } = chooseItems(fresh.events, { topics, from, until: fresh.until })
  const ids = items.map((item) => item.id)
  if (!isSettled(fresh.events, ids, fresh.settled)) return false
  const { count } = await tx.follower.updateMany({
    where: { id, state: 'confirmed', atOnceUntil },
    data: { atOnceUntil: fresh.until },
  })
  if (count === 0) return false
  const locale = isLocale(follower.locale) ? follower.locale : defaultLocale
  const shown = await showItems(null, items, { locale, at })
  const words = newsLetter(await translator(locale), { id, locale }, { kind: 'atOnce', shown, more })
  if (!words) return false
  const reader = { id, email: follower.email, locale }
  const dueAt = quietUntil(at, quietHours()) ?? at
  const key = fresh.until.toISOString()
  await writeLetter(tx, reader, { kind: 'atOnce', key, ...words }, { items, more, dueAt })
  return true
}
