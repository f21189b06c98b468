import { describe, expect, test } from 'vitest'
import { chooseItems, type Item } from '#lib/follows/rules/choose.ts'
import { digestDue } from '#lib/follows/rules/digest-time.ts'
import { newsLetter, type Shown } from '#lib/follows/rules/letter.ts'
import { notification } from '#lib/follows/rules/notification.ts'
import { topicOf, topicText } from '#lib/follows/rules.ts'
import { letterHtml } from '#lib/mail/letter-html.ts'
import { env } from '#lib/platform/env.ts'
import { newId } from '#lib/platform/new-id.ts'
import { isInternal } from '#lib/platform/addresses.ts'
import { isPushService } from '#lib/platform/push.ts'

const from = new Date('2026-11-16T04:00:00Z')
const until = new Date('2026-11-23T04:00:00Z')

function anItem(given: Partial<Item> = {}): Item {
  return {
    ...{ kind: 'newEvent', id: newId(), at: until, order: 0, seriesId: null },
    ...{ unitIds: [], directionIds: [], centreIds: [], organisationIds: [], ...given },
  }
}

describe('choosing', () => {
  const [unit, centre] = [newId(), newId()]
  const topics = [
    { kind: 'unit' as const, id: unit },
    { kind: 'centre' as const, id: centre },
  ]

  test('an item that fits two topics is told once, another place’s is not told', () => {
    const both = anItem({ unitIds: [unit], centreIds: [centre] })
    const { items } = chooseItems([both, anItem({ unitIds: [newId()] })], { topics, from, until })
    expect(items).toEqual([{ kind: 'newEvent', id: both.id }])
  })

  test.each([
    [from, 0],
    [new Date(from.getTime() + 1), 1],
    [until, 1],
    [new Date(until.getTime() + 1), 0],
  ])('what became known at %s is told in this week or not', (at, count) => {
    const { items } = chooseItems([anItem({ at, unitIds: [unit] })], { topics, from, until })
    expect(items).toHaveLength(count)
  })

  test('the soonest event comes first, one of a series stands for all, and the rest is counted', () => {
    const seriesId = newId()
    const all = Array.from({ length: 40 }, (_, index) => anItem({ order: 40 - index, unitIds: [unit] }))
    const series = [3, 1, 2].map((order) => anItem({ order: -order, seriesId, unitIds: [unit] }))
    const { items, more } = chooseItems([...all, ...series], { topics, from, until })
    expect(items).toHaveLength(30)
    expect(items[0]?.id).toBe(series[0]?.id)
    expect(more).toBe(11)
  })

  test('what was told at once is not told again', () => {
    const item = anItem({ unitIds: [unit] })
    const told = new Set([item.id])
    expect(chooseItems([item], { topics, from, until, told })).toEqual({ items: [], more: 0 })
  })
})

test.each([
  ['2026-11-23T04:00:00Z', '2026-11-23T04:00:00.000Z'],
  ['2026-11-23T03:59:59Z', '2026-11-16T04:00:00.000Z'],
  ['2026-11-22T20:00:00Z', '2026-11-16T04:00:00.000Z'],
  ['2026-11-28T20:00:00Z', '2026-11-23T04:00:00.000Z'],
])('at %s the last digest was due at %s: Mondays at nine in Kokshetau', (at, due) => {
  expect(digestDue(new Date(at), '1-09:00').toISOString()).toBe(due)
})

test('Sunday is the seventh day of the week', () => {
  expect(digestDue(until, '7-18:30').toISOString()).toBe('2026-11-22T13:30:00.000Z')
})

test('topics are read back as they are written, and nothing else is one', () => {
  const topic = { kind: 'centre' as const, id: newId() }
  expect(topicOf(topicText(topic))).toEqual(topic)
  expect(topicOf('region')).toEqual({ kind: 'region', id: null })
  for (const text of ['', 'centre', 'centre:1', `region:${topic.id}`, `person:${topic.id}`])
    expect(topicOf(text)).toBeNull()
})

const shown: Shown = {
  ...{
    kind: 'newEvent',
    id: newId(),
    path: '/kk/events/x',
    title: 'Сенбілік',
    when: 'сенбі',
    where: 'Көкшетау',
  },
  ...{ free: 3, locale: 'kk' },
}
const t = (key: string) => key
env.AUTH_SECRET = 'only for this test'

test('an event of a letter is no button, its two ends are', () => {
  const words = newsLetter(t, { id: newId(), locale: 'kk' }, { kind: 'digest', shown: [shown], more: 0 })
  const html = letterHtml({ locale: 'kk', ...words! }, null)
  expect(html.match(/display:inline-block/g)).toHaveLength(2)
  expect(html).toContain('Сенбілік<br>')
  expect(newsLetter(t, { id: newId(), locale: 'kk' }, { kind: 'digest', shown: [], more: 0 })).toBeNull()
})

test('a notification stays below two kilobytes, however long its titles are', () => {
  const long = { ...shown, title: 'Ұ'.repeat(3000), where: 'Ә'.repeat(3000) }
  for (const many of [[long], [long, long, long, long]])
    expect(Buffer.byteLength(notification(t, 'kk', many) ?? '')).toBeLessThanOrEqual(2048)
})

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://wns2-par02p.notify.windows.com/w/?token=x', true],
  ['https://web.push.apple.com/Q', true],
  ['http://fcm.googleapis.com/x', false],
  ['https://fcm.googleapis.com:8443/x', false],
  ['https://fcm.googleapis.com.example.org/x', false],
  ['https://notify.windows.com.example.org/x', false],
  ['https://user@fcm.googleapis.com/x', false],
  ['https://127.0.0.1/x', false],
  ['https://fcm.googleapis.com./x', false],
  ['https://[::1]/x', false],
  ['https://fcm.googleapis.com@10.0.0.1/x', false],
  ['file:///etc/passwd', false],
  ['', false],
])('%s is a push service: %s', (endpoint, isOne) => {
  expect(isPushService(endpoint)).toBe(isOne)
})

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['::1', true],
  ['::ffff:10.0.0.1', true],
  ['::ffff:a00:1', true],
  ['::ffff:8.8.8.8', false],
  ['2002:7f00:1::1', true],
  ['64:ff9b::a00:1', true],
  ['fec0::1', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['142.250.1.1', false],
  ['2a00:1450::1', false],
  ['no address', true],
])('%s lies inside the house: %s', (address, isInside) => {
  expect(isInternal(address)).toBe(isInside)
})
