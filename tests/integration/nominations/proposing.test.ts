import { describe, expect, test } from 'vitest'
import { beginJudging, openRound, saveRound } from '#lib/nominations/commands/rounds.ts'
import { propose, withdrawNomination } from '#lib/nominations/commands/propose.ts'
import {
  findNominee,
  findNomineeChoices,
  findOwnNomination,
  listOpenRounds,
  listOwnNominations,
} from '#lib/nominations/queries/proposals.ts'
import { findRound } from '#lib/nominations/queries/rounds.ts'
import { openRoundInput } from '#lib/nominations/schema.ts'
import { dayMs } from '#lib/platform/clock.ts'
import * as build from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import {
  aCoordinator,
  actorOf,
  anAdministrator,
  anEditor,
  aRepresentative,
  aStranger,
} from '#tests/support/people.ts'
import { kindOf } from '../awards/people.ts'
import { addHours, pastScene, worked } from '../certificates/people.ts'
import { aProposal, aRound, auditOf, proposal, refusalOf } from './people.ts'

async function form(jurorId: string) {
  return openRoundInput.parse({
    ...{ kindId: await kindOf('honor_cert'), year: '2026', opensOn: '2026-01-01', closesOn: '2026-12-31' },
    ...{ titleKk: 'Жыл волонтері', titleRu: 'Волонтёр года', quorum: '1', jurors: [jurorId] },
    ...{ issuerKk: 'Әкім', issuerRu: 'Аким' },
    criteria: [
      { labelKk: 'Үлесі', labelRu: 'Вклад', weight: '2' },
      { labelKk: '', labelRu: '', labelEn: '', weight: '' },
    ],
  })
}

describe('a round', () => {
  test('is opened and changed by staff, and recorded; for a stranger it does not exist', async () => {
    const [editor, stranger] = [await anEditor(), await aStranger()]
    const input = await form(editor.userId)
    const { id } = await openRound(editor, input)
    expect((await findRound(editor, id))?.criteria).toHaveLength(1)
    await saveRound(editor, { ...input, id, version: 1, quorum: 1, titleEn: 'Volunteer of the year' })
    expect(await auditOf(id)).toEqual(['nominationRound.opened', 'nominationRound.saved'])
    expect(await refusalOf(saveRound(editor, { ...input, id, version: 1 }))).toBe(
      'nominations.refusals.stale',
    )
    expect(await findRound(stranger, id)).toBeNull()
    expect(await refusalOf(openRound(stranger, input))).toBe('nominations.refusals.notAllowed')
    expect(await refusalOf(beginJudging(stranger, { id, version: 2 }))).toBe(
      'nominations.refusals.unknownRound',
    )
  })

  test('takes only staff into its jury, and no more for a quorum than sit in it', async () => {
    const editor = await anEditor()
    const input = await form(editor.userId)
    const outsider = await build.createUser(db)
    expect(await refusalOf(openRound(editor, { ...input, jurors: [outsider.id] }))).toBe('form.unknownChoice')
    expect(await refusalOf(openRound(editor, { ...input, quorum: 2 }))).toBe(
      'nominations.refusals.quorumTooLarge',
    )
  })
})

describe('a nomination', () => {
  test('keeps the facts as they stood when it was sent', async () => {
    const { round } = await aRound()
    const scene = await pastScene()
    const { volunteerId } = await worked(scene, { minutes: 240 })
    const { id } = await propose(scene.coordinator, proposal(round.id, volunteerId))
    expect(await auditOf(id)).toEqual(['nomination.submitted'])
    await addHours({ volunteerId, minutes: 600, workedOn: new Date() })
    const kept = await findOwnNomination(scene.coordinator, id)
    expect(kept?.dossier).toMatchObject({ kind: 'volunteer', minutes: 240, events: 1 })
    expect(kept?.dossier?.centres).toHaveLength(1)
    const now = await findNominee(scene.coordinator, `volunteer:${volunteerId}`)
    expect(now?.dossier.minutes).toBe(840)
    expect(JSON.stringify(kept?.dossier)).not.toMatch(/phone|email|birth|iin/i)
  })

  test('is of one’s own people only: never of another centre, never of oneself', async () => {
    const { round } = await aRound()
    const [{ actor, centre }, other] = [await aCoordinator(), await aCoordinator()]
    const theirs = await build.createVolunteer(db, { centreId: other.centre.id, searchKey: 'бөтенов бөтен' })
    const notYours = 'nominations.refusals.notYours'
    expect(await refusalOf(propose(actor, proposal(round.id, theirs.id)))).toBe(notYours)
    expect(await findNominee(actor, `volunteer:${theirs.id}`)).toBeNull()
    expect((await findNomineeChoices(actor, 'бөтенов')).volunteers).toEqual([])
    const self = await build.createVolunteer(db, { centreId: centre.id, userId: actor.userId })
    const fresh = await actorOf(actor.userId)
    expect(await refusalOf(propose(fresh, proposal(round.id, self.id)))).toBe(notYours)
    const admin = await anAdministrator()
    await propose(admin, proposal(round.id, theirs.id))
    expect(await refusalOf(propose(await aStranger(), proposal(round.id, theirs.id)))).toBe(
      'nominations.refusals.notAllowed',
    )
  })

  test('of a representative: members and those who came to their events, never their own organisation', async () => {
    const { round } = await aRound()
    const { organisation, actor } = await aRepresentative()
    const member = await build.createVolunteer(db, { organisationId: organisation.id })
    await propose(actor, proposal(round.id, member.id))
    const scene = await pastScene({ hostOrganisationId: organisation.id })
    const came = await worked(scene)
    await propose(actor, proposal(round.id, came.volunteerId))
    const absent = await worked(scene, { mark: 'absent', minutes: 0 })
    expect(await refusalOf(propose(actor, proposal(round.id, absent.volunteerId)))).toBe(
      'nominations.refusals.notYours',
    )
    const body = (id: string) => ({
      ...proposal(round.id, id),
      nominee: { type: 'organisation' as const, id },
    })
    expect(await refusalOf(propose(actor, body(organisation.id)))).toBe('nominations.refusals.notYours')
    const partner = await build.createOrganisation(db, { state: 'published' })
    const { id } = await propose(actor, body(partner.id))
    expect((await findOwnNomination(actor, id))?.dossier).toMatchObject({ kind: 'organisation', members: 0 })
  })

  test('stands in a round once, however many propose at the same time', async () => {
    const { round } = await aRound()
    const { centre, actor } = await aCoordinator()
    const person = await build.createVolunteer(db, { centreId: centre.id })
    const tries = await Promise.allSettled([1, 2, 3].map(() => propose(actor, proposal(round.id, person.id))))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(propose(actor, proposal(round.id, person.id)))).toBe(
      'nominations.refusals.alreadyProposed',
    )
  })

  test('comes only while the round is open', async () => {
    const { centre, actor } = await aCoordinator()
    const person = await build.createVolunteer(db, { centreId: centre.id })
    const past = new Date(Date.now() - 2 * dayMs)
    const over = await aRound({ opensOn: past, closesOn: past })
    expect(await refusalOf(propose(actor, proposal(over.round.id, person.id)))).toBe(
      'nominations.refusals.notOpen',
    )
    expect((await listOpenRounds(actor)).map(({ id }) => id)).not.toContain(over.round.id)
    const { round, person: proposed, coordinator } = await aProposal()
    await beginJudging(await anEditor(), { id: round.id, version: 1 })
    expect(await refusalOf(propose(coordinator, proposal(round.id, proposed.id)))).toBe(
      'nominations.refusals.notOpen',
    )
  })

  test('can be taken back by those who made it and by nobody else, until the jury has it', async () => {
    const { nominationId, coordinator, round, person } = await aProposal()
    const stranger = (await aCoordinator()).actor
    expect(await findOwnNomination(stranger, nominationId)).toBeNull()
    expect(await refusalOf(withdrawNomination(stranger, { id: nominationId, version: 1 }))).toBe(
      'nominations.refusals.unknown',
    )
    await withdrawNomination(coordinator, { id: nominationId, version: 1 })
    expect((await listOwnNominations(coordinator)).map(({ state }) => state)).toEqual(['withdrawn'])
    const again = await propose(coordinator, proposal(round.id, person.id))
    await beginJudging(await anEditor(), { id: round.id, version: 1 })
    expect(await refusalOf(withdrawNomination(coordinator, { id: again.id, version: 1 }))).toBe(
      'nominations.refusals.cannotWithdraw',
    )
  })
})
