import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { publishEvent } from '#lib/events/commands/publish-event.ts'
import { findEventToRun } from '#lib/events/queries.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { acceptProposal, returnProposal } from '#lib/proposals/commands/decide-proposal.ts'
import { createProposal, saveProposal } from '#lib/proposals/commands/save-proposal.ts'
import { submitProposal, withdrawProposal } from '#lib/proposals/commands/send-proposal.ts'
import {
  countWaitingProposals,
  findProposal,
  findProposalChoices,
  listProposals,
} from '#lib/proposals/queries.ts'
import { createProposalInput, saveProposalInput } from '#lib/proposals/schema.ts'
import { createEvent, grantRole } from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'
import { actorOf, aCoordinator, anAdministrator, aRepresentative, aStranger } from '#tests/support/people.ts'

const day = '2030-06-01'
const shift = {
  ...{ roleKk: 'Тазалау', roleRu: 'Уборка', places: '12' },
  ...{ startsAt: `${day}T10:00`, endsAt: `${day}T12:00` },
}

async function fields(centreId: string) {
  await loadReference(db)
  const [unit, direction] = [await db.unit.findFirstOrThrow(), await db.direction.findFirstOrThrow()]
  return {
    ...{ centreId, kind: 'action', directionId: direction.id, unitId: unit.id, note: 'Біз көршіміз' },
    ...{ titleKk: 'Саябақты тазалау', titleRu: 'Уборка парка', placeKk: 'Саябақ', placeRu: 'Парк' },
    ...{ summaryKk: 'Бірге тазалаймыз', summaryRu: 'Убираем вместе', minimumAge: '16' },
    ...{ startsAt: `${day}T10:00`, endsAt: `${day}T14:00`, shifts: [shift] },
  }
}

async function aDraft(given: Record<string, unknown> = {}) {
  const [{ organisation, actor: host }, { centre, actor: coordinator }] = [
    await aRepresentative(),
    await aCoordinator(),
  ]
  const id = randomUUID()
  const form = { ...(await fields(centre.id)), ...given }
  const input = createProposalInput.parse({ id, organisationId: organisation.id, ...form })
  await createProposal(host, input)
  return { id, form, input, organisation, host, centre, coordinator }
}

async function aSubmitted(given: Record<string, unknown> = {}) {
  const draft = await aDraft(given)
  await submitProposal(draft.host, { proposalId: draft.id, version: 1 })
  return { ...draft, which: { proposalId: draft.id, version: 2 } }
}

function read(id: string) {
  return db.proposal.findUniqueOrThrow({ where: { id }, include: { shifts: true } })
}

async function alsoCoordinates(actor: Actor, centreId: string) {
  await grantRole(db, { userId: actor.userId, role: 'coordinator', centreId })
  return actorOf(actor.userId)
}

describe('writing', () => {
  test("a draft is the organisation's alone, kept once however often it is sent", async () => {
    const { id, input, host, coordinator } = await aDraft()
    expect(await createProposal(host, input)).toEqual({ id })
    expect((await read(id)).shifts).toMatchObject([{ roleKk: 'Тазалау', places: 12, position: 0 }])
    expect(await findProposal(coordinator, id)).toBeNull()
    expect((await findProposal(host, id))?.lacks).toEqual([])
    expect(await db.auditEntry.count({ where: { subjectId: id, action: 'proposal.saved' } })).toBe(1)
  })

  test('it is changed by its version; an old form is a conflict and changes no shift', async () => {
    const { id, form, host } = await aDraft()
    const input = saveProposalInput.parse({ proposalId: id, version: 1, ...form, shifts: [shift, shift] })
    await saveProposal(host, input)
    await expect(saveProposal(host, { ...input, shifts: [] })).rejects.toBeInstanceOf(Conflict)
    expect((await read(id)).shifts).toHaveLength(2)
  })

  test('nobody proposes in the name of an organisation they do not speak for, administrators neither', async () => {
    const { id, input, host } = await aDraft()
    for (const stranger of [(await aRepresentative()).actor, await aStranger(), await anAdministrator()]) {
      const foreign = { ...input, id: randomUUID() }
      await expect(createProposal(stranger, foreign)).rejects.toBeInstanceOf(NotFound)
      await expect(submitProposal(stranger, { proposalId: id, version: 1 })).rejects.toBeInstanceOf(NotFound)
      expect(await findProposal(stranger, id)).toBeNull()
      expect(await findProposalChoices(stranger, input.organisationId)).toBeNull()
    }
    expect((await listProposals(host, { state: '', keyset: null })).rows).toHaveLength(1)
  })

  test('centres the organisation has worked with stand first, and need no word of explanation', async () => {
    const { id, host, organisation, centre } = await aDraft({ note: '' })
    expect((await findProposal(host, id))?.lacks).toEqual(['note'])
    const which = { proposalId: id, version: 1 }
    await expect(submitProposal(host, which)).rejects.toBeInstanceOf(Invalid)
    await createEvent(db, { centreId: centre.id, hostOrganisationId: organisation.id })
    expect((await findProposalChoices(host, organisation.id))?.centres[0]).toMatchObject({
      id: centre.id,
      isKnown: true,
    })
    await submitProposal(host, which)
  })
})

describe('deciding', () => {
  test('accepted, all it says becomes a draft event of the centre that can be published as it is', async () => {
    const { id, coordinator, organisation, host, which } = await aSubmitted()
    expect(await countWaitingProposals(coordinator)).toBe(1)
    const { eventId } = await acceptProposal(coordinator, which)
    const event = await findEventToRun(coordinator, eventId)
    expect(event).toMatchObject({
      state: 'draft',
      hostOrganisationId: organisation.id,
      titleRu: 'Уборка парка',
    })
    expect(event).toMatchObject({
      minimumAge: 16,
      shortcomings: [],
      shifts: [{ places: 12, roleRu: 'Уборка' }],
    })
    await publishEvent(coordinator, { eventId })
    expect((await findProposal(host, id))?.event).toMatchObject({ id: eventId, state: 'published' })
    const letter = await db.outboxMessage.findFirstOrThrow({ where: { recipient: host.email } })
    expect(letter.body).toContain(`/workspace/proposals/${id}`)
    expect(await countWaitingProposals(coordinator)).toBe(0)
  })

  test('two coordinators at once make one event', async () => {
    const { coordinator, centre, which } = await aSubmitted()
    const other = await alsoCoordinates(await aStranger(), centre.id)
    const done = await Promise.allSettled([acceptProposal(coordinator, which), acceptProposal(other, which)])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.event.count({ where: { centreId: centre.id } })).toBe(1)
  })

  test("returned with a reason it is changed and sent again; taken back it is the centre's no more", async () => {
    const { id, form, host, coordinator, which } = await aSubmitted()
    await returnProposal(coordinator, { ...which, reason: 'Күні басқа болсын' })
    expect(await read(id)).toMatchObject({ state: 'returned', reason: 'Күні басқа болсын' })
    await expect(acceptProposal(coordinator, { ...which, version: 3 })).rejects.toBeInstanceOf(Conflict)
    await saveProposal(host, saveProposalInput.parse({ proposalId: id, version: 3, ...form }))
    await submitProposal(host, { proposalId: id, version: 4 })
    await withdrawProposal(host, { proposalId: id, version: 5 })
    await expect(acceptProposal(coordinator, { ...which, version: 6 })).rejects.toBeInstanceOf(NotFound)
    const actions = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
    expect(actions.map(({ action }) => action.replace('proposal.', ''))).toEqual([
      ...['saved', 'submitted', 'returned', 'saved', 'submitted', 'withdrawn'],
    ])
  })

  test('a text the coordinator has not read is not accepted', async () => {
    const { coordinator, which } = await aSubmitted()
    await expect(acceptProposal(coordinator, { ...which, version: 1 })).rejects.toBeInstanceOf(Conflict)
  })

  test('nobody accepts what they proposed themselves; other centres know of nothing', async () => {
    const { host, centre, which } = await aSubmitted()
    const both = await alsoCoordinates(host, centre.id)
    await expect(acceptProposal(both, which)).rejects.toBeInstanceOf(Forbidden)
    expect(await countWaitingProposals(both)).toBe(0)
    const stranger = (await aCoordinator()).actor
    await expect(acceptProposal(stranger, which)).rejects.toBeInstanceOf(NotFound)
    expect(await findProposal(stranger, which.proposalId)).toBeNull()
  })
})
