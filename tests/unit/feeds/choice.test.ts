import { describe, expect, test } from 'vitest'
import {
  anywhere,
  calendarPathOf,
  type FeedChoice,
  feedPathsOf,
  fitting,
  readFeedPath,
  sourcesOf,
} from '#lib/feeds/rules/choice.ts'

const choice = (given: Partial<FeedChoice>): FeedChoice => ({ section: 'all', ...anywhere, ...given })

describe('an address', () => {
  test('leads back to the choice it was made of', () => {
    const narrowings = [
      anywhere,
      { ...anywhere, unit: 'kokshetau' },
      { unit: 'kokshetau', direction: 'eco', centre: '' },
      { unit: 'kokshetau', direction: 'eco', centre: 'asar' },
      { ...anywhere, centre: 'asar' },
    ]
    for (const narrowing of narrowings) {
      const { rss, atom } = feedPathsOf({ section: 'events', ...narrowing })
      for (const [path, file] of [
        [rss, 'rss'],
        [atom, 'atom'],
      ] as const)
        expect(readFeedPath(path.split('/').slice(2))).toEqual({ word: 'events', narrowing, file })
      const calendar = calendarPathOf(narrowing)
      if (calendar !== '/events.ics')
        expect(readFeedPath(calendar.split('/').slice(2))).toEqual({
          ...{ word: 'events', narrowing, file: 'calendar' },
        })
    }
    expect(calendarPathOf(anywhere)).toBe('/events.ics')
  })

  test('is understood in one spelling only', () => {
    const wrong = [
      [],
      ['events'],
      ['events', 'feed.xml'],
      ['events', 'toString'],
      ['events', 'unit', 'rss.xml'],
      ['events', 'unit', 'a', 'direction', 'rss.xml'],
      ['events', 'direction', 'a', 'unit', 'b', 'rss.xml'],
      ['events', 'unit', 'a', 'unit', 'b', 'rss.xml'],
      ['events', 'unit', '../a', 'rss.xml'],
      ['events', 'unit', '', 'rss.xml'],
      ['events', 'constructor', 'a', 'rss.xml'],
    ]
    for (const path of wrong) expect(readFeedPath(path), path.join('/')).toBeNull()
  })
})

test('a feed is made of the records that know what it is narrowed by', () => {
  const cases: [Partial<FeedChoice>, string[]][] = [
    [{}, ['events', 'news', 'memoranda', 'awards', 'library']],
    [{ unit: 'a' }, ['events', 'memoranda', 'awards']],
    [{ direction: 'a' }, ['events', 'library']],
    [{ unit: 'a', direction: 'b' }, ['events']],
    [{ centre: 'a' }, ['events']],
    [{ section: 'library', unit: 'a' }, []],
    [{ section: 'library', direction: 'a' }, ['library']],
    [{ section: 'news', unit: 'a' }, []],
    [{ section: 'memoranda', centre: 'a' }, []],
  ]
  for (const [given, sources] of cases)
    expect(sourcesOf(choice(given)), JSON.stringify(given)).toEqual(sources)
})

test('a form leaves out what the section knows nothing of, and says so', () => {
  const asked = choice({ section: 'awards', unit: 'a', direction: 'b', centre: 'c' })
  expect(fitting(asked)).toEqual({
    choice: { section: 'awards', ...anywhere, unit: 'a' },
    leftOut: ['direction', 'centre'],
  })
  expect(sourcesOf(fitting(asked).choice)).toEqual(['awards'])
})
