import { beforeAll, expect, it } from 'vitest'
import {
  countMemoranda,
  findPublishedMemorandum,
  listMemorandaOfEvent,
  listMemorandaOfOrganisation,
  listPublishedMemoranda,
} from '#lib/memoranda/public.ts'
import { listMemorandumFilterChoices } from '#lib/memoranda/public/choices.ts'
import { addDays, dayText, memorandumStatus, memorandumStatuses, whereStatus } from '#lib/memoranda/rules.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { createEvent, createMemorandum, createOrganisation } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { sitemapOf } from '#tests/support/sitemap.ts'

const today = dayOf(new Date())

beforeAll(async () => {
  await loadReference(db)
})

it.each(['draft', 'withdrawn'] as const)('a %s memorandum is in nothing public', async (state) => {
  const event = await createEvent(db)
  const organisation = await createOrganisation(db)
  const { id, slug } = await createMemorandum(db, { state, publishedAt: null, eventId: event.id })
  await db.memorandumParty.updateMany({
    where: { memorandumId: id, position: 1 },
    data: { organisationId: organisation.id },
  })
  const before = await countMemoranda()
  const everything = await Promise.all([
    findPublishedMemorandum(slug, 'kk'),
    listPublishedMemoranda({}, 'kk'),
    listMemorandaOfEvent(event.id, 'kk'),
    listMemorandaOfOrganisation(organisation.id, 'kk'),
    sitemapOf('memoranda'),
  ])
  expect(JSON.stringify(everything)).not.toContain(slug)
  await db.memorandum.update({ where: { id }, data: { state: 'published', publishedAt: new Date() } })
  expect(await countMemoranda()).toBe(before + 1)
  expect(await listMemorandaOfEvent(event.id, 'kk')).toHaveLength(1)
  expect(await listMemorandaOfOrganisation(organisation.id, 'kk')).toHaveLength(1)
})

it('the filter by status agrees with the rule, whatever the dates', async () => {
  const days = [null, ...[-400, -1, 0, 1, 29, 30, 31, 400].map((count) => addDays(today, count))]
  const rows = days.flatMap((signedOn) =>
    days.flatMap((validUntil) =>
      [null, addDays(today, -1), today, addDays(today, 1)].flatMap((terminatedOn) =>
        [true, false].map((isSigned) => ({
          isSigned,
          signedOn: isSigned ? signedOn : null,
          validUntil,
          terminatedOn,
        })),
      ),
    ),
  )
  const possible = rows.filter(
    ({ signedOn, validUntil }) => !signedOn || !validUntil || validUntil >= signedOn,
  )
  const subject = await db.memorandumSubject.findFirstOrThrow()
  const asDate = (day: string | null) => (day === null ? null : new Date(day))
  await db.memorandum.createMany({
    data: possible.map((row, index) => ({
      ...{
        slug: `case-${index}`,
        subjectId: subject.id,
        titleKk: 'а',
        titleRu: 'а',
        titleEn: '',
        isSigned: row.isSigned,
      },
      ...{
        signedOn: asDate(row.signedOn),
        validUntil: asDate(row.validUntil),
        terminatedOn: asDate(row.terminatedOn),
      },
    })),
  })
  const isCase = { slug: { startsWith: 'case-' } }
  for (const status of memorandumStatuses) {
    const found = await db.memorandum.findMany({ where: { AND: [isCase, whereStatus(status, today)] } })
    const expected = possible.filter((row) => memorandumStatus(row, today) === status)
    expect(found.length, status).toBe(expected.length)
    for (const { isSigned, signedOn, validUntil, terminatedOn } of found) {
      const dates = {
        isSigned,
        signedOn: dayText(signedOn),
        validUntil: dayText(validUntil),
        terminatedOn: dayText(terminatedOn),
      }
      expect(memorandumStatus(dates, today)).toBe(status)
    }
  }
})

it('pages forward and back without losing or repeating any', async () => {
  const subject = await db.memorandumSubject.findUniqueOrThrow({ where: { code: 'data' } })
  for (let index = 0; index < 65; index++) {
    const publishedAt = new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 10)))
    await createMemorandum(db, { subjectId: subject.id, publishedAt })
  }
  const filters = { subject: 'data' }
  const first = await listPublishedMemoranda(filters, 'ru')
  const second = await listPublishedMemoranda({ ...filters, after: first.next ?? '' }, 'ru')
  const third = await listPublishedMemoranda({ ...filters, after: second.next ?? '' }, 'ru')
  const slugs = [first, second, third].flatMap(({ memoranda }) => memoranda.map(({ slug }) => slug))
  expect(new Set(slugs).size).toBe(65)
  expect([first.previous, third.next]).toEqual([null, null])
  const back = await listPublishedMemoranda({ ...filters, before: third.previous ?? '' }, 'ru')
  expect(back.memoranda.map(({ slug }) => slug)).toEqual(second.memoranda.map(({ slug }) => slug))
})

it('finds by title and by the folded name of a party', async () => {
  const organisation = await createOrganisation(db, {
    nameKk: '«Қайырым» қоры',
    nameRu: 'Фонд «Кайырым»',
    nameEn: 'Qaiyrym fund',
  })
  const { id, slug } = await createMemorandum(db, { titleRu: 'Неповторимое название' })
  await db.memorandumParty.updateMany({
    where: { memorandumId: id, position: 1 },
    data: { organisationId: organisation.id },
  })
  for (const q of ['неповторимое', 'кайырым', 'Қайырым', 'название неповторимое']) {
    expect(JSON.stringify(await listPublishedMemoranda({ q }, 'kk')), q).toContain(slug)
  }
  expect(await countMemoranda({ q: 'неттакого' })).toBe(0)
})

it('is filtered by year, organisation and its territory, and by words of any spelling', async () => {
  const unit = await db.unit.findFirstOrThrow({ orderBy: { kato: 'desc' } })
  const organisation = await createOrganisation(db, { unitId: unit.id })
  const { id, slug } = await createMemorandum(db, {
    titleKk: 'Қысқы көмек',
    signedOn: new Date('2019-03-01'),
  })
  await db.memorandumParty.updateMany({
    where: { memorandumId: id, position: 1 },
    data: { organisationId: organisation.id },
  })
  const filters = [
    { year: 2019 },
    { organisation: organisation.slug },
    { unit: unit.slug },
    { q: 'кыскы' },
    { q: 'qysqy komek' },
  ]
  for (const filter of filters) {
    const { memoranda } = await listPublishedMemoranda(filter, 'kk')
    expect(
      memoranda.map((row) => row.slug),
      JSON.stringify(filter),
    ).toEqual([slug])
  }
  const choices = await listMemorandumFilterChoices('ru')
  expect(choices.years).toContain(2019)
  expect(choices.organisations.map((row) => row.slug)).toContain(organisation.slug)
  expect(choices.units.map((row) => row.slug)).toContain(unit.slug)
})

it.each(['ending', 'signed'] as const)(
  'the order "%s" loses and repeats none, with dates or without',
  async (sort) => {
    const subject = await db.memorandumSubject.findUniqueOrThrow({ where: { code: 'emergency' } })
    const before = await countMemoranda({ subject: 'emergency' })
    for (let index = 0; index < 64 - before; index++) {
      const year = 2031 + (index % 7)
      const dates =
        index % 3 === 0
          ? {}
          : { signedOn: new Date(`${year - 20}-01-01`), validUntil: new Date(`${year}-01-01`) }
      await createMemorandum(db, { subjectId: subject.id, ...dates })
    }
    const filters = { subject: 'emergency', sort }
    const first = await listPublishedMemoranda(filters, 'ru')
    const second = await listPublishedMemoranda({ ...filters, after: first.next ?? '' }, 'ru')
    const third = await listPublishedMemoranda({ ...filters, after: second.next ?? '' }, 'ru')
    const all = [first, second, third].flatMap(({ memoranda }) => memoranda)
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(64)
    const dated = all.filter(({ validUntil }) => validUntil !== null)
    expect(all.slice(0, dated.length)).toEqual(dated)
    const days = dated.map((row) => (sort === 'ending' ? row.validUntil : row.signedOn) ?? '')
    expect(days).toEqual(sort === 'ending' ? days.toSorted() : days.toSorted().reverse())
    const back = await listPublishedMemoranda({ ...filters, before: third.previous ?? '' }, 'ru')
    expect(back.memoranda.map(({ slug }) => slug)).toEqual(second.memoranda.map(({ slug }) => slug))
  },
)
