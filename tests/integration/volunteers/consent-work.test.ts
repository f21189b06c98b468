import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { consentWorkWhere, countConsentWork, listConsentWork } from '#lib/volunteers/queries/list-consents.ts'
import { consentLacks } from '#lib/volunteers/schema/consent-list.ts'
import { loadDesks } from '#prisma/seed/crowd-desks.ts'
import { crowdId, crowdUserId, loadCrowd } from '#prisma/seed/crowd.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'
import { actorOf } from '#tests/support/people.ts'

const size = { people: 2400, centres: 4, events: 8, signUps: 40, hours: 40, entries: 40, letters: 40 }

beforeAll(async () => {
  await loadReference(db)
  const client = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
  await client.connect()
  await loadCrowd(client, size)
  await loadDesks(client, { ...size, pairs: 40, recipients: 40, rows: 40, views: 40 })
  await client.end()
})

const byName = [{ surname: 'asc' }, { givenName: 'asc' }, { id: 'asc' }] as const

test.each(consentLacks)(
  'the list of “%s” shows whom its condition means, forwards and backwards',
  async (lack) => {
    const centre = crowdId('centre', 1)
    for (const [index, asked] of [
      [0, {}],
      [size.centres, {}],
      [size.centres, { centre }],
    ] as const) {
      const actor = await actorOf(crowdUserId(index))
      const filters = { lack, centre: undefined, ...asked }
      const meant = await db.volunteer.findMany({
        where: await consentWorkWhere(actor, filters),
        orderBy: [...byName],
        select: { id: true },
      })
      const counted = (await countConsentWork(actor, [lack], filters.centre)).get(lack)
      expect(counted).toBe(Math.min(1000, meant.length))
      const ids = meant.map(({ id }) => id)
      const first = await listConsentWork(actor, filters, null)
      expect(first.rows.map(({ id }) => id)).toEqual(ids.slice(0, 50))
      if (!first.next) continue
      const second = await listConsentWork(actor, filters, { id: first.next, isBackward: false })
      expect(second.rows.map(({ id }) => id)).toEqual(ids.slice(50, 100))
      const back = await listConsentWork(actor, filters, { id: second.previous!, isBackward: true })
      expect(back.rows.map(({ id }) => id)).toEqual(ids.slice(0, 50))
    }
  },
)
