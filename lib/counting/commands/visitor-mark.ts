import { createHmac, randomBytes } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'

export type Visitor = { address: string; agent: string }
export type View = { day: string; newsId: string; mark: string }

let known: { day: string; key: Buffer } | null = null

/**
 * A view as it is kept until the day is over: 16 bytes that this visitor, item and day give again and nothing leads back from.
 * The key is the site's secret with the day's salt, which is the same in every process and goes with the day.
 */
export async function viewOf(
  _actor: Actor | null,
  newsId: string,
  visitor: Visitor,
  at: Date,
): Promise<View> {
  const day = dayOf(at)
  const said = [visitor.address, visitor.agent, newsId].join('\0')
  const mark = createHmac('sha256', await keyOf(day))
    .update(said)
    .digest('hex')
    .slice(0, 32)
  return { day, newsId, mark }
}

async function keyOf(day: string): Promise<Buffer> {
  if (known?.day !== day) known = { day, key: await readKey(day) }
  return known.key
}

async function readKey(day: string): Promise<Buffer> {
  const date = new Date(`${day}T00:00:00Z`)
  await db.viewSalt.createMany({ data: [{ day: date, salt: randomBytes(32) }], skipDuplicates: true })
  const { salt } = await db.viewSalt.findUniqueOrThrow({ where: { day: date } })
  return createHmac('sha256', env.AUTH_SECRET).update('views\0').update(salt).digest()
}
