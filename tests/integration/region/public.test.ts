import { expect, it } from 'vitest'
import {
  countRegion,
  hasDemoRows,
  listDirections,
  listLegalForms,
  listSkills,
  listUnitPeople,
  listUnits,
} from '#lib/region/public.ts'
import { createCentre, createOrganisation, createVolunteer } from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'

it('the reference lists are loaded once, and what an administrator changed stays', async () => {
  await loadReference(db)
  await db.direction.update({ where: { code: 'eco' }, data: { nameEn: 'Green work' } })
  expect(await loadReference(db)).toBe(0)
  const sizes = [await listUnits(), await listDirections(), await listSkills(), await listLegalForms()].map(
    ({ length }) => length,
  )
  expect(sizes).toEqual([20, 18, 24, 16])
  expect((await listDirections()).find(({ code }) => code === 'eco')?.nameEn).toBe('Green work')
  const tiles = (await listUnits()).map(({ tileColumn, tileRow }) => `${tileColumn}/${tileRow}`)
  expect(new Set(tiles).size).toBe(20)
})

it('a person counts once, where the primary membership is open; drafts of centres do not count', async () => {
  const before = await countRegion()
  const centre = await createCentre(db)
  await createCentre(db, { state: 'draft' })
  const organisation = await createOrganisation(db)
  const volunteer = await createVolunteer(db, { centreId: centre.id })
  await createVolunteer(db, { organisationId: organisation.id })
  await db.membership.create({
    data: { volunteerId: volunteer.id, organisationId: organisation.id, startedOn: new Date('2026-01-01') },
  })
  const gone = await createVolunteer(db, { centreId: centre.id })
  await db.membership.updateMany({ where: { volunteerId: gone.id }, data: { endedOn: new Date() } })
  const after = await countRegion()
  expect([
    after.centres - before.centres,
    after.organisations - before.organisations,
    after.people - before.people,
  ]).toEqual([1, 1, 2])
  const { units, elsewhere } = await listUnitPeople()
  expect(units.find(({ unitId }) => unitId === centre.unitId)?.people).toBe(1)
  expect(elsewhere).toBe(1)
  expect(await hasDemoRows()).toBe(false)
})
