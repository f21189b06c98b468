import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { canEditMemoranda } from '../policy.ts'
import { daysBetween, isAgreement } from '../rules.ts'
import { type Concern, concernColumns, concernsOf } from '../rules/reminders.ts'

const titles = { titleKk: true, titleRu: true, titleEn: true } as const

type Titled = { id: string; titleKk: string; titleRu: string; titleEn: string }
export type AttentionLine = {
  memorandum: Titled
  kind: Concern['kind'] | 'signOffs' | 'term'
  days: number
  obligation?: { textKk: string; textRu: string; textEn: string }
}

/** What waits for somebody at the desk, the most pressing first: late, then what ends soonest, then what waits longest. */
export async function listAttention(actor: Actor): Promise<AttentionLine[]> {
  if (!canEditMemoranda(actor)) return []
  const today = dayOf(now())
  const [signed, agreed, terms] = await Promise.all([
    db.memorandum.findMany({
      where: { isSigned: true, terminatedOn: null, state: { not: 'withdrawn' } },
      select: concernColumns,
    }),
    db.memorandum.findMany({
      where: { isSigned: false, state: { not: 'withdrawn' }, decisions: { some: isAgreement } },
      select: { id: true, ...titles, decisions: { where: isAgreement, select: { madeAt: true } } },
    }),
    db.memorandumAddendum.findMany({
      where: { decidedAt: null },
      select: { proposedAt: true, memorandum: { select: { id: true, ...titles } } },
    }),
  ])
  const since = (at: Date | undefined) => daysBetween(at ? dayOf(at) : today, today)
  const lines: AttentionLine[] = [
    ...signed.flatMap((memorandum) =>
      concernsOf(memorandum, today).map(({ kind, days, obligation }) => ({
        ...{ memorandum, kind, days, obligation },
      })),
    ),
    ...agreed.map((memorandum) => ({
      ...{ memorandum, kind: 'signOffs' as const, days: since(memorandum.decisions[0]?.madeAt) },
    })),
    ...terms.map(({ memorandum, proposedAt }) => ({
      ...{ memorandum, kind: 'term' as const, days: since(proposedAt) },
    })),
  ]
  return lines.sort(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      urgency(a) - urgency(b) ||
      a.memorandum.id.localeCompare(b.memorandum.id),
  )
}

export async function countAttention(actor: Actor): Promise<number> {
  return (await listAttention(actor)).length
}

const order: AttentionLine['kind'][] = ['late', 'expiry', 'due', 'term', 'signOffs', 'quiet']

/** Days left count up, days since count down. */
function urgency({ kind, days }: AttentionLine): number {
  return kind === 'expiry' || kind === 'due' ? days : -days
}
