import { beforeAll, describe, expect, it } from 'vitest'
import {
  createCentre as registerCentre,
  editCentre,
  editCentreTexts,
  publishCentre,
  verifyCentre,
  withdrawCentre,
} from '#lib/centres/commands.ts'
import { findPublishedCentre, listPublishedCentres } from '#lib/centres/public.ts'
import { findCentre, listCentres } from '#lib/centres/queries.ts'
import { centreFilters, newCentreInput } from '#lib/centres/schema.ts'
import { newStorageKey } from '#lib/platform/file-store.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { createCentre } from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator, anEditor, aStranger } from '#tests/support/people.ts'

beforeAll(async () => {
  await loadReference(db)
})

const anywhere = centreFilters.parse({})

async function newForm(given = {}) {
  const unit = await db.unit.findFirstOrThrow()
  const names = { nameKk: '«Қамқор» орталығы', nameRu: 'Центр «Қамқор»', nameEn: 'Qamqor centre' }
  return newCentreInput.parse({ ...names, host: 'school', unitId: unit.id, ...given })
}

async function textsOf(centreId: string, given = {}) {
  const { version } = await db.centre.findUniqueOrThrow({ where: { id: centreId } })
  const nowhere = { latitude: null, longitude: null, pointText: '' }
  const none = { email: null, phone: '', website: null, photoId: null, ...nowhere }
  const texts = Object.fromEntries(
    ['description', 'address', 'openingHours'].flatMap((name) =>
      ['Kk', 'Ru', 'En'].map((suffix) => [name + suffix, '']),
    ),
  ) as Record<
    | 'descriptionKk'
    | 'descriptionRu'
    | 'descriptionEn'
    | 'addressKk'
    | 'addressRu'
    | 'addressEn'
    | 'openingHoursKk'
    | 'openingHoursRu'
    | 'openingHoursEn',
    string
  >
  return { centreId, version, ...texts, ...none, ...given }
}

describe('registering a centre', () => {
  it('makes a draft nobody sees, with an address of its own', async () => {
    const administrator = await anAdministrator()
    const [one, two] = [
      await registerCentre(administrator, await newForm()),
      await registerCentre(administrator, await newForm()),
    ]
    expect(one.slug).not.toBe(two.slug)
    expect(await findPublishedCentre(one.slug)).toBeNull()
    expect(await db.auditEntry.count({ where: { subjectId: one.id, action: 'centre.created' } })).toBe(1)
  })

  it('is for administrators', async () => {
    for (const actor of [await anEditor(), (await aCoordinator()).actor, await aStranger()]) {
      await expect(registerCentre(actor, await newForm())).rejects.toBeInstanceOf(Forbidden)
    }
  })
})

describe('editing a centre', () => {
  it('a coordinator changes the texts of their own, and no other exists for them', async () => {
    const [{ centre, actor }, other] = [await aCoordinator(), await createCentre(db)]
    await editCentreTexts(actor, await textsOf(centre.id, { descriptionKk: 'Жаңа сипаттама' }))
    expect((await findCentre(actor, centre.id))?.descriptionKk).toBe('Жаңа сипаттама')
    await expect(editCentreTexts(actor, await textsOf(other.id))).rejects.toBeInstanceOf(NotFound)
    expect(await findCentre(actor, other.id)).toBeNull()
    expect((await listCentres(actor, { q: '', keyset: null })).rows.map(({ id }) => id)).toEqual([centre.id])
  })

  it('a coordinator does not change name, state or verification', async () => {
    const { centre, actor } = await aCoordinator()
    const { unitId } = centre
    const names = { nameKk: 'x', nameRu: 'x', nameEn: 'x', host: 'school' as const, unitId }
    await expect(editCentre(actor, { ...(await textsOf(centre.id)), ...names })).rejects.toBeInstanceOf(
      Forbidden,
    )
    for (const command of [publishCentre, withdrawCentre, verifyCentre]) {
      await expect(command(actor, { centreId: centre.id })).rejects.toBeInstanceOf(Forbidden)
    }
  })

  it('an old form is a conflict, and of ten at once one is saved', async () => {
    const { centre, actor } = await aCoordinator()
    const form = await textsOf(centre.id)
    const tries = Array.from({ length: 10 }, (_, index) =>
      editCentreTexts(actor, { ...form, addressKk: `№ ${index}` }),
    )
    const settled = await Promise.allSettled(tries)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(editCentreTexts(actor, form)).rejects.toBeInstanceOf(Conflict)
  })
})

describe('a centre in public', () => {
  it('is there after publishing and gone after withdrawing; each works once', async () => {
    const administrator = await anAdministrator()
    const { id, slug } = await registerCentre(administrator, await newForm({ nameEn: 'Shown centre' }))
    await publishCentre(administrator, { centreId: id })
    expect(await findPublishedCentre(slug)).toMatchObject({ id })
    await expect(publishCentre(administrator, { centreId: id })).rejects.toBeInstanceOf(Conflict)
    await withdrawCentre(administrator, { centreId: id })
    expect(await findPublishedCentre(slug)).toBeNull()
    expect((await listPublishedCentres('kk', anywhere, null)).rows.map((row) => row.id)).not.toContain(id)
  })

  it('is found in any spelling and sorted by the Kazakh alphabet', async () => {
    const administrator = await anAdministrator()
    for (const nameKk of ['Ұшқын орталығы', 'Әуен орталығы', 'Ән орталығы']) {
      const { id } = await registerCentre(
        administrator,
        await newForm({ nameKk, nameRu: 'Сортировка', nameEn: nameKk }),
      )
      await publishCentre(administrator, { centreId: id })
    }
    const list = await listPublishedCentres('kk', { ...anywhere, q: 'сортировка' }, null)
    expect(list.rows.map((row) => row.nameKk)).toEqual(['Ән орталығы', 'Әуен орталығы', 'Ұшқын орталығы'])
    expect((await listPublishedCentres('kk', { ...anywhere, q: 'ushqyn' }, null)).rows).toHaveLength(1)
  })

  it('shows no inner field', async () => {
    const { centre } = await aCoordinator()
    await db.centre.update({ where: { id: centre.id }, data: { state: 'published' } })
    const shown = await findPublishedCentre(centre.slug)
    expect(Object.keys(shown ?? {})).not.toContain('searchKey')
    expect(Object.keys(shown ?? {})).not.toContain('version')
  })
})

it('shows only a picture that exists for its editor, and keeps the one it has', async () => {
  const { actor, centre } = await aCoordinator()
  const facts = {
    kind: 'image',
    originalName: 'a.jpg',
    mediaType: 'image/jpeg',
    bytes: 1,
    sha256: '',
  } as const
  const hidden = await db.storedFile.create({ data: { ...facts, storageKey: newStorageKey() } })
  for (const photoId of [hidden.id, centre.id]) {
    const form = await textsOf(centre.id, { photoId })
    await expect(editCentreTexts(actor, form)).rejects.toBeInstanceOf(Invalid)
  }
  await db.centre.update({ where: { id: centre.id }, data: { photoId: hidden.id } })
  await editCentreTexts(actor, await textsOf(centre.id, { photoId: hidden.id, phone: '1' }))
})
