import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openAnswer } from '#app/api/open-answer.ts'
import { answerApi } from '#app/api/v1/answer.ts'
import { openApi } from '#lib/open-data/rules/openapi.ts'
import { parameters, type Resource, resources } from '#lib/open-data/schema/parameters.ts'
import { preflightResponse } from '#lib/platform/open-response.ts'
import { hourMs } from '#lib/platform/clock.ts'
import { makeEdition as makeFigures } from '#lib/statistics/commands/make-edition.ts'
import {
  createAward,
  createCentre,
  createEvent,
  createMemorandum,
  createNews,
  createOrganisation,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { withReference } from '#tests/support/reference.ts'

const site = 'http://site.invalid/api/v1'

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const url = new URL(site + path)
  const parts = url.pathname.split('/').slice(3).filter(Boolean).map(decodeURIComponent)
  const request = new Request(url, init)
  return openAnswer(request, () => answerApi(request, parts))
}

type Page = {
  data: { id: string; slug?: string }[]
  page: { total: number; next: string | null }
  links: { next: string | null }
}
const pageOf = async (path: string) => {
  const answer = await ask(path)
  expect(answer.status, path).toBe(200)
  return (await answer.json()) as Page
}

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: false }))
const validators = new Map<string, ValidateFunction>()

function validatorOf(name: string): ValidateFunction {
  if (validators.size === 0) ajv.addSchema(openApi(), 'api')
  const known = validators.get(name) ?? ajv.compile({ $ref: `api#/components/schemas/${name}` })
  validators.set(name, known)
  return known
}

const titled = (name: string) => name[0]!.toUpperCase() + name.slice(1)

beforeAll(async () => {
  await withReference()
  const centre = await createCentre(db, { state: 'published' })
  const hidden = await createCentre(db, { state: 'withdrawn', nameKk: 'Жасырын', slug: 'zhasyryn' })
  const unitId = centre.unitId
  for (let index = 0; index < 7; index++) {
    const startsAt = new Date(Date.now() + (index - 3) * 48 * hourMs)
    const times = { startsAt, endsAt: new Date(startsAt.getTime() + hourMs) }
    await createEvent(db, {
      ...times,
      ...(index === 2
        ? { state: 'cancelled' as const, cancelledAt: new Date() }
        : { state: 'published' as const }),
      publishedAt: new Date(),
      centreId: centre.id,
      unitId,
    })
    await createNews(db, {}, index % 2 ? ['kk', 'ru'] : ['kk', 'ru', 'en'])
    await createCentre(db, { state: 'published' })
    await createOrganisation(db, { state: 'published' })
    await createAward(db, { state: 'issued', number: index + 1, year: 2026 })
    await createMemorandum(db)
  }
  const gone = { state: 'published' as const, publishedAt: new Date() }
  await createEvent(db, { ...gone, centreId: hidden.id, slug: 'zhasyryn-shara', titleKk: 'Жасырын' })
  await createEvent(db, { state: 'draft', slug: 'noboby-knows', titleKk: 'Жасырын' })
  await createNews(db, { state: 'draft' })
  await createAward(db, { state: 'issued', number: 99, year: 2026, isHidden: true })
  const mixed = await createNews(db, {}, ['kk', 'ru', 'en'])
  await db.newsTranslation.updateMany({
    where: { newsId: mixed.id, locale: 'en' },
    data: { state: 'draft', title: 'Жасырын' },
  })
  await makeFigures(null)
})

describe('every list', () => {
  test.each(resources)('%s answers as described, page by page each row once', async (name) => {
    const seen: string[] = []
    let next: string | null = `/${name}?limit=3`
    for (let pages = 0; next !== null && pages < 400; pages++) {
      const page: Page = await pageOf(next)
      expect(
        validatorOf(`${titled(name)}Page`)(page),
        JSON.stringify(validatorOf(`${titled(name)}Page`).errors?.[0]),
      ).toBe(true)
      seen.push(...page.data.map((record) => JSON.stringify(record)))
      next =
        name === 'statistics' && pages > 4 ? null : page.links.next && page.links.next.split('/api/v1')[1]!
    }
    expect(new Set(seen).size).toBe(seen.length)
    if (name !== 'statistics') expect(seen).toHaveLength((await pageOf(`/${name}`)).page.total)
    expect(seen.join()).not.toContain('Жасырын')
  })

  test('rows that are added meanwhile neither repeat nor hide others', async () => {
    for (const [name, add] of [
      ['events', () => createEvent(db, { state: 'published', publishedAt: new Date() })],
      ['news', () => createNews(db)],
      ['centres', () => createCentre(db, { state: 'published' })],
      [
        'awards',
        async () => createAward(db, { state: 'issued', year: 2025, number: await db.award.count() }),
      ],
    ] as const) {
      const before = (await pageOf(`/${name}?limit=100`)).data.map(({ id }) => id)
      const walked: string[] = []
      let next: string | null = `/${name}?limit=2`
      while (next !== null) {
        const page: Page = await pageOf(next)
        walked.push(...page.data.map(({ id }) => id))
        await add()
        next = walked.length < 60 && page.links.next ? page.links.next.split('/api/v1')[1]! : null
        if (before.every((id) => walked.includes(id))) break
      }
      expect(new Set(walked).size, name).toBe(walked.length)
      expect(
        before.filter((id) => !walked.includes(id)),
        name,
      ).toEqual([])
    }
  })

  test('one record by its address; what nobody may see does not exist', async () => {
    for (const name of [
      'centres',
      'organisations',
      'events',
      'memoranda',
      'awards',
      'news',
      'units',
      'directions',
    ] as const) {
      const [first] = (await pageOf(`/${name}`)).data as { id: string; slug?: string; code?: string }[]
      const key = first!.slug ?? first!.code ?? first!.id
      const body: unknown = await (await ask(`/${name}/${key}`)).json()
      expect(validatorOf(`${titled(name)}Answer`)(body), name).toBe(true)
      expect((body as { data: unknown }).data).toEqual(first)
    }
    for (const path of [
      '/centres/zhasyryn',
      '/events/zhasyryn-shara',
      '/events/noboby-knows',
      '/people',
      '/statistics/units',
      '/centres/a/b',
    ])
      expect((await ask(path)).status, path).toBe(404)
    const hidden = await db.award.findFirstOrThrow({ where: { isHidden: true } })
    expect((await ask(`/awards/${hidden.id}`)).status).toBe(404)
  })

  test('a language that is a draft is null', async () => {
    const { data } = (await pageOf('/news?limit=100')) as unknown as {
      data: { title: { kk: string; en: string | null }; page: { en: string | null } }[]
    }
    expect(data.filter(({ title }) => title.en === null).length).toBeGreaterThan(2)
    expect(data.filter(({ title, page }) => (title.en === null) !== (page.en === null))).toEqual([])
  })
})

describe('what is asked wrongly', () => {
  test.each([
    ['/events?colour=red', 'colour', 'There are: q, unit, direction, kind, when, age, places, limit, cursor'],
    ['/events?kind=party', 'kind', 'action, training'],
    ['/events?limit=0', 'limit', 'from 1 to 100'],
    ['/events?limit=101', 'limit', 'from 1 to 100'],
    ['/events?limit=5&limit=6', 'limit', 'once'],
    ['/events/any?x=1', 'x', 'There are'],
  ])('%s names the parameter', async (path, parameter, words) => {
    const answer = await ask(path)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    const problem = (await answer.json()) as { errors: { parameter: string; detail: string }[] }
    expect(validatorOf('Problem')(problem)).toBe(true)
    expect(problem.errors).toContainEqual({ parameter, detail: expect.stringContaining(words) as string })
  })

  test('in the reader’s language', async () => {
    const titles = await Promise.all(
      ['ru,en;q=0.5', 'kk', 'en', '*'].map(async (language) => {
        const answer = await ask('/events?x=1', { headers: { 'accept-language': language } })
        expect(answer.headers.get('vary')).toBe('accept-language')
        return ((await answer.json()) as { title: string }).title
      }),
    )
    expect(titles).toEqual([
      'Запрос непонятен',
      'Сұрау түсініксіз',
      'The request is not understood',
      'The request is not understood',
    ])
  })

  test(
    'thousands of odd questions are answered as described or refused as described, never by a fault',
    { timeout: 120_000 },
    async () => {
      const names = fc.constantFrom(...resources)
      const keys = [
        'q',
        'unit',
        'direction',
        'kind',
        'when',
        'age',
        'places',
        'limit',
        'cursor',
        'year',
        'table',
        'host',
        'month',
        'tag',
        '',
      ]
      const odd = fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.constantFrom(
          '\0',
          "' OR 1=1--",
          '%',
          '_',
          '٣',
          '1e3',
          '-1',
          '999999',
          '\uD800',
          '[object Object]',
          '{"not":""}',
          'ahead',
          'past',
          '7',
        ),
        fc.constantFrom(
          'action',
          'units',
          'people',
          'school',
          '2026',
          '2026-11',
          'inForce',
          'kk',
          'story',
          'city',
          'free',
          'әлеумет',
        ),
        fc
          .tuple(fc.constantFrom('', '2026-01-01T00:00:00.000Z', '2026-11-26', 'x'), fc.uuid())
          .map((pair) => Buffer.from(pair.join('|')).toString('base64url')),
      )
      let answered = 0
      const tried = { 200: 0, 400: 0, 404: 0 } as Record<number, number>
      const check = async (name: Resource, pairs: [string, string][]) => {
        const path = `/${name}?${new URLSearchParams(pairs.map(([key, value]) => [key, value.toWellFormed()])).toString()}`
        const answer = await ask(path)
        const body: unknown = await answer.json()
        expect([200, 400], path).toContain(answer.status)
        tried[answer.status] = (tried[answer.status] ?? 0) + 1
        const validate = validatorOf(answer.status === 200 ? `${titled(name)}Page` : 'Problem')
        expect(validate(body), `${path} ${JSON.stringify(validate.errors?.[0])}`).toBe(true)
        answered++
      }
      const known = fc.constantFrom(...resources).chain((name) =>
        fc.tuple(
          fc.constant(name),
          fc.uniqueArray(fc.tuple(fc.constantFrom(...Object.keys(parameters[name].shape)), odd), {
            ...{ maxLength: 3, selector: ([key]: [string, string]) => key },
          }),
        ),
      )
      const anything = fc.tuple(names, fc.array(fc.tuple(fc.constantFrom(...keys), odd), { maxLength: 4 }))
      const several = fc.tuple(
        ...Array.from({ length: 12 }, () => known),
        ...Array.from({ length: 8 }, () => anything),
      )
      const askAll = (all: [Resource, [string, string][]][]) =>
        Promise.all(all.map(([name, pairs]) => check(name, pairs))).then(() => undefined)
      await fc.assert(fc.asyncProperty(several, askAll), { numRuns: 100, endOnFailure: true })
      expect(answered).toBeGreaterThanOrEqual(2000)
      expect(tried[200]).toBeGreaterThan(200)
    },
  )
})

describe('how it is asked', () => {
  test('a tag gives 304 and no bytes, HEAD gives no bytes, other methods 405', async () => {
    const answer = await ask('/units')
    const etag = answer.headers.get('etag')!
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=300')
    const again = await ask('/units', { headers: { 'if-none-match': `"x", W/${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await ask('/units', { method: 'HEAD' })
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const refused = await ask('/units', { method })
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    }
  })

  test('pages of other sites may read it, and everybody is told what is left', async () => {
    const answer = await ask('/events?limit=1')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('access-control-expose-headers')).toContain('link')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(answer.headers.get('link')).toMatch(/cursor=[\w-]+>; rel="next"/)
    expect(answer.headers.get('ratelimit')).toMatch(/^"default";r=\d+;t=\d+$/)
    expect(preflightResponse().status).toBe(204)
    const root: unknown = await (await ask('')).json()
    expect(validatorOf('Root')(root)).toBe(true)
  })
})
