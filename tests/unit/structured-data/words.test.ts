import { describe, expect, test } from 'vitest'
import { centreData } from '#components/structured-data/bodies.ts'
import { eventData } from '#components/structured-data/event.ts'
import { type DataWords, thingId, zonedTime } from '#components/structured-data/words.ts'
import { JsonLd } from '#components/ui/json-ld.tsx'
import type { EventView } from '#lib/events/rules.ts'
import { complaintsAbout, dataOf } from '../../support/schema-org.ts'

const words: DataWords = { locale: 'ru', site: 'Біргеміз', region: 'Акмолинская область' }
const names = (name: string) => ({ nameKk: name, nameRu: name, nameEn: name })
const event = {
  ...{ id: '1', slug: 'sad', kind: 'action', phase: 'ahead', signUp: 'open', isDateStated: true },
  ...{ titleKk: 'Бақ', titleRu: 'Сад', titleEn: '', summaryKk: '', summaryRu: 'Сажаем', summaryEn: '' },
  ...{ placeKk: '', placeRu: 'Парк', placeEn: '', descriptionKk: '', descriptionRu: '', descriptionEn: '' },
  ...{ startsAt: new Date('2026-05-09T05:00:00Z'), endsAt: new Date('2026-05-09T08:00:00Z') },
  ...{ previousStartsAt: null, latitude: null, longitude: null },
  ...{ signUpOpensAt: null, publishedAt: new Date('2026-05-01T05:00:00Z'), training: null, host: null },
  ...{ ageRule: { minimumAge: 18, lawReasons: [] }, seats: { places: 10, taken: 10, waiting: 0, free: 0 } },
  ...{ unit: names('Кокшетау'), direction: names('Экология'), centre: { ...names('Центр'), slug: 'c' } },
  agenda: [
    {
      ...{ id: 'a', platform: 0, titleKk: '', titleRu: 'Сбор', titleEn: '' },
      ...{ startsAt: new Date('2026-05-09T05:00:00Z'), endsAt: null },
      speakers: [
        { ...names('А. А.'), slug: null },
        { ...names('А. А.'), slug: null },
      ],
    },
    { id: 'b', platform: 0, titleKk: '', titleRu: 'Без часа', titleEn: '', startsAt: null, speakers: [] },
  ],
} as unknown as EventView

describe('an event for machines', () => {
  test('says when in the region’s time, before the change of zone and after it', () => {
    expect(zonedTime(new Date('2026-05-09T05:00:00Z'))).toBe('2026-05-09T10:00:00+05:00')
    expect(zonedTime(new Date('2023-05-09T05:30:00Z'))).toBe('2023-05-09T11:30:00+06:00')
  })

  test('is one thing in all languages, free, with its full house and the hours of its programme', () => {
    const data = eventData(event, words)
    expect(data['@id']).toBe(thingId('/events/sad', 'event'))
    expect(eventData(event, { ...words, locale: 'en' })['@id']).toBe(data['@id'])
    expect(data).toMatchObject({
      ...{ '@type': 'Event', name: 'Сад', startDate: '2026-05-09T10:00:00+05:00', typicalAgeRange: '18-' },
      offers: { price: 0, availability: 'https://schema.org/SoldOut' },
      subEvent: [{ name: 'Сбор', startDate: '2026-05-09T10:00:00+05:00' }],
      performer: [{ name: 'А. А.' }],
    })
    expect(data.subEvent).toHaveLength(1)
    expect(data.performer).toHaveLength(1)
  })

  test('that is cancelled, or whose day nobody stated, is told as that', () => {
    expect(eventData({ ...event, phase: 'cancelled' }, words).eventStatus).toMatch(/EventCancelled$/)
    const undated = eventData({ ...event, isDateStated: false }, words)
    expect(undated['@type']).toBe('WebPage')
    expect(undated).not.toHaveProperty('startDate')
  })

  test('that was moved says when it was to begin before; moved back or called off it says no such thing', () => {
    const previousStartsAt = new Date('2026-05-08T05:00:00Z')
    expect(eventData({ ...event, previousStartsAt }, words)).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2026-05-08T10:00:00+05:00',
    })
    const back = eventData({ ...event, previousStartsAt: event.startsAt }, words)
    expect(back.eventStatus).toMatch(/EventScheduled$/)
    const off = eventData({ ...event, previousStartsAt, phase: 'cancelled' }, words)
    expect([back, off].some((data) => 'previousStartDate' in data)).toBe(false)
  })

  test('with a point of its own gives it to an independent reader; without one it gives none', async () => {
    const own = {
      ...event,
      latitude: 53.28,
      longitude: 69.39,
      previousStartsAt: new Date('2026-05-08T05:00:00Z'),
    }
    const html = pageWith(eventData(own, words))
    expect(await complaintsAbout(html)).toEqual([])
    const geo = { '@type': 'GeoCoordinates', latitude: 53.28, longitude: 69.39 }
    expect(dataOf(html).Event?.[0]).toMatchObject({ location: { geo } })
    expect(JSON.stringify(eventData(event, words))).not.toContain('GeoCoordinates')
  })
})

test('a centre with a point is a body that has a place', async () => {
  const texts = (name: string) => ({ [`${name}Kk`]: '', [`${name}Ru`]: '', [`${name}En`]: '' })
  const centre = {
    ...{ id: '1', slug: 'c', host: 'school', ...names('Центр'), unit: names('Кокшетау') },
    ...{ ...texts('description'), ...texts('address'), email: null, phone: null, website: null },
    ...{ latitude: 53.28, longitude: 69.39 },
  } as unknown as Parameters<typeof centreData>[0]
  const html = pageWith(centreData(centre, words))
  expect(await complaintsAbout(html)).toEqual([])
  expect(dataOf(html).Organization?.[0]).toMatchObject({ location: { geo: { latitude: 53.28 } } })
  expect(centreData({ ...centre, latitude: null, longitude: null }, words).location).toBeUndefined()
})

function pageWith(data: Parameters<typeof JsonLd>[0]['data']): string {
  const { props } = JsonLd({ data }) as unknown as {
    props: { dangerouslySetInnerHTML: { __html: string } }
  }
  return `<script type="application/ld+json">${props.dangerouslySetInnerHTML.__html}</script>`
}

test('no text of a record closes the script it stands in', () => {
  const hostile = '</script><script>alert(1)</script><!--'
  const { props } = JsonLd({ data: { '@type': 'Thing', name: hostile } }) as unknown as {
    props: { dangerouslySetInnerHTML: { __html: string } }
  }
  const written = props.dangerouslySetInnerHTML.__html
  expect(written).not.toContain('<')
  expect((JSON.parse(written) as { name: string }).name).toBe(hostile)
})
