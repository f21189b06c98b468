import { blindIndex, seal, unseal } from '#lib/platform/sealed.ts'
import type { PersonName } from '#lib/volunteers/rules.ts'
import type { Mapping } from '../rules/fields.ts'
import { nameKey, type RowFacts, twinKeysOf } from '../rules/match.ts'
import { readRow, type Reading } from '../rules/read-row.ts'

export type RowCells = { cells: string[]; formulas: number[] }

const place = (rowId: string) => `import:${rowId}:cells`

/** The cells of a row as they are kept: encrypted whole, for names, phones and identification numbers stand in them. */
export function sealCells(rowId: string, { cells, formulas }: RowCells): string {
  return seal(JSON.stringify([cells, formulas]), place(rowId))
}

/** The cells again; none when they were forgotten. */
export function openCells({ id, sealed }: { id: string; sealed: string | null }): RowCells {
  if (sealed === null) return { cells: [], formulas: [] }
  const [cells, formulas] = JSON.parse(unseal(sealed, place(id))) as [string[], number[]]
  return { cells, formulas }
}

type StoredRow = { id: string; number: number; sealed: string | null }

/** A kept row as a person, with everything there is to say about its cells. */
export function factsOfRow(row: StoredRow, mapping: Mapping, reading: Reading): RowFacts {
  const { person, findings } = readRow(openCells(row), mapping, reading)
  return {
    id: row.id,
    number: row.number,
    person,
    findings,
    iinHash: person.iin ? blindIndex(person.iin, 'iin') : null,
  }
}

/** Keyed hashes of what rows of one person share: equal rows are found, and nothing can be read from them. */
export function hashedKeysOf(row: Pick<RowFacts, 'person' | 'iinHash'>): string[] {
  return twinKeysOf(row).map(hashOf)
}

/** The one among them that is made of the name alone. */
export function hashedNameOf(name: PersonName): string {
  return hashOf(nameKey(name))
}

function hashOf(key: string): string {
  return blindIndex(key, 'import row').slice(0, 22)
}
