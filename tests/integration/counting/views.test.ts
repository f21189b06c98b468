import { spawn } from 'node:child_process'
import { beforeAll, describe, expect, test } from 'vitest'
import { countViews } from '#lib/counting/commands/count-views.ts'
import { collectView, flushViews } from '#lib/counting/commands/collect-views.ts'
import { endDay } from '#lib/counting/commands/end-day.ts'
import { type View, viewOf } from '#lib/counting/commands/visitor-mark.ts'
import { listPopularNews } from '#lib/counting/public.ts'
import { looksAsAuthor } from '#lib/counting/queries.ts'
import { isCounted, popularityOf } from '#lib/counting/rules.ts'
import { asOwner, db } from '#tests/support/database.ts'
import { anEditor, aStranger } from '#tests/support/people.ts'
import { aDraft, aPublished } from '../news/desk.ts'

const today = new Date('2026-11-26T07:00:00Z')
const browser = (n: number) =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${n}.0) Gecko/20100101 Firefox/${n}.0`
const bots = ['Mozilla/5.0 (compatible; YandexBot/3.0)', 'curl/8.5.0', '']

let editor: Awaited<ReturnType<typeof anEditor>>
let items: string[]

beforeAll(async () => {
  editor = await anEditor()
  items = [
    await aPublished(editor),
    await aPublished(editor),
    await aPublished(editor),
    await aPublished(editor),
  ]
})

async function viewsOf(newsId: string): Promise<{ whole: number; days: number }> {
  const counters = await db.newsCounters.findUnique({ where: { newsId } })
  const days = await db.newsDay.aggregate({ where: { newsId }, _sum: { views: true } })
  return { whole: counters?.views ?? 0, days: days._sum.views ?? 0 }
}

/** What the route does with a request: nothing of bots and authors, a view of everybody else. */
async function look(newsId: string, who: number, at = today): Promise<View | null> {
  const isProgram = who % 50 === 7
  const agent = isProgram ? (bots[who % bots.length] ?? '') : browser(100 + (who % 20))
  if (!isCounted(new Headers({ 'user-agent': agent }))) return null
  const actor = who % 50 === 9 ? editor : null
  if (actor && (await looksAsAuthor(actor, newsId))) return null
  return viewOf(null, newsId, { address: `203.0.${who >> 8}.${who & 255}`, agent }, at)
}

test('10,000 views of 500 visitors, bots and authors among them, count once a visitor, item and day', async () => {
  const visitors = Array.from({ length: 500 }, (_, who) => who)
  const people = visitors.filter((who) => who % 50 !== 7 && who % 50 !== 9)
  expect(people).toHaveLength(480)
  const looks = visitors.flatMap((who) =>
    Array.from({ length: 20 }, (_, n) => ({ who, newsId: items[n % 4]! })),
  )
  expect(looks).toHaveLength(10_000)
  let counted = 0
  for (const [index, { who, newsId }] of looks.entries()) {
    const view = await look(newsId, who)
    if (view) collectView(null, view)
    if (index % 997 === 0) counted += await flushViews(null)
  }
  counted += await flushViews(null)
  expect(counted).toBe(480 * 4)
  for (const id of items) expect(await viewsOf(id)).toEqual({ whole: 480, days: 480 })
})

test('the same views from two processes and many connections at once are still counted once', async () => {
  const newsId = await aPublished(editor)
  const views = await Promise.all(Array.from({ length: 400 }, (_, who) => look(newsId, who)))
  const given = views.filter((view) => view !== null)
  const script = `
    const { countViews } = await import('#lib/counting/commands/count-views.ts')
    const views = JSON.parse(process.argv[1])
    let counted = 0
    for (let from = 0; from < views.length; from += 40) counted += await countViews(null, views.slice(from, from + 40))
    console.log(counted); process.exit(0)`
  const other = async (list: View[]) => {
    const args = ['--conditions=react-server', '--input-type=module', '-e', script, JSON.stringify(list)]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (data: Buffer) => (said += data.toString()))
    await new Promise((resolve) => child.on('close', resolve))
    return Number(said.trim())
  }
  const here = Array.from({ length: 5 }, (_, n) => countViews(null, given.toReversed().slice(n * 60)))
  const sums = await Promise.all([other(given), other(given.toReversed()), ...here])
  expect(sums.reduce((sum, count) => sum + count, 0)).toBe(given.length)
  expect(await viewsOf(newsId)).toEqual({ whole: given.length, days: given.length })
})

test('a day ends at midnight of the region: the same visitor counts again, and the last look is of the old day', async () => {
  const newsId = await aPublished(editor)
  const [before, after] = [new Date('2026-11-26T18:59:59Z'), new Date('2026-11-26T19:00:00Z')]
  const views = [await look(newsId, 1, before), await look(newsId, 1, after), await look(newsId, 1, after)]
  expect(await countViews(null, views as View[])).toBe(2)
  const days = await db.newsDay.findMany({ where: { newsId }, orderBy: { day: 'asc' } })
  expect(days.map(({ day, views: count }) => [day.toISOString().slice(0, 10), count])).toEqual([
    ['2026-11-26', 1],
    ['2026-11-27', 1],
  ])
})

test('a draft, an unknown item and the editor’s own look are not counted', async () => {
  const draft = await aDraft(editor)
  const unknown = '01900000-0000-7000-8000-00000000dead'
  const views = [await look(draft, 1), await look(unknown, 1)]
  expect(await countViews(null, views as View[])).toBe(0)
  expect(await looksAsAuthor(editor, draft)).toBe(true)
  const stranger = await aStranger()
  expect(await looksAsAuthor(stranger, draft)).toBe(false)
  await db.newsItem.update({ where: { id: draft }, data: { createdById: stranger.userId } })
  expect(await looksAsAuthor(stranger, draft)).toBe(true)
})

describe('who looked cannot be told', () => {
  test('a mark is kept with the day and the item and nothing else, and differs between items and days', async () => {
    const columns = await asOwner<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_name IN ('NewsView', 'ViewSalt', 'NewsDay') ORDER BY 1`,
    )
    expect(columns.map(({ name }) => name)).toEqual([
      ...['NewsDay.comments', 'NewsDay.day', 'NewsDay.newsId', 'NewsDay.reactions', 'NewsDay.views'],
      ...['NewsView.day', 'NewsView.mark', 'NewsView.newsId', 'ViewSalt.day', 'ViewSalt.salt'],
    ])
    const marks = [await look(items[0]!, 1), await look(items[1]!, 1), await look(items[0]!, 2)]
    expect(new Set(marks.map((view) => view?.mark)).size).toBe(3)
    const rows = await asOwner<{ text: string }>(`SELECT t::text AS text FROM "NewsView" t LIMIT 2000`)
    expect(rows.some(({ text }) => /203\.0|Firefox|Mozilla/.test(text))).toBe(false)
  })

  test('after the day its salt and its marks are gone, and the same visitor gets another mark', async () => {
    const at = new Date('2026-11-20T10:00:00Z')
    const visitor = { address: '203.0.113.9', agent: browser(120) }
    const first = await viewOf(null, items[0]!, visitor, at)
    await countViews(null, [first])
    await endDay(null, new Date('2026-11-20T19:09:00Z'))
    expect(await db.viewSalt.count({ where: { day: new Date('2026-11-20') } })).toBe(1)
    expect(await endDay(null, new Date('2026-11-20T19:11:00Z'))).toBe(1)
    expect(await db.viewSalt.count({ where: { day: { lte: new Date('2026-11-20') } } })).toBe(0)
    expect(await db.newsView.count({ where: { day: { lte: new Date('2026-11-20') } } })).toBe(0)
    await viewOf(null, items[0]!, visitor, today)
    expect((await viewOf(null, items[0]!, visitor, at)).mark).not.toBe(first.mark)
  })
})

test('the popular lists go by the score that is stated, each window by its own days', async () => {
  const now = new Date()
  const dayAgo = (ago: number) =>
    new Date(
      new Date(`${now.toLocaleDateString('en-CA', { timeZone: 'Asia/Almaty' })}T00:00:00Z`).getTime() -
        ago * 86_400_000,
    )
  await db.newsDay.deleteMany()
  const [fresh, loved, talked, old] = items as [string, string, string, string]
  const days = [
    { newsId: fresh, day: dayAgo(0), views: 300, comments: 0, reactions: 0 },
    { newsId: loved, day: dayAgo(1), views: 100, comments: 0, reactions: 90 },
    { newsId: talked, day: dayAgo(5), views: 10, comments: 80, reactions: 0 },
    { newsId: old, day: dayAgo(25), views: 13_000, comments: 0, reactions: 0 },
  ]
  await db.newsDay.createMany({ data: days })
  for (const window of ['day', 'week', 'month'] as const) {
    const scores = days.map((row) => ({ id: row.newsId, score: popularityOf([row], dayAgo(0), window) }))
    const wanted = scores.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score)
    const listed = await listPopularNews('kk', window, 10)
    expect(listed.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
  }
  expect((await listPopularNews('kk', 'day')).map(({ id }) => id)).toEqual([fresh, loved])
  expect(await listPopularNews('en', 'month')).toEqual([])
})
