import { defaultLocale, isLocale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { paceMs, quietHours, slotAfter } from '#lib/mailings/rules/quiet-hours.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import { listHappenings } from '../queries/happenings.ts'
import { readTold } from '../queries/letters.ts'
import { showItems } from '../queries/shown.ts'
import { chooseItems, type Item } from '../rules/choose.ts'
import { digestDue } from '../rules/digest-time.ts'
import { newsLetter } from '../rules/letter.ts'
import { lateCommitMs, topicColumns, topicOfRow } from '../rules.ts'
import { writeLetter } from './write-letter.ts'

const atOnce = 50
/** A worker that was away longer does not tell of what is long over. */
const longestMs = 35 * dayMs

/**
 * A round of the worker: the week's digest for those who are still without, at most fifty of them; returns how many it looked at.
 * A mailbox gets one a week, also from two workers or one that was killed: the letter and the note of it are one transaction. Whom
 * nothing concerns gets none.
 */
export async function writeDigests(_actor: null, at = now()): Promise<number> {
  const due = digestDue(at, env.DIGEST_AT)
  if (at.getTime() - due.getTime() < lateCommitMs) return 0
  const waiting = await db.follower.findMany({
    where: { state: 'confirmed', digestUntil: { lt: due } },
    orderBy: { id: 'asc' },
    take: atOnce,
    select: { id: true, digestUntil: true },
  })
  if (waiting.length === 0) return 0
  const longest = new Date(due.getTime() - longestMs)
  const since = waiting.map(({ digestUntil }) =>
    digestUntil && digestUntil > longest ? digestUntil : longest,
  )
  const from = new Date(Math.min(...since.map((each) => each.getTime())))
  const news = await listHappenings(null, { from, until: due }, at)
  const written = await db.followLetter.count({ where: { kind: 'digest', createdAt: { gte: due } } })
  for (const [index, { id }] of waiting.entries())
    await transaction((tx) =>
      writeOne(tx, id, { ...{ due, from: since[index] ?? from, news, at }, slot: written + index }),
    )
  return waiting.length
}

type Digest = { due: Date; from: Date; news: readonly Item[]; at: Date; slot: number }

async function writeOne(tx: Tx, id: string, { due, from, news, at, slot }: Digest): Promise<void> {
  const { count } = await tx.follower.updateMany({
    where: { id, state: 'confirmed', digestUntil: { lt: due } },
    data: { digestUntil: due },
  })
  if (count === 0) return
  const follower = await tx.follower.findUniqueOrThrow({
    where: { id },
    select: {
      email: true,
      locale: true,
      topics: { where: { confirmedAt: { not: null } }, select: topicColumns },
    },
  })
  const told = await readTold(null, tx, { followerId: id, kind: 'atOnce', since: from })
  const topics = follower.topics.map(topicOfRow)
  const { items, more } = chooseItems(news, { topics, from, until: due, told })
  const locale = isLocale(follower.locale) ? follower.locale : defaultLocale
  const shown = await showItems(null, items, { locale, at })
  const words = newsLetter(await translator(locale), { id, locale }, { kind: 'digest', shown, more })
  if (!words || !follower.email) return
  const key = due.toISOString().slice(0, 10)
  const dueAt = slotAfter(due, slot * paceMs(env.MAILINGS_PER_MINUTE), quietHours())
  const reader = { id, email: follower.email, locale }
  await writeLetter(tx, reader, { kind: 'digest', key, ...words }, { items, more, dueAt })
}
