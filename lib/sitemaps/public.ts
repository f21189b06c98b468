import { cacheLife, cacheTag } from 'next/cache'
import { locales } from '#lib/i18n/routing.ts'
import { listUnits } from '#lib/region/public.ts'
import { listMarks, type Mark } from './public/marks.ts'
import { readers } from './public/rows.ts'
import {
  partSize,
  pathsIn,
  type SitemapEntry,
  type SitemapKind,
  sitemapKinds,
  type SitemapPart,
} from './rules.ts'

/** Pages that are there whatever the database holds. */
const pages = [
  ...['/', '/events', '/events/calendar', '/centres', '/organisations', '/news', '/news/archive', '/awards'],
  ...['/memoranda', '/library', '/verify', '/front-office', '/front-office/faq', '/consultation', '/join'],
  ...['/statistics', '/map', '/feeds', '/follow'],
  ...['/about/privacy', '/about/accessibility', '/about/open-data', '/about/embed'],
]
/** Rows read at a time while a part is sent. */
const stepSize = 1000

/** The parts the map has now, with their last changes; at most an hour behind. A kind nothing is published of has none. */
export async function listSitemapParts(): Promise<SitemapPart[]> {
  const kinds = await Promise.all(
    sitemapKinds.map(async (kind) => {
      const marks = kind === 'pages' ? [{ changedAt: null }] : await findMarks(kind)
      return marks.map(({ changedAt }, index) => ({ kind, number: index + 1, changedAt }))
    }),
  )
  return kinds.flat()
}

/**
 * The entries of a part, a thousand at a time, as the database has them now: what was withdrawn a second ago is not among them, and
 * what was just published stands in the last part. None for a part there is not.
 */
export async function* readSitemapPart(
  kind: SitemapKind,
  number: number,
  size = partSize,
): AsyncGenerator<SitemapEntry[]> {
  if (kind === 'pages') {
    const units = (await listUnits()).map(({ slug }) => `/statistics/${slug}`)
    if (number === 1) yield [...pages, ...units].map((path) => ({ id: path, paths: pathsIn(locales, path) }))
    return
  }
  const marks = await findMarks(kind, size)
  const before = marks[number - 2]?.last ?? null
  const isThere = number === 1 || before !== null
  const until = number < marks.length ? marks[number - 1]?.last : undefined
  for (let after = before, left = isThere ? size : 0; left > 0;) {
    const rows = await readers[kind]({ after, take: Math.min(stepSize, left) })
    const within = until ? rows.filter(({ id }) => id <= until) : rows
    if (within.length > 0) yield within
    if (within.length < Math.min(stepSize, left)) return
    left -= within.length
    after = within.at(-1)?.id ?? null
  }
}

/**
 * Where each part ends. Ids only grow, so a part keeps its rows whatever is added or withdrawn; the marks are therefore not thrown
 * away with each change, which at a hundred thousand events would read them all again and again.
 */
async function findMarks(kind: Exclude<SitemapKind, 'pages'>, size = partSize): Promise<Mark[]> {
  'use cache'
  cacheLife('hours')
  const marks = await listMarks(kind, size)
  // Nothing yet: the first publication is to be seen at once.
  if (marks.length === 0) cacheTag(kind)
  return marks
}
