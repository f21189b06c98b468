import { beforeAll, describe, expect, test } from 'vitest'
import { suggestPublished } from '#lib/search/public.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import * as build from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'
import { ask, hitsOf, titlesOf } from './scene.ts'

let centreId = ''

beforeAll(async () => {
  await loadReference(db)
  const unit = await db.unit.findFirstOrThrow({ where: { slug: 'kokshetau' } })
  const names = {
    nameKk: '«Достық» волонтерлік орталығы',
    nameRu: 'Волонтёрский центр «Достык»',
    nameEn: '“Dostyq” volunteer centre',
  }
  centreId = (await build.createCentre(db, { ...names, unitId: unit.id })).id
  const trees = {
    titleKk: 'Қарағай көшеттерін отырғызу',
    titleRu: 'Посадка саженцев сосны',
    titleEn: 'Planting pine saplings',
  }
  await build.createEvent(db, { centreId, ...trees })
  const past = {
    startsAt: new Date(Date.now() - 40 * dayMs),
    endsAt: new Date(Date.now() - 40 * dayMs + hourMs),
  }
  await build.createEvent(db, { centreId, ...trees, titleKk: 'Қарағай көшеттерін суару', ...past })
  await build.createOrganisation(db, {
    nameKk: '«Қазақ үні» қоры',
    nameRu: 'Фонд «Голос казаха»',
    nameEn: 'Voice fund',
  })
  await build.createOrganisation(db, {
    nameKk: '«Казак» ансамблі',
    nameRu: 'Ансамбль «Казак»',
    nameEn: 'Kazak ensemble',
  })
})

describe('one word in its forms', () => {
  const same = ['көшет', 'көшеттер', 'көшеттердің', 'кошеттерин', 'КӨШЕТТЕРІН']
  for (const q of same) {
    test(`«${q}» finds the saplings`, async () => {
      expect((await titlesOf(q)).toSorted()).toEqual([
        'Қарағай көшеттерін отырғызу',
        'Қарағай көшеттерін суару',
      ])
    })
  }

  test('Russian and English words by their stems, typed in any interface', async () => {
    expect(await titlesOf('саженец саженцы', 'ru')).toContain('Посадка саженцев сосны')
    expect(await titlesOf('сажен', 'ru')).toContain('Посадка саженцев сосны')
    expect(await titlesOf('sapling', 'en')).toContain('Planting pine saplings')
    expect(await titlesOf('саженцами', 'kk')).toContain('Посадка саженцев сосны')
  })

  test('three spellings find the same, the one typed first', async () => {
    const found = async (q: string) => (await titlesOf(q)).toSorted()
    expect(await found('казак')).toEqual(await found('қазақ'))
    expect(await found('qazaq')).toEqual(await found('қазақ'))
    expect((await titlesOf('қазақ'))[0]).toBe('«Қазақ үні» қоры')
    expect((await titlesOf('казак'))[0]).toBe('«Казак» ансамблі')
  })
})

describe('what is not quite typed', () => {
  test('beginnings of words', async () => {
    expect(await titlesOf('дост', 'kk', { kind: 'centre' })).toEqual(['«Достық» волонтерлік орталығы'])
    expect(await titlesOf('волонтер дос', 'kk', { kind: 'centre' })).toEqual([
      '«Достық» волонтерлік орталығы',
    ])
  })

  test('slips of a letter, and the answer says so', async () => {
    const result = await ask('отргызу')
    expect(result.groups[0]?.hits[0]?.title).toBe('Қарағай көшеттерін отырғызу')
    expect(result).toMatchObject({ matched: 'near', mended: [{ from: 'отргызу', to: 'отиргизу' }] })
  })

  test('a word nothing bears is left out, and the answer says so', async () => {
    const result = await ask('көшет ыъщщщ')
    expect(result.matched).toBe('near')
    expect(result.counts.event).toBe(2)
  })

  test('nothing is nothing', async () => {
    expect(await ask('ыъщщщ')).toMatchObject({ total: 0, matched: 'none', groups: [] })
    for (const q of ['', '   ', "'", "' OR 1=1 --", '\\', '!!! & | :*', '()'])
      expect((await ask(q)).total, q).toBe(0)
  })

  test('the first reading that answers is named', async () => {
    const { findPublished } = await import('#lib/search/public.ts')
    const filters = { q: 'rjitn', locale: 'kk', kind: '', unit: '', direction: '', when: '' } as const
    const result = await findPublished(filters, ['rjitn', 'көшет'])
    expect(result).toMatchObject({ reading: 'көшет', matched: 'words' })
  })
})

describe('filters, order and pages', () => {
  test('what is ahead stands before what is over, and can be asked for alone', async () => {
    expect(await titlesOf('қарағай')).toEqual(['Қарағай көшеттерін отырғызу', 'Қарағай көшеттерін суару'])
    expect(await titlesOf('қарағай', 'kk', { when: 'past' })).toEqual(['Қарағай көшеттерін суару'])
    expect(await titlesOf('қарағай', 'kk', { when: 'ahead', kind: 'event' })).toEqual([
      'Қарағай көшеттерін отырғызу',
    ])
  })

  test('unit and direction narrow; unknown ones find nothing', async () => {
    expect((await ask('қарағай', 'kk', { unit: 'kokshetau', direction: 'social' })).total).toBe(2)
    expect((await ask('қарағай', 'kk', { unit: 'stepnogorsk' })).total).toBe(0)
    expect((await ask('қарағай', 'kk', { unit: 'nowhere' })).total).toBe(0)
    expect((await ask('қарағай', 'kk', { direction: "x'" })).total).toBe(0)
  })

  test('a record is there once, in the language of the reader where that answers', async () => {
    const [hit] = await hitsOf('Достык', 'en', { kind: 'centre' })
    expect(hit).toMatchObject({ locale: 'en', title: '“Dostyq” volunteer centre' })
    expect((await ask('Достык', 'en', { kind: 'centre' })).total).toBe(1)
  })

  test('words that answer are marked in title and snippet', async () => {
    const [hit] = await hitsOf('көшеттер')
    expect(hit?.titleParts).toEqual([
      { text: 'Қарағай ', isHit: false },
      { text: 'көшеттерін', isHit: true },
      { text: ' отырғызу', isHit: false },
    ])
  })

  test('pages of a kind neither repeat nor miss anything', async () => {
    for (let n = 0; n < 45; n++)
      await build.createEvent(db, {
        centreId,
        titleKk: `Шаңғы жарысы ${n}`,
        titleRu: `Лыжи ${n}`,
        titleEn: `Ski ${n}`,
      })
    const { findPublished } = await import('#lib/search/public.ts')
    const filters = { q: 'шаңғы', locale: 'kk', kind: 'event', unit: '', direction: '', when: '' } as const
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await findPublished(filters, ['шаңғы'], cursor)
      expect(page.counts.event).toBe(45)
      seen.push(...page.hits.map(({ recordId }) => recordId))
      cursor = page.next
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([45, 45])
  })
})

describe('suggestions', () => {
  test('titles one of whose words begins so, at most eight', async () => {
    const found = await suggestPublished('қарағай кө', 'kk')
    expect(found[0]).toMatchObject({ kind: 'event', title: 'Қарағай көшеттерін отырғызу' })
    expect((await suggestPublished('лыж', 'ru')).length).toBeLessThanOrEqual(8)
    expect(await suggestPublished('', 'kk')).toEqual([])
  })

  test('near ones when nothing begins so', async () => {
    expect((await suggestPublished('достйқ', 'kk'))[0]?.title).toBe('«Достық» волонтерлік орталығы')
  })
})
