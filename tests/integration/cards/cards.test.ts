import sharp from 'sharp'
import { expect, test } from 'vitest'
import { GET as eventCard } from '#app/[locale]/(public)/events/[slug]/card.png/route.ts'
import { GET as unitCard } from '#app/[locale]/(public)/statistics/[unit]/card.png/route.ts'
import { drawCard, findCard, findCardImage } from '#lib/cards/public.ts'
import { cardVersion } from '#lib/cards/rules.ts'
import { makeEdition } from '#lib/statistics/commands/make-edition.ts'
import { findLatestFigures } from '#lib/statistics/public.ts'
import { createCentre, createEvent, createOrganisation } from '#tests/support/builders.ts'
import { db } from '#tests/support/database.ts'

const published = { state: 'published', publishedAt: new Date('2026-01-05T05:00:00Z') } as const

async function anEvent(more: object = {}) {
  const centre = await createCentre(db)
  return { centre, event: await createEvent(db, { ...published, centreId: centre.id, ...more }) }
}

function ask(slug: string, headers: Record<string, string> = {}) {
  const params = Promise.resolve({ locale: 'kk', slug })
  return eventCard(new Request(`http://site/kk/events/${slug}/card.png`, { headers }), { params })
}

test('a card is a picture of 1200 × 630 with a tag, and whoever knows the tag gets no bytes', async () => {
  const { event } = await anEvent({
    titleKk: 'Өзен жағасын тазалау: әңгіме, ұсыныс, үлгі, ғылым, іңір, һәм қауым '.repeat(4),
  })
  const answer = await ask(event.slug)
  expect(answer.headers.get('content-type')).toBe('image/png')
  const { width, height, format } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' })
  const tag = answer.headers.get('etag') ?? ''
  const again = await ask(event.slug, { 'if-none-match': `W/${tag}` })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await ask(event.slug, { 'if-none-match': '"other"' })).status).toBe(200)
})

test('what is no longer public has no card, whoever knows its tag', async () => {
  const { event, centre } = await anEvent()
  const tag = (await ask(event.slug)).headers.get('etag') ?? ''
  await db.centre.update({ where: { id: centre.id }, data: { state: 'draft' } })
  expect((await ask(event.slug, { 'if-none-match': tag })).status).toBe(404)
  expect(await findCardImage('events', 'kk', event.slug)).toBeNull()
  expect(await findCard('centres', 'kk', centre.slug)).toBeNull()
})

test('the address of a card changes with its words and says what it shows', async () => {
  const { event } = await anEvent()
  const before = await findCardImage('events', 'ru', event.slug)
  expect(before).toMatchObject({ width: 1200, height: 630 })
  expect(before?.alt).toContain(event.titleRu)
  await db.event.update({ where: { id: event.id }, data: { titleRu: 'Другое название' } })
  const after = await findCardImage('events', 'ru', event.slug)
  expect(after?.url).not.toBe(before?.url)
  await db.event.update({
    where: { id: event.id },
    data: { state: 'cancelled', cancelledAt: new Date(), cancelReasonKk: 'Боран', cancelReasonRu: 'Метель' },
  })
  expect((await findCardImage('events', 'ru', event.slug))?.url).not.toBe(after?.url)
})

test('each language draws its own words, once', async () => {
  const organisation = await createOrganisation(db)
  const [kk, ru] = [
    await findCard('organisations', 'kk', organisation.slug),
    await findCard('organisations', 'ru', organisation.slug),
  ]
  if (!kk || !ru) throw new Error('no card')
  expect(cardVersion(kk)).not.toBe(cardVersion(ru))
  expect(await drawCard(kk)).toBe(await drawCard(kk))
})

test('a district has a card of its figures; numbers that are kept back are not on it', async () => {
  const { unitId } = await createCentre(db, { state: 'published' })
  const unit = await db.unit.findUniqueOrThrow({ where: { id: unitId } })
  await makeEdition(null)
  const card = await findCard('statistics', 'ru', unit.slug)
  expect(card?.title).toBe(unit.nameRu)
  const people = (await findLatestFigures())?.figures.units.find(({ slug }) => slug === unit.slug)?.people
  const said = /\d/.test(card?.kicker ?? '')
  expect(said).toBe(typeof people === 'number')
  const params = Promise.resolve({ locale: 'ru', unit: unit.slug })
  const answer = await unitCard(new Request('http://site/card.png'), { params })
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(await findCard('statistics', 'ru', 'no-such-unit')).toBeNull()
})
