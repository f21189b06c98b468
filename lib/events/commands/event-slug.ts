import { randomInt } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { slugBaseOf } from '../rules.ts'

type Titles = { titleKk: string; titleRu: string; titleEn: string }

/** An address nobody has: the title's own, or with four letters added. */
export async function freeSlug(actor: Actor, tx: Tx, titles: Titles, eventId?: string): Promise<string> {
  const base = slugBaseOf(titles)
  const holder = await tx.event.findUnique({ where: { slug: base }, select: { id: true } })
  return !holder || holder.id === eventId ? base : `${base}-${suffix()}`
}

/** Repeats a change when another one took the same address in the same moment. */
export async function withFreeSlug<Result>(actor: Actor, run: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction(run)
    } catch (error) {
      if (tries >= 4 || !uniqueViolation(error)?.includes('slug')) throw error
    }
  }
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

function suffix(): string {
  return Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
}
