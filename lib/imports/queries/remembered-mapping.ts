import { createHash } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { guessMapping, headText, usableMapping } from '../rules/heads.ts'

type Sheet = {
  centreId: string
  heads: readonly string[]
  headRow: number
  rows: readonly { number: number; cells: readonly string[] }[]
}

/** What the columns hold: as the centre said of the same heads before, else by their names. */
export async function rememberedMapping(
  _actor: Actor,
  { centreId, heads, rows, headRow }: Sheet,
): Promise<string[]> {
  const columns = Math.max(
    heads.length,
    ...rows
      .filter(({ number }) => number > headRow)
      .slice(0, 200)
      .map(({ cells }) => cells.length),
  )
  const known = await db.importMapping.findUnique({
    where: { centreId_headKey: { centreId, headKey: headKeyOf(heads) } },
    select: { mapping: true },
  })
  if (known) return [...usableMapping(known.mapping, columns)]
  return [...usableMapping(guessMapping(heads), columns)]
}

export function headKeyOf(heads: readonly string[]): string {
  return createHash('sha256').update(headText(heads)).digest('base64url')
}
