import type { Browser, Page } from '@playwright/test'
import { cookieOf, type Persona, signInAs } from './accounts.ts'
import { type FoundForm, pageOf } from './forms.ts'

/** What one person reached: pages and files by their path, and every form on the way. */
export type Walk = { pages: string[]; downloads: string[]; forms: FoundForm[] }

type Walker = { cookie: string; inside: RegExp; starts: string[]; baseURL: string; parser: Page }

const pagesMax = 400
const perShapeMax = 2
const sideBySide = 4

const anyId = /[0-9a-f]{8}-[0-9a-f-]{27}/g

/** An address without what tells one record from another. */
export function shapeOf(address: string): string {
  return address.replace(anyId, ':id').replace(/\?.*/, '')
}

/** Whether the path names a record. */
export function isOfRecord(address: string): boolean {
  return shapeOf(address).includes(':id')
}

/**
 * Follows every link from the given pages on, as a browser without script would: wave after wave, so that what is found does not
 * depend on which answer comes first. Two addresses of a shape are enough. A page that fails fails the walk.
 */
export async function walk({ cookie, inside, starts, baseURL, parser }: Walker): Promise<Walk> {
  const walked: Walk = { pages: [], downloads: [], forms: [] }
  const shapes = new Map<string, number>()
  const seen = new Set(starts)
  const isNew = (path: string): boolean => {
    const count = shapes.get(shapeOf(path)) ?? 0
    if (seen.has(path) || count >= perShapeMax) return false
    shapes.set(shapeOf(path), count + 1)
    seen.add(path)
    return true
  }
  const pathsInside = (links: string[]): string[] =>
    links
      .map((link) => new URL(link))
      .filter(({ origin, pathname }) => origin === baseURL && inside.test(pathname))
      .map(({ pathname, search }) => pathname + search)
  let wave = [...seen]
  while (wave.length > 0) {
    const read = await several(wave, (path) => open(path, { cookie, baseURL, parser }))
    wave = []
    for (const { path, end, isFile, page } of read) {
      if (!end || !inside.test(end)) continue
      if (isFile) walked.downloads.push(path)
      if (!page) continue
      walked.pages.push(path)
      walked.forms.push(...page.forms)
      walked.downloads.push(...pathsInside(page.downloads))
      wave.push(...pathsInside(page.links).filter(isNew))
    }
    if (walked.pages.length + wave.length > pagesMax)
      throw new Error(
        `more than ${pagesMax} pages: either too few shapes are known as one, or raise pagesMax`,
      )
  }
  return walked
}

async function open(
  path: string,
  { cookie, baseURL, parser }: Pick<Walker, 'cookie' | 'baseURL' | 'parser'>,
) {
  const answer = await fetch(baseURL + path, { headers: { cookie, accept: 'text/html' } })
  if (answer.status >= 500) throw new Error(`${path} answers ${answer.status}`)
  const isHtml = answer.headers.get('content-type')?.startsWith('text/html') === true
  const text = isHtml && answer.ok ? await answer.text() : await answer.body?.cancel()
  const end = answer.ok ? new URL(answer.url).pathname : null
  const page = text === undefined ? null : await pageOf(parser, answer.url, text)
  return { path, end, page, isFile: answer.ok && !isHtml }
}

/** Does work for each, a few at a time; the results stand in the order of the items. */
export async function several<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const rest = [...items.entries()]
  const take = async (): Promise<void> => {
    for (let next = rest.shift(); next; next = rest.shift()) results[next[0]] = await work(next[1])
  }
  await Promise.all(Array.from({ length: sideBySide }, take))
  return results
}

/** One form of each kind twice: same page but for the record, same action, same fields, same button. */
export function withoutRepeats(forms: FoundForm[]): FoundForm[] {
  const counts = new Map<string, number>()
  return forms.filter(({ address, target, fields, actionIds, submitter }) => {
    const names = fields.map(([name]) => name).filter((name) => !name.startsWith('$ACTION'))
    const key = JSON.stringify([shapeOf(address), shapeOf(target), actionIds, [...new Set(names)], submitter])
    counts.set(key, (counts.get(key) ?? 0) + 1)
    return (counts.get(key) ?? 0) <= perShapeMax
  })
}

/** Signs in through the form and gives the session's cookie. */
export async function cookieFor(browser: Browser, persona: Persona): Promise<string> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signInAs(page, persona)
  const cookie = await cookieOf(page)
  await context.close()
  return cookie
}
