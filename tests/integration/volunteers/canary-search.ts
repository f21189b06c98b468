import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { extractText, getDocumentProxy } from 'unpdf'
import { journalPlace } from '#lib/duplicates/commands/journal.ts'
import type { Tx } from '#lib/platform/db.ts'
import { blindIndex, unseal } from '#lib/platform/sealed.ts'
import { iinPlace } from '#lib/volunteers/commands/personal-number.ts'
import { checkDigit } from '#lib/volunteers/rules.ts'
import { nameKeyOf } from '#lib/volunteers/rules/import-person.ts'

export const phone = '+77010009911'
export const born = '1987-03-14'
export const person = {
  surname: 'Канареева',
  givenName: 'Қанарқыз',
  patronymic: 'Канаровна',
  birthDate: born,
}
export const iin = iinOf('870314400')

/** What must be found nowhere afterwards, in whatever field it was typed. */
export const canaries = ['канар', 'қанар', 'canary', '7010009911', iin, born]
/** Traces only the portal's own key can make, but which still point at the person. */
const hashes = [
  blindIndex(iin, 'iin'),
  blindIndex(`phone ${phone}`, 'import row').slice(0, 22),
  blindIndex(`name ${nameKeyOf(person)}`, 'import row').slice(0, 22),
]

function iinOf(start: string): string {
  for (let serial = 10; ; serial++) {
    const digits = `${start}${serial}`
    if (checkDigit(digits) < 10) return `${digits}${checkDigit(digits)}`
  }
}

type Reader = Pick<Tx, '$queryRawUnsafe'>

/**
 * The tables in which any row, whatever the column, holds one of the canaries, also under a seal; and those that say of these cards
 * what nobody is to know any more.
 */
export async function tablesWithCanary(reader: Reader, cardIds: string[]): Promise<string[]> {
  const tables = await reader.$queryRawUnsafe<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations' ORDER BY 1`,
  )
  const patterns = `ARRAY[${[...canaries, ...hashes].map((word) => `'%${word}%'`).join(', ')}]`
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await reader.$queryRawUnsafe<{ count: bigint }[]>(
      `SELECT count(*) AS count FROM "${name}" t WHERE to_jsonb(t)::text ILIKE ANY(${patterns})`,
    )
    if (row && row.count > 0n) found.push(name)
  }
  const hidden = [...(await sealedWithCanary(reader)), ...(await tablesThatKnow(reader, cardIds))]
  return [...new Set([...found, ...hidden])].sort()
}

/** Where sealed texts lie, and the place each was sealed for. */
const sealedColumns: Record<string, (id: string) => string> = {
  'Volunteer.iinSealed': iinPlace,
  'ImportRow.sealed': (id) => `import:${id}:cells`,
  'ImportRow.before': (id) => `import:${id}:before`,
  'Merge.journal': journalPlace,
}

async function sealedWithCanary(reader: Reader): Promise<string[]> {
  const found: string[] = []
  for (const [column, placeOf] of Object.entries(sealedColumns)) {
    const [table = '', name = ''] = column.split('.')
    const rows = await reader.$queryRawUnsafe<{ id: string; text: string }[]>(
      `SELECT "id"::text AS "id", "${name}" AS "text" FROM "${table}" WHERE "${name}" LIKE 'v1.%'`,
    )
    if (rows.some(({ id, text }) => holdsCanary(unseal(text, placeOf(id))))) found.push(table)
  }
  return found
}

const ofAccount = `"userId" IN (SELECT "userId" FROM "Volunteer" WHERE "id" = ANY($1::uuid[])
    UNION SELECT "id" FROM "User" WHERE "email" LIKE 'erased-%')`

/** Tables that keep no more of a person than that it was this card, or the account of it. */
const knowing: Record<string, string> = {
  DuplicatePair: '"oneId" = ANY($1::uuid[]) OR "otherId" = ANY($1::uuid[])',
  ExportedPerson: '"volunteerId" = ANY($1::uuid[])',
  ImportRow: '"volunteerId" = ANY($1::uuid[]) OR "candidateIds" && $1::uuid[]',
  MailingRecipient: `"volunteerId" = ANY($1::uuid[]) AND "outcome" = 'planned'`,
  MemberInvitation: '"volunteerId" = ANY($1::uuid[])',
  LibraryDownload: ofAccount,
  Reaction: ofAccount,
  VolunteerTag: '"volunteerId" = ANY($1::uuid[])',
}

async function tablesThatKnow(reader: Reader, cardIds: string[]): Promise<string[]> {
  const found: string[] = []
  for (const [table, condition] of Object.entries(knowing)) {
    const rows = await reader.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM "${table}" WHERE ${condition} LIMIT 1`,
      cardIds,
    )
    if (rows.length > 0) found.push(table)
  }
  return found
}

/** Files of the data folder that speak of the canary; papers are read as text, letters by their addresses. */
export async function filesWithCanary(): Promise<string[]> {
  const root = process.env.DATA_DIR!
  const all = await readdir(root, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const file of all.filter((entry) => entry.isFile() && !entry.parentPath.includes('compiled'))) {
    const name = path.join(file.parentPath, file.name)
    const bytes = await readFile(name)
    const text = name.endsWith('.pdf') ? await textOf(bytes) : decoded(bytes.toString('utf8'))
    if (holdsCanary(text)) found.push(path.relative(root, name))
  }
  return found
}

export function holdsCanary(text: string): boolean {
  return canaries.some((word) => text.toLowerCase().includes(word))
}

async function textOf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return text
}

/** A letter as it is and with its parts in base64 read. */
function decoded(raw: string): string {
  const parts = raw.match(/(?:[A-Za-z0-9+/]{60,}={0,2}\r?\n)+/g) ?? []
  return [raw, ...parts.map((part) => Buffer.from(part, 'base64').toString('utf8'))].join('\n')
}
