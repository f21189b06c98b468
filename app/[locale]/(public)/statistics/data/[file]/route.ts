import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { isLocale, type Locale } from '#lib/i18n/routing.ts'
import { taggedResponse } from '#lib/platform/tagged-response.ts'
import { writeCsv } from '#lib/platform/sheets/write-csv.ts'
import { findLatestFigures } from '#lib/statistics/public.ts'
import { type FigureTable, tableOf } from '#lib/statistics/rules/tables.ts'
import type { Edition } from '#lib/statistics/schema.ts'
import { type Names, readNames } from '../../names.ts'

type Context = { params: Promise<{ locale: string; file: string }> }

const filePattern = /^([a-z]{1,40})\.(csv|json)$/
const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }

/** The numbers of a table of the pages as a file: codes that stay, names in the reader's language, nothing for what is kept back. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection()
  const { locale, file } = await params
  const [, id = '', kind] = filePattern.exec(file) ?? []
  const edition = isLocale(locale) ? await findLatestFigures() : null
  const unit = new URL(request.url).searchParams.get('unit') ?? undefined
  const table = edition && kind ? tableOf(edition.figures, id, unit) : null
  const answer = { type: types[kind === 'json' ? 'json' : 'csv'], name: file, cache: 'public, max-age=300' }
  if (!edition || !table) return taggedResponse(request, null, answer)
  const body = kind === 'json' ? jsonOf(edition, table) : await csvOf(table, locale as Locale)
  // Records move within the day: the tag alone says whether the file is the same.
  return taggedResponse(request, body, answer)
}

function jsonOf({ day, madeAt, checksum }: Edition, { id, dimensions, numbers, rows }: FigureTable): string {
  const columns = [...dimensions, ...numbers]
  const named = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])))
  return JSON.stringify({ table: id, day, madeAt, edition: checksum, rows: named })
}

async function csvOf(table: FigureTable, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'statistics' })
  const names: Names = await readNames(locale)
  const { dimensions, numbers, rows } = table
  const head = dimensions.flatMap((dimension) => [dimension, t(`heads.${dimension}`)])
  const cells = rows.map((row) => [
    ...dimensions.flatMap((dimension, at) => [String(row[at]), names(dimension, String(row[at]))]),
    ...row.slice(dimensions.length),
  ])
  const sheet = [[...head, ...numbers], ...cells].map((each) => ({ cells: each }))
  return (await writeCsv(sheet)).toString('utf8')
}
