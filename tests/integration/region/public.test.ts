import { expect, it } from 'vitest'
import {
  countRegion,
  hasDemoRows,
  listDirections,
  listLegalForms,
  listSkills,
  listUnits,
} from '#lib/region/public.ts'
import { createCentre, createOrganisation } from '#prisma/seed/builders.ts'
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

it('public centres and organisations count, drafts do not', async () => {
  const before = await countRegion()
  await createCentre(db)
  await createCentre(db, { state: 'draft' })
  await createOrganisation(db)
  const after = await countRegion()
  expect([after.centres - before.centres, after.organisations - before.organisations]).toEqual([1, 1])
  expect(await hasDemoRows()).toBe(false)
})
