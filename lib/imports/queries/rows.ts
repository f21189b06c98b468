import type { Actor } from '#lib/accounts/actor.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { listCardsForImport, type RegisterCard } from '#lib/volunteers/queries/match-people.ts'
import { dayText, fullName } from '#lib/volunteers/rules.ts'
import { added, type ImportChange, type ImportPerson } from '#lib/volunteers/rules/import-person.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { visibleTo } from '../policy.ts'
import type { ColumnField, Finding } from '../rules/fields.ts'
import { offerOf } from '../rules/offers.ts'
import { readRow } from '../rules/read-row.ts'
import type { RowFilters } from '../schema.ts'
import type { BatchView } from './batch.ts'
import { findReading } from './reading.ts'
import { openCells } from './row-cells.ts'

export const rowsOnPage = 25

export type CellView = {
  column: number
  head: string
  field: ColumnField
  text: string
  last4: string
  offer: string | null
}
export type ChangeView = { field: ImportChange; from: string; to: string }
export type CardView = { id: string; cardNumber: number; name: string; birthYear: string }
export type RowView = {
  id: string
  number: number
  verdict: string
  choice: string
  outcome: string | null
  reason: string
  hasUndone: boolean | null
  undoReason: string
  name: string
  findings: Finding[]
  changes: ChangeView[]
  cells: CellView[]
  twinNumber: number | null
  card: CardView | null
  candidates: CardView[]
}

const rowSelect = {
  ...{ id: true, number: true, sealed: true, verdict: true, choice: true, findings: true, changes: true },
  ...{ twinNumber: true, volunteerId: true, candidateIds: true, outcome: true, reason: true },
  ...{ hasUndone: true, undoReason: true },
} as const
type Row = Prisma.ImportRowGetPayload<{ select: typeof rowSelect }>

/** A page of a batch's rows as they stand in the sheet, with what would change; only cards of the reader's register are named. */
export async function listRows(actor: Actor, batch: BatchView, filters: RowFilters, locale: Locale) {
  const isBackward = filters.before !== undefined
  const found = await db.importRow.findMany({
    where: { AND: [rowWhere(actor, batch, filters), cursor(filters)] },
    orderBy: { number: isBackward ? 'desc' : 'asc' },
    take: rowsOnPage + 1,
    select: rowSelect,
  })
  const hasMore = found.length > rowsOnPage
  const page = found.slice(0, rowsOnPage)
  if (isBackward) page.reverse()
  const rows = await viewsOf(actor, batch, page, locale)
  const hasNext = isBackward || hasMore
  const hasPrevious = isBackward ? hasMore : filters.after !== undefined
  return {
    rows,
    next: hasNext ? (page.at(-1)?.number ?? null) : null,
    previous: hasPrevious ? (page[0]?.number ?? null) : null,
  }
}

/** Every row in portions, for the report. */
export async function* readRows(actor: Actor, batch: BatchView, locale: Locale): AsyncGenerator<RowView[]> {
  let after = batch.headRow
  for (;;) {
    const page = await db.importRow.findMany({
      where: { batchId: batch.id, batch: visibleTo(actor), number: { gt: after } },
      orderBy: { number: 'asc' },
      take: 500,
      select: rowSelect,
    })
    if (page.length === 0) return
    yield await viewsOf(actor, batch, page, locale)
    after = page.at(-1)!.number
  }
}

function rowWhere(actor: Actor, batch: BatchView, filters: RowFilters): Prisma.ImportRowWhereInput {
  return {
    ...{ batchId: batch.id, batch: visibleTo(actor), number: { gt: batch.headRow } },
    ...(filters.verdict ? { verdict: filters.verdict } : {}),
    ...(filters.outcome ? { outcome: filters.outcome } : {}),
    ...(filters.offer ? { hasOffer: true } : {}),
    ...(filters.kept ? { hasUndone: false } : {}),
  }
}

function cursor({ after, before }: RowFilters): Prisma.ImportRowWhereInput {
  if (before !== undefined) return { number: { lt: before } }
  return after === undefined ? {} : { number: { gt: after } }
}

async function viewsOf(actor: Actor, batch: BatchView, rows: Row[], locale: Locale): Promise<RowView[]> {
  const ids = rows.flatMap(({ volunteerId, candidateIds }) => [
    ...candidateIds,
    ...(volunteerId ? [volunteerId] : []),
  ])
  const [reading, words, cards] = await Promise.all([
    findReading(actor),
    listWords(locale),
    listCardsForImport(actor, db, [...new Set(ids)]),
  ])
  const known = new Map(cards.map((card) => [card.id, card]))
  return rows.map((row) => {
    const opened = openCells(row)
    const { person } = readRow(opened, batch.mapping, reading)
    const card = row.volunteerId ? known.get(row.volunteerId) : undefined
    const { id, number, verdict, choice, outcome, reason, hasUndone, undoReason, twinNumber } = row
    return {
      ...{ id, number, verdict, choice, outcome, reason, hasUndone, undoReason, twinNumber },
      name: fullName(person),
      findings: row.findings as Finding[],
      changes: card ? changesOf(row, person, card, words) : [],
      cells: cellsOf(batch, opened.cells, person.iin),
      card: card ? cardView(card) : null,
      candidates: row.candidateIds.flatMap((one) => (known.has(one) ? [cardView(known.get(one)!)] : [])),
    }
  })
}

function cardView(card: RegisterCard): CardView {
  const birthYear = card.birthDate ? dayText(card.birthDate).slice(0, 4) : ''
  return { id: card.id, cardNumber: card.cardNumber, name: fullName(card), birthYear }
}

/** Cells of the columns that are taken; of an identification number the last four figures. */
function cellsOf(batch: BatchView, cells: readonly string[], iin: string): CellView[] {
  return batch.mapping.flatMap((field, column): CellView[] => {
    if (field === '') return []
    const text = cells[column] ?? ''
    const facts = { column, head: batch.heads[column] ?? '', field, offer: offerOf(text, field) }
    if (field !== 'iin') return [{ ...facts, text, last4: '' }]
    const digits = iin || text.replaceAll(/\D/g, '')
    return [{ ...facts, text: '', last4: digits.slice(-4) }]
  })
}

type Words = ReadonlyMap<string, string>

async function listWords(locale: Locale): Promise<Words> {
  const names = { id: true, nameKk: true, nameRu: true, nameEn: true }
  const all = await Promise.all([
    db.unit.findMany({ select: names }),
    db.direction.findMany({ select: names }),
    db.skill.findMany({ select: names }),
  ])
  return new Map(all.flat().map((row) => [row.id, inLocale(row, 'name', locale)]))
}

function changesOf(row: Row, person: ImportPerson, card: RegisterCard, words: Words): ChangeView[] {
  if (row.outcome !== null) return []
  const word = (id: string | null) => (id === null ? '' : (words.get(id) ?? id))
  return (row.changes as ImportChange[]).map((field): ChangeView => {
    switch (field) {
      case 'iin':
        return { field, from: '', to: `•••• ${person.iin.slice(-4)}` }
      case 'unitId':
        return { field, from: word(card.unitId), to: word(person.unitId) }
      case 'birthDate':
        return { field, from: card.birthDate ? dayText(card.birthDate) : '', to: person.birthDate ?? '' }
      case 'directions':
      case 'skills':
      case 'languages':
        return { field, from: '', to: added(person, card, field).map(word).join('; ') }
      case 'guardian':
        return { field, from: '', to: person.guardian?.name ?? '' }
      case 'membership':
        return { field, from: '', to: '' }
      default:
        return { field, from: card[field] ?? '', to: person[field] ?? '' }
    }
  })
}

/** The first rows below the heads, so that a column can be known by what stands in it; numbers of people are never shown whole. */
export async function listSamples(
  actor: Actor,
  batch: BatchView,
): Promise<{ heads: string[]; samples: string[] }> {
  const rows = await db.importRow.findMany({
    where: { batchId: batch.id, batch: visibleTo(actor), number: { gt: batch.headRow } },
    orderBy: { number: 'asc' },
    take: 3,
    select: { id: true, sealed: true },
  })
  const cells = rows.map((row) => openCells(row).cells)
  const samples = batch.mapping.map((_, column) =>
    cells
      .map((row) => masked(row[column] ?? ''))
      .filter(Boolean)
      .join(' · '),
  )
  return { heads: batch.mapping.map((_, column) => batch.heads[column] ?? ''), samples }
}

function masked(text: string): string {
  const digits = text.replaceAll(/[\s-]/g, '')
  return /^\d{12}$/.test(digits) ? `•••• ${digits.slice(-4)}` : text.slice(0, 60)
}
