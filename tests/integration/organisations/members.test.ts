import { expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { forgetPersonInOrganisations } from '#lib/organisations/commands/forget-person.ts'
import { answerInvitation, inviteMember } from '#lib/organisations/commands/invite-member.ts'
import { movePersonInOrganisations } from '#lib/organisations/commands/move-person.ts'
import { listMembers, listOwnOrganisations } from '#lib/organisations/queries/members.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { createCentre, createOrganisation, createUser, createVolunteer } from '#prisma/seed/builders.ts'
import { leaveOrganisation, removeMember } from '#lib/volunteers/commands/organisation-membership.ts'
import { db, transaction } from '#tests/support/database.ts'
import { actorOf, anEditor, aRepresentative } from '#tests/support/people.ts'

async function aPerson(given: Parameters<typeof createVolunteer>[1] = {}) {
  const user = await createUser(db)
  const card = await createVolunteer(db, { userId: user.id, centreId: (await createCentre(db)).id, ...given })
  return { card, actor: await actorOf(user.id), birthDate: card.birthDate?.toISOString().slice(0, 10) ?? '' }
}

async function anInvitation(given: Parameters<typeof createVolunteer>[1] = {}) {
  const { organisation, actor } = await aRepresentative()
  const person = await aPerson(given)
  const organisationId = organisation.id
  const form = { organisationId, cardNumber: person.card.cardNumber, birthDate: person.birthDate }
  await inviteMember(actor, form)
  return { organisation, representative: actor, person, form, invitationId: await questionTo(person.actor) }
}

async function questionTo(person: Actor): Promise<string> {
  return (await listOwnOrganisations(person)).invitations[0]?.id ?? ''
}

test('a volunteer is asked, says yes, stands in the list as the organisation may see them, and leaves', async () => {
  const { organisation, representative, person, invitationId } = await anInvitation()
  await answerInvitation(person.actor, { invitationId, hasAccepted: true })
  const list = await listMembers(representative, organisation.id, null)
  expect(list?.rows).toMatchObject([{ name: 'Дәурен Оспанов', band: expect.any(String) as string }])
  expect(JSON.stringify(list)).not.toMatch(/Маратұлы|1996/)
  const [membership] = (await listOwnOrganisations(person.actor)).memberships
  expect(membership?.isPrimary).toBe(false)
  await leaveOrganisation(person.actor, { membershipId: membership?.id ?? '' })
  expect((await listMembers(representative, organisation.id, null))?.count).toBe(0)
  const again = leaveOrganisation(person.actor, { membershipId: membership?.id ?? '' })
  await expect(again).rejects.toBeInstanceOf(Conflict)
  const actions = await db.auditEntry.findMany({
    where: { subjectId: person.card.id },
    orderBy: { id: 'asc' },
  })
  expect(actions.map(({ action }) => action)).toEqual([
    ...['volunteer.joinedOrganisation', 'volunteer.leftOrganisation'],
  ])
})

test('a minor and somebody of unknown age stand in the list by first name and initial', async () => {
  const { organisation, actor } = await aRepresentative()
  const young = { organisationId: organisation.id, birthDate: new Date('2014-02-28') }
  await createVolunteer(db, { ...young, givenName: 'Аружан', surname: 'Сәрсенова' })
  await createVolunteer(db, { ...young, birthDate: null, givenName: 'Болат', surname: 'Ким' })
  const rows = (await listMembers(actor, organisation.id, null))?.rows ?? []
  expect(rows.map(({ name }) => name)).toEqual(['Аружан С.', 'Болат К.'])
})

test('the answer and the history are the same whether there is such a person; a guess asks nobody', async () => {
  const { organisation, actor } = await aRepresentative()
  const { card, actor: person } = await aPerson()
  const organisationId = organisation.id
  const wrong = { organisationId, cardNumber: card.cardNumber, birthDate: '1990-01-01' }
  expect(await inviteMember(actor, wrong)).toBeUndefined()
  expect(await questionTo(person)).toBe('')
  const history = await db.auditEntry.findMany({
    where: { organisationId, action: 'organisation.memberInvited' },
  })
  expect(history).toHaveLength(1)
  expect(JSON.stringify(history)).not.toContain(card.id)
})

test('asked twice there is one question; who said no is left in peace', async () => {
  const { representative, person, form, invitationId } = await anInvitation()
  await Promise.all([inviteMember(representative, form), inviteMember(representative, form)])
  expect((await listOwnOrganisations(person.actor)).invitations).toHaveLength(1)
  await answerInvitation(person.actor, { invitationId, hasAccepted: false })
  await inviteMember(representative, form)
  expect((await listOwnOrganisations(person.actor)).invitations).toEqual([])
})

test('a question is answered once, by the person it was put to', async () => {
  const { person, invitationId } = await anInvitation()
  const stranger = (await aPerson()).actor
  const yes = { invitationId, hasAccepted: true }
  await expect(answerInvitation(stranger, yes)).rejects.toBeInstanceOf(NotFound)
  const done = await Promise.allSettled([
    answerInvitation(person.actor, yes),
    answerInvitation(person.actor, yes),
  ])
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await db.membership.count({ where: { volunteerId: person.card.id, endedOn: null } })).toBe(2)
})

test('who belongs nowhere gets the primary affiliation, so that the region counts them once', async () => {
  const { person, invitationId } = await anInvitation({ centreId: undefined })
  await answerInvitation(person.actor, { invitationId, hasAccepted: true })
  expect((await listOwnOrganisations(person.actor)).memberships).toMatchObject([{ isPrimary: true }])
})

test('people of another organisation do not exist for a representative, nor for an editor', async () => {
  const other = await createOrganisation(db)
  await createVolunteer(db, { organisationId: other.id })
  const membership = await db.membership.findFirstOrThrow({ where: { organisationId: other.id } })
  for (const stranger of [(await aRepresentative()).actor, await anEditor()]) {
    expect(await listMembers(stranger, other.id, null)).toBeNull()
    const which = { organisationId: other.id, membershipId: membership.id }
    await expect(removeMember(stranger, which)).rejects.toBeInstanceOf(NotFound)
    const guess = { organisationId: other.id, cardNumber: 1, birthDate: '1990-01-01' }
    await expect(inviteMember(stranger, guess)).rejects.toBeInstanceOf(NotFound)
  }
  const { organisation, actor } = await aRepresentative()
  const foreign = { organisationId: organisation.id, membershipId: membership.id }
  await expect(removeMember(actor, foreign)).rejects.toBeInstanceOf(NotFound)
})

test('merging carries questions to the card that stays, erasing removes them', async () => {
  const { person } = await anInvitation()
  const into = await createVolunteer(db)
  const fromId = person.card.id
  await transaction(async (tx) => movePersonInOrganisations(null, tx, { fromId, toId: into.id }))
  expect(await db.memberInvitation.count({ where: { volunteerId: into.id } })).toBe(1)
  await transaction(async (tx) => forgetPersonInOrganisations(null, tx, into.id))
  expect(await db.memberInvitation.count({ where: { volunteerId: into.id } })).toBe(0)
})
