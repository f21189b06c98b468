import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { acceptInvitation } from '#lib/accounts/commands/invitations.ts'
import { amendApplication } from '#lib/applications/commands/amend-application.ts'
import {
  declineApplication,
  returnApplication,
  takeApplication,
} from '#lib/applications/commands/answer-application.ts'
import { forgetContacts } from '#lib/applications/commands/forget-contacts.ts'
import { forgetPersonInApplications } from '#lib/applications/commands/forget-person.ts'
import { sendApplication } from '#lib/applications/commands/send-application.ts'
import { verifyApplication } from '#lib/applications/commands/verify-application.ts'
import {
  findApplication,
  findOwnApplication,
  listApplications,
  listLikely,
} from '#lib/applications/queries.ts'
import { amendApplicationInput, sendApplicationInput } from '#lib/applications/schema.ts'
import { findPublishedOrganisation } from '#lib/organisations/public.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { Conflict, Forbidden, Invalid, NotFound, TooMany } from '#lib/platform/refusal.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { createOrganisation, createUser, createVolunteer } from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db, transaction } from '#tests/support/database.ts'
import { actorOf, anAdministrator, anEditor, aRepresentative } from '#tests/support/people.ts'

async function aForm(given: Record<string, unknown> = {}) {
  await loadReference(db)
  const unit = await db.unit.findFirstOrThrow()
  const email = `applicant-${randomUUID().slice(0, 8)}@example.test`
  const names = { nameKk: '«Ақ көңіл» тобы', nameRu: 'Группа «Ак конил»' }
  return sendApplicationInput.parse({
    ...{ id: randomUUID(), locale: 'ru', contactEmail: email, consent: 'on', consentVersion: 'v1' },
    ...{ kind: 'initiativeGroup', unitId: unit.id, ...names, about: 'Помогаем пожилым соседям' },
    ...{ contactName: 'Әсел Сынақ', contactPhone: '+7 701 000 00 01', ...given },
  })
}

async function anApplication(given: Record<string, unknown> = {}) {
  const form = await aForm(given)
  await sendApplication(null, form, 'direct')
  return { form, row: await read(form.id), token: signLink('application', form.id, 1) }
}

function read(id: string) {
  return db.application.findUniqueOrThrow({ where: { id } })
}

async function lettersTo(recipient: string) {
  return db.outboxMessage.findMany({ where: { recipient }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
}

function amended(token: string, version: number, form: Awaited<ReturnType<typeof aForm>>, about: string) {
  const { id: _i, locale: _l, contactEmail: _e, consent: _c, consentVersion: _v, ...rest } = form
  const typed = { ...rest, registrationNumber: '', legalFormId: '', website: '', contactPhone: '' }
  return amendApplicationInput.parse({ ...typed, about, token, version })
}

describe('applying', () => {
  test('an application is kept with the consent, recorded, and answered by mail with its link; twice is once', async () => {
    const { form, row, token } = await anApplication()
    expect(row).toMatchObject({ state: 'new', consentVersion: 'v1', contactPhone: '+77010000001' })
    expect(row.consentHash).toMatch(/^[\da-f]{64}$/)
    await sendApplication(null, form, 'direct')
    const letters = await lettersTo(form.contactEmail)
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain(`/ru/join/${token}`)
    expect(await db.auditEntry.count({ where: { subjectId: row.id, action: 'application.sent' } })).toBe(1)
  })

  test('a district nobody offered, a group with a number and a form without consent are refused', async () => {
    const form = await aForm()
    const foreign = { ...form, unitId: randomUUID() }
    await expect(sendApplication(null, foreign, 'direct')).rejects.toBeInstanceOf(Invalid)
    await expect(aForm({ registrationNumber: '000140000002' })).rejects.toThrow()
    await expect(aForm({ consent: undefined })).rejects.toThrow()
  })

  test('a mailbox gets a few letters an hour, not more', async () => {
    const contactEmail = `flood-${randomUUID().slice(0, 8)}@example.test`
    const tries = Array.from({ length: 8 }, async () =>
      sendApplication(null, await aForm({ contactEmail }), 'direct'),
    )
    const done = await Promise.allSettled(tries)
    const refused = done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(refused).toHaveLength(2)
    expect(refused.every((reason) => reason instanceof TooMany)).toBe(true)
  })

  test('only the link of the letter opens an application, and nothing of it is found without', async () => {
    const { row, token } = await anApplication()
    expect(await findOwnApplication(null, token)).toMatchObject({ id: row.id, state: 'new' })
    expect(await findOwnApplication(null, signLink('application', row.id, 2))).toBeNull()
    expect(await findOwnApplication(null, signLink('sign-up', row.id, 1))).toBeNull()
    expect(await findOwnApplication(null, 'x'.repeat(43))).toBeNull()
  })
})

describe('deciding', () => {
  test('returned with the reason, corrected by the link, read, and declined for good', async () => {
    const administrator = await anAdministrator()
    const { form, row, token } = await anApplication()
    const answer = { applicationId: row.id, version: row.version, reason: 'Напишите, где вы работаете' }
    await returnApplication(administrator, answer)
    await expect(returnApplication(administrator, answer)).rejects.toBeInstanceOf(Conflict)
    expect((await lettersTo(form.contactEmail)).at(-1)?.body).toContain(answer.reason)
    expect((await findOwnApplication(null, token))?.reason).toBe(answer.reason)
    await amendApplication(null, amended(token, 2, form, 'Помогаем в Кокшетау'))
    expect(await read(row.id)).toMatchObject({ state: 'new', about: 'Помогаем в Кокшетау', version: 3 })
    await takeApplication(administrator, { applicationId: row.id, version: 3 })
    await expect(amendApplication(null, amended(token, 4, form, 'Опять'))).rejects.toBeInstanceOf(Conflict)
    await declineApplication(administrator, { applicationId: row.id, version: 4, reason: 'Не волонтёры' })
    expect((await read(row.id)).state).toBe('declined')
    const actions = await db.auditEntry.findMany({ where: { subjectId: row.id }, orderBy: { id: 'asc' } })
    expect(actions.map(({ action }) => action.replace('application.', ''))).toEqual([
      ...['sent', 'returned', 'amended', 'taken', 'declined'],
    ])
  })

  test('verifying makes a checked organisation and invites the contact person, who then speaks for it', async () => {
    const administrator = await anAdministrator()
    const { form, row } = await anApplication()
    const input = { applicationId: row.id, version: row.version, nameEn: 'Ak konil', isPublic: true }
    const { organisationId, slug } = await verifyApplication(administrator, input)
    expect(slug).toBe('ak-konil')
    const page = await findPublishedOrganisation(slug)
    expect(page).toMatchObject({
      verifiedAt: expect.any(Date) as Date,
      descriptionRu: form.about,
      phone: '',
    })
    expect(page?.legalForm?.nameEn).toBe('unregistered volunteer group')
    const invitation = (await lettersTo(form.contactEmail)).find(({ body }) => body.includes('/invitation/'))
    const token = /invitation\/([\w-]{43})/.exec(invitation?.body ?? '')?.[1] ?? ''
    const account = { token, name: 'Әсел Сынақ', password: 'дала желі тынбай соғады', locale: 'ru' as const }
    const { userId } = await acceptInvitation(null, account)
    expect((await actorOf(userId)).organisationIds).toEqual([organisationId])
  })

  test('of two officers one takes the applicant in; there is one organisation', async () => {
    const [one, two] = [await anAdministrator(), await anAdministrator()]
    const { row } = await anApplication()
    const input = { applicationId: row.id, version: row.version, nameEn: `Twice ${row.id}`, isPublic: false }
    const done = await Promise.allSettled([verifyApplication(one, input), verifyApplication(two, input)])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.organisation.count({ where: { nameEn: input.nameEn } })).toBe(1)
  })

  test('nobody decides about their own application, and for others than administrators there is none', async () => {
    const administrator = await anAdministrator()
    const { row } = await anApplication({ contactEmail: administrator.email })
    const input = { applicationId: row.id, version: row.version, nameEn: '', isPublic: false }
    await expect(verifyApplication(administrator, input)).rejects.toBeInstanceOf(Forbidden)
    for (const stranger of [await anEditor(), (await aRepresentative()).actor]) {
      await expect(verifyApplication(stranger, input)).rejects.toBeInstanceOf(NotFound)
      await expect(takeApplication(stranger, input)).rejects.toBeInstanceOf(NotFound)
      expect(await findApplication(stranger, row.id)).toBeNull()
      expect((await listApplications(stranger, { state: 'open', keyset: null })).rows).toEqual([])
    }
  })

  test('an organisation with much the same name in another spelling, or the same number, is pointed at', async () => {
    const administrator = await anAdministrator()
    const number = '000140000002'
    const alike = await createOrganisation(db, {
      nameKk: '«Тұлпар жас» қоры',
      nameRu: 'Фонд «Тулпар жас»',
      nameEn: 'Tulpar',
    })
    const same = await createOrganisation(db, {
      nameKk: 'Басқа',
      nameRu: 'Другая',
      nameEn: 'Other',
      registrationNumber: number,
    })
    const { row } = await anApplication({
      ...{ kind: 'organisation', registrationNumber: number },
      ...{ nameKk: 'Tulpar zhas', nameRu: 'Тулпар жас' },
    })
    const found = (await listLikely(administrator, row)).map(({ id }) => id)
    expect(found).toEqual(expect.arrayContaining([alike.id, same.id]))
    expect(await listLikely((await aRepresentative()).actor, row)).toEqual([])
  })
})

describe('forgetting', () => {
  test('ninety days after a refusal contacts, words and letters are gone and the link opens nothing', async () => {
    const administrator = await anAdministrator()
    const { form, row, token } = await anApplication()
    await declineApplication(administrator, { applicationId: row.id, version: 1, reason: 'Нет' })
    await forgetContacts(null, new Date(Date.now() + 89 * dayMs))
    expect((await read(row.id)).contactEmail).toBe(form.contactEmail)
    await forgetContacts(null, new Date(Date.now() + 91 * dayMs))
    const forgotten = await read(row.id)
    expect(forgotten).toMatchObject({ contactName: '', contactEmail: '', contactPhone: null, about: '' })
    expect(forgotten).toMatchObject({ nameKk: form.nameKk, state: 'declined', reason: 'Нет' })
    expect(await lettersTo(form.contactEmail)).toEqual([])
    expect(await findOwnApplication(null, token)).toBeNull()
  })

  test('an erased person is forgotten as the contact of an application that is still open', async () => {
    const { form, row } = await anApplication()
    const user = await createUser(db, { email: form.contactEmail })
    const volunteer = await createVolunteer(db, { userId: user.id })
    await transaction(async (tx) => forgetPersonInApplications(null, tx, volunteer.id))
    expect(await read(row.id)).toMatchObject({ contactEmail: '', contactName: '', state: 'declined' })
  })
})
