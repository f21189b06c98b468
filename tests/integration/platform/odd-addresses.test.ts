import { beforeAll, expect, it } from 'vitest'
import { listPublishedAwards } from '#lib/awards/public.ts'
import { awardFilters } from '#lib/awards/schema.ts'
import { listPublishedEvents } from '#lib/events/public.ts'
import { readCursor, readEventFilters } from '#lib/events/schema.ts'
import { listPublishedMemoranda } from '#lib/memoranda/public.ts'
import { memorandumFilters } from '#lib/memoranda/schema.ts'
import { listPublishedNews } from '#lib/news/public.ts'
import { readNewsFilters } from '#lib/news/schema.ts'
import { listPublishedCentres } from '#lib/centres/public.ts'
import { centreFilters } from '#lib/centres/schema.ts'
import { listPublishedOrganisations } from '#lib/organisations/public.ts'
import { organisationFilters } from '#lib/organisations/schema.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'

beforeAll(() => loadReference(db))

const id = '0190a000-0000-7000-8000-000000000000'

it.each(['\u0000', 'a\u0000b', '%', '\uD800', '\u202E'])('public searches answer %j', async (q) => {
  await listPublishedAwards(awardFilters.parse({ q, kind: q }), 'kk')
  await listPublishedMemoranda(memorandumFilters.parse({ q, subject: q }), 'kk')
  await listPublishedCentres('kk', centreFilters.parse({ q, unit: q, host: q }), null)
  await listPublishedOrganisations('kk', organisationFilters.parse({ q, unit: q, form: q }), null)
  const page = await listPublishedEvents(readEventFilters({ q, unit: q, direction: q }), null)
  expect(page.items).toEqual([])
})

it.each(['999999999999999', '99999999999999', '-99999999999999', '0', '253402300800000'])(
  'a list goes on from the odd moment %s',
  async (at) => {
    const after = `${at}_${id}`
    const { kind, cursor } = readNewsFilters({ after })
    expect((await listPublishedNews('kk', { kind, cursor })).items).toEqual([])
    await listPublishedEvents(readEventFilters({}), readCursor({ after }))
  },
)
