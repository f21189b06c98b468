import { expect, it } from 'vitest'
import { createOrganisation as registerOrganisation } from '#lib/organisations/commands/create-organisation.ts'
import {
  publishOrganisation,
  verifyOrganisation,
  withdrawOrganisation,
} from '#lib/organisations/commands/decide-organisation.ts'
import { editOrganisationTexts } from '#lib/organisations/commands/edit-organisation.ts'
import { findPublishedOrganisation } from '#lib/organisations/public.ts'
import { findOrganisation } from '#lib/organisations/queries.ts'
import { newOrganisationInput, organisationTextsInput } from '#lib/organisations/schema.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { createOrganisation } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { anAdministrator, anEditor, aRepresentative } from '#tests/support/people.ts'

const names = { nameKk: '«Дала» қоры', nameRu: 'Фонд «Дала»', nameEn: 'Dala foundation' }

function textsForm(organisationId: string, version: number, given = {}) {
  return organisationTextsInput.parse({ organisationId, version, ...given })
}

it('an organisation is registered, published, verified and withdrawn by administrators, each once', async () => {
  const administrator = await anAdministrator()
  const { id, slug } = await registerOrganisation(administrator, newOrganisationInput.parse(names))
  expect(await findPublishedOrganisation(slug)).toBeNull()
  await publishOrganisation(administrator, { organisationId: id })
  await verifyOrganisation(administrator, { organisationId: id })
  expect(await findPublishedOrganisation(slug)).toMatchObject({ id, verifiedAt: expect.any(Date) as Date })
  await expect(verifyOrganisation(administrator, { organisationId: id })).rejects.toBeInstanceOf(Conflict)
  await withdrawOrganisation(administrator, { organisationId: id })
  expect(await findPublishedOrganisation(slug)).toBeNull()
  const actions = await db.auditEntry.findMany({
    where: { subjectId: id },
    orderBy: { id: 'asc' },
    select: { action: true },
  })
  expect(actions.map(({ action }) => action)).toEqual([
    ...['organisation.created', 'organisation.published', 'organisation.verified', 'organisation.withdrawn'],
  ])
})

it('a reference that does not exist is refused beside its field', async () => {
  const administrator = await anAdministrator()
  const form = newOrganisationInput.parse({ ...names, unitId: administrator.userId })
  await expect(registerOrganisation(administrator, form)).rejects.toBeInstanceOf(Invalid)
})

it('a representative changes the texts of their own organisation; no other exists for them', async () => {
  const { organisation, actor } = await aRepresentative()
  const other = await createOrganisation(db)
  await editOrganisationTexts(
    actor,
    textsForm(organisation.id, organisation.version, { descriptionRu: 'О нас' }),
  )
  expect((await findOrganisation(actor, organisation.id))?.descriptionRu).toBe('О нас')
  await expect(editOrganisationTexts(actor, textsForm(other.id, other.version))).rejects.toBeInstanceOf(
    NotFound,
  )
  await expect(verifyOrganisation(actor, { organisationId: organisation.id })).rejects.toBeInstanceOf(
    Forbidden,
  )
})

it('an editor changes public texts but does not publish; an old form is a conflict', async () => {
  const [editor, organisation] = [await anEditor(), await createOrganisation(db)]
  const form = textsForm(organisation.id, organisation.version)
  await editOrganisationTexts(editor, form)
  await expect(editOrganisationTexts(editor, form)).rejects.toBeInstanceOf(Conflict)
  await expect(publishOrganisation(editor, { organisationId: organisation.id })).rejects.toBeInstanceOf(
    Forbidden,
  )
})

it('refuses a logo nobody sent', async () => {
  const [editor, organisation] = [await anEditor(), await createOrganisation(db)]
  const form = { ...textsForm(organisation.id, organisation.version), logoId: organisation.id }
  await expect(editOrganisationTexts(editor, form)).rejects.toBeInstanceOf(Invalid)
})

it('finds a free address beside any that begin alike', async () => {
  const administrator = await anAdministrator()
  await createOrganisation(db, { slug: 'free-fund' })
  await createOrganisation(db, { slug: 'free-fund-3' })
  const names = { nameKk: 'Қор', nameRu: 'Фонд', nameEn: 'Free fund' }
  const made = await registerOrganisation(administrator, newOrganisationInput.parse(names))
  expect(made.slug).toBe('free-fund-2')
})
