import { beforeAll, describe, expect, it } from 'vitest'
import type { Locale } from '#lib/i18n/routing.ts'
import { findPublished } from '#lib/search/public.ts'
import { readingsOf } from '#lib/search/rules/readings.ts'
import { firstThree, judgedOf, titlesById } from '../search/judged/judge.ts'
import * as forms from '../search/judged/forms.ts'
import * as languages from '../search/judged/languages.ts'
import * as names from '../search/judged/names.ts'
import * as scripts from '../search/judged/scripts.ts'
import { loadScene } from '../search/judged/scene.ts'

const classes: Record<string, { list: string; locale: Locale }> = {
  kazakh: { list: languages.kazakh, locale: 'kk' },
  russian: { list: languages.russian, locale: 'ru' },
  english: { list: languages.english, locale: 'en' },
  latin: { list: scripts.latin, locale: 'kk' },
  layout: { list: scripts.layout, locale: 'ru' },
  typos: { list: forms.typos, locale: 'ru' },
  inflected: { list: forms.inflected, locale: 'kk' },
  prefixes: { list: forms.prefixes, locale: 'kk' },
  names: { list: names.names, locale: 'ru' },
  abbreviations: { list: names.abbreviations, locale: 'ru' },
}

const wantedShare = 0.95
const wantedShareOfClass = 0.9
const score = new Map<string, { asked: number; right: number }>()

describe('what is meant is among the first three', () => {
  let titles: ReadonlyMap<string, string>
  beforeAll(async () => {
    await loadScene()
    titles = await titlesById()
  })

  it('every wanted record is there to be found', () => {
    const all = [...titles.values()].join('\n')
    const wanted = Object.values(classes).flatMap(({ list }) => judgedOf(list).flatMap((each) => each.wanted))
    expect(wanted.filter((part) => !all.includes(part))).toEqual([])
  })

  it.each(Object.entries(classes))('%s', async (name, { list, locale }) => {
    const misses: string[] = []
    const judged = judgedOf(list)
    for (const { query, wanted } of judged) {
      const hits = await firstThree(query, locale)
      const isRight = hits.some(({ recordId }) => wanted.some((part) => titles.get(recordId)?.includes(part)))
      if (!isRight) misses.push(`${query} → ${hits.map(({ title }) => title).join(' · ') || 'nothing'}`)
    }
    score.set(name, { asked: judged.length, right: judged.length - misses.length })
    if (misses.length > 0)
      process.stdout.write(
        `${name}, missed ${misses.length} of ${judged.length}:\n  ${misses.join('\n  ')}\n`,
      )
    expect(1 - misses.length / judged.length, misses.join('\n')).toBeGreaterThanOrEqual(wantedShareOfClass)
  })

  it('at least 180 queries, 95 % of them right', () => {
    const scores = [...score.values()]
    const asked = scores.reduce((sum, each) => sum + each.asked, 0)
    const right = scores.reduce((sum, each) => sum + each.right, 0)
    process.stdout.write(`${right} of ${asked} judged queries are right\n`)
    expect(asked).toBeGreaterThanOrEqual(180)
    expect(right / asked).toBeGreaterThanOrEqual(wantedShare)
  })

  it('«казак», «қазақ» and "qazaq" find the same', async () => {
    const found = await Promise.all(
      ['казак', 'қазақ', 'qazaq'].map(async (q) => {
        const filters = {
          q,
          locale: 'kk' as const,
          kind: '' as const,
          unit: '',
          direction: '',
          when: '' as const,
        }
        const { groups, counts } = await findPublished(
          filters,
          readingsOf(q).map(({ text }) => text),
        )
        return { counts, ids: groups.flatMap(({ hits }) => hits.map(({ recordId }) => recordId)).sort() }
      }),
    )
    expect(found[0]?.ids.length).toBeGreaterThan(0)
    expect(found[1]).toEqual(found[0])
    expect(found[2]).toEqual(found[0])
  })
})
