import { expect, it } from 'vitest'
import { createOrganisation as registerOrganisation } from '#lib/organisations/commands/create-organisation.ts'
import {
  publishOrganisation,
  verifyOrganisation,
  withdrawOrganisation,
  withdrawVerification,
} from '#lib/organisations/commands/decide-organisation.ts'
import { editOrganisationTexts } from '#lib/organisations/commands/edit-organisation.ts'
import { findPublishedOrganisation } from '#lib/organisations/public.ts'
import { findOrganisation } from '#lib/organisations/queries.ts'
import { newOrganisationInput, organisationTextsInput } from '#lib/organisations/schema.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { createOrganisation } from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
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
  const other = textsForm(organisation.id, organisation.version, { descriptionKk: 'Біз туралы' })
  await expect(editOrganisationTexts(editor, other)).rejects.toMatchObject({
    code: 'organisations.refusals.stale',
    fields: { descriptionKk: { code: 'organisations.refusals.savedEmpty' } },
  })
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

it('the mark of the check is taken away with a reason, once', async () => {
  const administrator = await anAdministrator()
  const { id, slug } = await createOrganisation(db, { verifiedAt: new Date() })
  const input = { organisationId: id, reason: 'Құжаттар ескірген' }
  const editor = await anEditor()
  await expect(withdrawVerification(editor, input)).rejects.toBeInstanceOf(Forbidden)
  await withdrawVerification(administrator, input)
  expect((await findPublishedOrganisation(slug))?.verifiedAt).toBeNull()
  await expect(withdrawVerification(administrator, input)).rejects.toBeInstanceOf(Conflict)
  const where = { subjectId: id, action: 'organisation.unverified' }
  expect((await db.auditEntry.findFirst({ where }))?.details).toEqual({ reason: input.reason })
})

it('kinds of work and projects are kept by the representative, the registration number by administrators alone', async () => {
  await loadReference(db)
  const direction = await db.direction.findFirstOrThrow()
  const { organisation, actor } = await aRepresentative()
  const given = { directionIds: [direction.id], projectsKk: 'Жылы үй' }
  await editOrganisationTexts(actor, textsForm(organisation.id, organisation.version, given))
  const page = await findPublishedOrganisation(organisation.slug)
  expect(page).toMatchObject({ projectsKk: 'Жылы үй', directions: [{ code: direction.code }] })
  const stray = { organisationId: organisation.id, version: 2, registrationNumber: '000140000002' }
  expect(organisationTextsInput.safeParse(stray).success).toBe(false)
  const form = newOrganisationInput.parse({ ...names, registrationNumber: '000140000002' })
  await registerOrganisation(await anAdministrator(), form)
  await expect(registerOrganisation(await anAdministrator(), form)).rejects.toBeInstanceOf(Invalid)
})
