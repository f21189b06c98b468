import { describe, expect, test } from 'vitest'
import { dayMs, dayOf } from '#lib/platform/clock.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { confirmVolunteer, suspendVolunteer } from '#lib/volunteers/commands/change-status.ts'
import { withdrawConsent } from '#lib/erasure/commands/withdraw-consent.ts'
import { recordConsent, saveGuardian } from '#lib/volunteers/commands/consents.ts'
import { editVolunteer } from '#lib/volunteers/commands/edit-volunteer.ts'
import { registerVolunteer } from '#lib/volunteers/commands/register-volunteer.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { listHistoryOfVolunteer } from '#lib/volunteers/queries.ts'
import { recordConsentInput, saveGuardianInput } from '#lib/volunteers/schema.ts'
import { createGuardian, createMembership, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator, anEditor } from '#tests/support/people.ts'
import { actionsOn, anApplicant, anEdit, historyOf, refusalOf, uniqueSurname } from './people.ts'

const today = dayOf(new Date())
const bornAsMinor = new Date(Date.now() - 15 * 365.25 * dayMs)

async function aMember(given: Parameters<typeof createVolunteer>[1] = {}) {
  const { centre, actor } = await aCoordinator()
  const card = await createVolunteer(db, { centreId: centre.id, surname: uniqueSurname(), ...given })
  return { centre, actor, card }
}

function aConsent(volunteerId: string, given: Record<string, unknown> = {}) {
  const base = { volunteerId, kind: 'personalData', method: 'paper', locale: 'kk', givenOn: today }
  return recordConsentInput.parse({ ...base, ...given })
}

describe('a stranger’s card does not exist', () => {
  test('for any command or query', async () => {
    const { card } = await aMember()
    const before = await db.volunteer.findUniqueOrThrow({ where: { id: card.id } })
    for (const actor of [(await aCoordinator()).actor, await anEditor()]) {
      expect(await viewVolunteer(actor, card.id)).toBeNull()
      expect(await listHistoryOfVolunteer(actor, card.id)).toEqual([])
      await expect(editVolunteer(actor, anEdit(card.id))).rejects.toThrow(NotFound)
      await expect(confirmVolunteer(actor, { id: card.id })).rejects.toThrow(NotFound)
      await expect(suspendVolunteer(actor, { id: card.id, reason: 'x' })).rejects.toThrow(NotFound)
      await expect(recordConsent(actor, aConsent(card.id))).rejects.toThrow(NotFound)
      await expect(withdrawConsent(actor, { volunteerId: card.id, consentId: card.id })).rejects.toThrow(
        NotFound,
      )
    }
    expect(await actionsOn(card.id)).toEqual([])
    expect(await db.volunteer.findUniqueOrThrow({ where: { id: card.id } })).toEqual(before)
  })

  test('nor once the membership ended', async () => {
    const { actor, card } = await aMember()
    expect(await viewVolunteer(actor, card.id)).not.toBeNull()
    await db.membership.updateMany({ where: { volunteerId: card.id }, data: { endedOn: new Date(today) } })
    expect(await viewVolunteer(actor, card.id)).toBeNull()
  })

  test('an id that is no id is nobody', async () => {
    expect(await viewVolunteer(await anAdministrator(), "' OR 1=1")).toBeNull()
  })
})

test('opening a card is written down, with the centre it was opened for', async () => {
  const { centre, actor, card } = await aMember()
  const second = await aCoordinator()
  await createMembership(db, { volunteerId: card.id, centreId: second.centre.id, isPrimary: false })
  await viewVolunteer(actor, card.id)
  await viewVolunteer(second.actor, card.id)
  expect(await historyOf(card.id)).toMatchObject([
    { action: 'volunteer.viewed', actorUserId: actor.userId, centreId: centre.id },
    { action: 'volunteer.viewed', actorUserId: second.actor.userId, centreId: second.centre.id },
  ])
  // Each coordinator reads the history of their own centre only.
  expect(await listHistoryOfVolunteer(actor, card.id)).toHaveLength(1)
})

describe('editing', () => {
  test('saves, counts the version and names fields without values', async () => {
    const { actor, card } = await aMember()
    await editVolunteer(
      actor,
      anEdit(card.id, { surname: card.surname, phone: '8 700 222 33 44', notes: 'КАНАРЕЙКА' }),
    )
    const saved = await db.volunteer.findUniqueOrThrow({ where: { id: card.id } })
    expect(saved).toMatchObject({ phone: '+77002223344', version: 2, cardNumber: card.cardNumber })
    const [entry] = await historyOf(card.id)
    expect(entry).toMatchObject({ action: 'volunteer.edited' })
    expect(entry?.details).toEqual({ fields: expect.arrayContaining(['phone', 'notes']) as string[] })
    expect(JSON.stringify(entry)).not.toMatch(/КАНАРЕЙКА|7002223344/)
  })

  test('an old form shows what is saved now and changes nothing', async () => {
    const { actor, card } = await aMember()
    await editVolunteer(actor, anEdit(card.id, { surname: card.surname, notes: 'Бірінші' }))
    const late = editVolunteer(actor, anEdit(card.id, { surname: card.surname, notes: 'Екінші' }))
    await expect(late).rejects.toThrow(Invalid)
    await expect(late).rejects.toMatchObject({
      code: 'volunteers.refusals.changed',
      fields: { notes: { code: 'volunteers.problems.changedTo', values: { current: 'Бірінші' } } },
    })
    expect(await db.volunteer.findUniqueOrThrow({ where: { id: card.id } })).toMatchObject({
      notes: 'Бірінші',
      version: 2,
    })
  })

  test('several at once: one is saved', async () => {
    const { actor, card } = await aMember()
    const notes = ['а', 'ә', 'б', 'в', 'г']
    const sent = await Promise.allSettled(
      notes.map((note) => editVolunteer(actor, anEdit(card.id, { surname: card.surname, notes: note }))),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.volunteer.findUniqueOrThrow({ where: { id: card.id } })).toMatchObject({ version: 2 })
    expect(await actionsOn(card.id)).toEqual(['volunteer.edited'])
  })

  test('an anonymised card stays as it is', async () => {
    const { actor, card } = await aMember({ status: 'anonymised' })
    expect(await refusalOf(editVolunteer(actor, anEdit(card.id)))).toBe('volunteers.refusals.anonymised')
  })

  test('a stored identification number goes on agreeing with the birth date, and can be removed', async () => {
    const { centre, actor } = await aCoordinator()
    const input = anApplicant(centre.id, { birthDate: '', iin: '500101100106' })
    const { id } = await registerVolunteer(actor, input)
    const other = anEdit(id, { surname: input.surname, birthDate: '1990-01-01' })
    expect(await refusalOf(editVolunteer(actor, other))).toEqual({ iin: 'volunteers.problems.iinBirthDate' })
    await editVolunteer(actor, { ...other, removeIin: true })
    expect(await db.volunteer.findUniqueOrThrow({ where: { id } })).toMatchObject({
      iinSealed: null,
      iinHash: null,
      iinLast4: null,
    })
  })
})

describe('status', () => {
  test('suspending and confirming again, each once', async () => {
    const { actor, card } = await aMember()
    await db.consent.create({
      data: {
        volunteerId: card.id,
        kind: 'personalData',
        method: 'paper',
        textVersion: 'v1',
        textHash: 'h',
        locale: 'kk',
        givenAt: new Date(),
      },
    })
    const twice = await Promise.allSettled(
      [1, 2].map(() => suspendVolunteer(actor, { id: card.id, reason: 'Сұрады' })),
    )
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await confirmVolunteer(actor, { id: card.id })
    await expect(confirmVolunteer(actor, { id: card.id })).rejects.toThrow(Conflict)
    expect(await actionsOn(card.id)).toEqual(['volunteer.suspended', 'volunteer.confirmed'])
  })

  test('a minor is confirmed only with a guardian’s consent', async () => {
    const { actor, card } = await aMember({ status: 'new', birthDate: bornAsMinor })
    expect(await refusalOf(confirmVolunteer(actor, { id: card.id }))).toBe(
      'volunteers.refusals.consentMissing',
    )
    await createGuardian(db, card.id, ['personalData'])
    await confirmVolunteer(actor, { id: card.id })
  })

  test('nobody confirms or suspends themselves', async () => {
    const { actor, card } = await aMember({ status: 'new' })
    const self = { ...actor, volunteerId: card.id }
    await expect(confirmVolunteer(self, { id: card.id })).rejects.toThrow(Forbidden)
    await expect(suspendVolunteer(self, { id: card.id, reason: 'x' })).rejects.toThrow(Forbidden)
  })
})

describe('consents', () => {
  test('a minor’s names the guardian; a second one waits for the first to end', async () => {
    const { actor, card } = await aMember({ birthDate: bornAsMinor })
    expect(await refusalOf(recordConsent(actor, aConsent(card.id)))).toEqual({
      'guardian.name': 'volunteers.problems.guardianName',
    })
    const full = aConsent(card.id, { guardian: { name: 'Асқар Оспанов', relation: 'father' } })
    const sent = await Promise.allSettled(Array.from({ length: 8 }, () => recordConsent(actor, full)))
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const consents = await db.consent.findMany({
      where: { volunteerId: card.id },
      include: { guardian: true },
    })
    expect(consents).toMatchObject([
      { kind: 'personalData', guardian: { name: 'Асқар Оспанов' }, textVersion: 'v1' },
    ])
    expect(await actionsOn(card.id)).toEqual(['volunteer.consentRecorded'])
    expect(JSON.stringify(await historyOf(card.id))).not.toContain('Оспанов')
  })

  test('withdrawing the one for personal data suspends the card; twice is a conflict', async () => {
    const { actor, card } = await aMember()
    await recordConsent(actor, aConsent(card.id))
    const { id: consentId } = await db.consent.findFirstOrThrow({ where: { volunteerId: card.id } })
    const sent = await Promise.allSettled(
      [1, 2].map(() => withdrawConsent(actor, { volunteerId: card.id, consentId })),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.volunteer.findUniqueOrThrow({ where: { id: card.id } })).toMatchObject({
      status: 'suspended',
    })
    expect(await actionsOn(card.id)).toEqual(['volunteer.consentRecorded', 'volunteer.consentWithdrawn'])
  })

  test('a consent of another card cannot be withdrawn through the own one', async () => {
    const mine = await aMember()
    const other = await aMember()
    await recordConsent(other.actor, aConsent(other.card.id))
    const { id: consentId } = await db.consent.findFirstOrThrow({ where: { volunteerId: other.card.id } })
    await expect(withdrawConsent(mine.actor, { volunteerId: mine.card.id, consentId })).rejects.toThrow(
      NotFound,
    )
    expect(await db.consent.findUniqueOrThrow({ where: { id: consentId } })).toMatchObject({
      withdrawnAt: null,
    })
  })

  test('a day to come, a child’s consent of an adult', async () => {
    const { actor, card } = await aMember()
    const tomorrow = dayOf(new Date(Date.now() + dayMs))
    expect(await refusalOf(recordConsent(actor, aConsent(card.id, { givenOn: tomorrow })))).toHaveProperty(
      'givenOn',
    )
    expect(
      await refusalOf(recordConsent(actor, aConsent(card.id, { kind: 'participation' }))),
    ).toHaveProperty('kind')
  })

  test('a guardian is added once, corrected, and never of an adult', async () => {
    const { actor, card } = await aMember({ birthDate: bornAsMinor })
    const input = saveGuardianInput.parse({
      volunteerId: card.id,
      name: 'Сәуле Оспанова',
      relation: 'mother',
    })
    const sent = await Promise.allSettled(Array.from({ length: 8 }, () => saveGuardian(actor, input)))
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { id: guardianId } = await db.guardian.findFirstOrThrow({ where: { volunteerId: card.id } })
    await saveGuardian(actor, { ...input, guardianId, phone: '+77000000002' })
    expect(await db.guardian.findUniqueOrThrow({ where: { id: guardianId } })).toMatchObject({
      phone: '+77000000002',
    })
    const adult = await aMember()
    await expect(saveGuardian(adult.actor, { ...input, volunteerId: adult.card.id })).rejects.toThrow(
      Conflict,
    )
    await expect(
      saveGuardian(adult.actor, { ...input, volunteerId: adult.card.id, guardianId }),
    ).rejects.toThrow(NotFound)
  })
})
