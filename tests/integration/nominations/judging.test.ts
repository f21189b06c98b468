import { describe, expect, test } from 'vitest'
import { awardRound } from '#lib/nominations/commands/award-round.ts'
import { decideNomination, signProtocol } from '#lib/nominations/commands/decide.ts'
import { giveMarks, recuse } from '#lib/nominations/commands/judge.ts'
import { beginJudging } from '#lib/nominations/commands/rounds.ts'
import { propose } from '#lib/nominations/commands/propose.ts'
import { takeOutProtocol } from '#lib/nominations/commands/take-out-protocol.ts'
import { findJury, findNominationToJudge, findProtocol } from '#lib/nominations/queries/jury.ts'
import { findOwnNomination } from '#lib/nominations/queries/proposals.ts'
import { findRound } from '#lib/nominations/queries/rounds.ts'
import * as build from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, actorOf, anAdministrator, anEditor, aStranger } from '#tests/support/people.ts'
import { aProposal, aSitting, auditOf, marksFor, proposal, refusalOf, sit, words } from './people.ts'

const award = { outcome: 'awarded' as const, ...words }

describe('marks', () => {
  test('are given by the jury alone, one a criterion, and can be corrected while it sits', async () => {
    const { juror, nominationId, criteria, round } = await aSitting()
    const given = { nominationId, points: marksFor(criteria, 5, 2), comment: 'жақсы' }
    expect(await refusalOf(giveMarks(await aStranger(), given))).toBe('nominations.refusals.unknown')
    expect(await refusalOf(giveMarks(juror, { ...given, points: {} }))).toBe('nominations.refusals.noMark')
    await giveMarks(juror, given)
    await giveMarks(juror, { ...given, points: marksFor(criteria, 4, 1) })
    const [nomination] = (await findJury(juror, round.id))?.nominations ?? []
    expect(nomination).toMatchObject({ mean: 3, marked: 1, recused: 0, rank: 1 })
    expect(await findJury(await aStranger(), round.id)).toBeNull()
    expect(await auditOf(nominationId)).toEqual([
      'nomination.submitted',
      'nomination.marked',
      'nomination.marked',
    ])
  })

  test('of others are veiled until one has given one’s own, also on the pages of staff', async () => {
    const scene = await aProposal()
    const second = await anEditor()
    await sit(scene.round.id, second)
    await beginJudging(await anEditor(), { id: scene.round.id, version: 1 })
    const { nominationId, criteria, juror, round } = scene
    await giveMarks(juror, { nominationId, points: marksFor(criteria, 5, 5), comment: 'Құпия пікір' })
    for (const view of [await findJury(second, round.id), await findRound(second, round.id)]) {
      expect(view?.nominations[0]).toMatchObject({ isVeiled: true, mean: null, opinions: [] })
      expect(JSON.stringify(view)).not.toContain('Құпия')
    }
    await giveMarks(second, { nominationId, points: marksFor(criteria, 2, 2), comment: '' })
    expect((await findJury(second, round.id))?.nominations[0]).toMatchObject({ isVeiled: false, mean: 3.5 })
  })
})

test('whom a nomination is about never reads what jurors wrote of them, not at the desk either', async () => {
  const { juror, nominationId, criteria, chair, round, person } = await aSitting()
  const own = await build.createUser(db)
  await build.grantRole(db, { userId: own.id, role: 'editor' })
  await db.volunteer.update({ where: { id: person.id }, data: { userId: own.id } })
  const nominee = await actorOf(own.id)
  await giveMarks(juror, { nominationId, points: marksFor(criteria, 5, 5), comment: 'Құпия пікір' })
  expect((await findRound(nominee, round.id))?.nominations[0]).toMatchObject({ mean: null, opinions: [] })
  await decideNomination(chair, { id: nominationId, version: 1, ...award })
  await signProtocol(chair, { id: round.id, version: 2, heldOn: '2026-11-20', present: [juror.userId] })
  const view = await findRound(nominee, round.id)
  expect(view?.nominations[0]).toMatchObject({ marked: 1, opinions: [{ marks: [], comment: '' }] })
  expect(JSON.stringify(await findRound(chair, round.id))).toContain('Құпия')
})

describe('a juror who is connected with the nominee', () => {
  test('is recused by the registers: the coordinator of the centre, who proposed, the person, the organisation', async () => {
    const scene = await aProposal()
    const { centre, person, coordinator, round, nominationId, criteria } = scene
    const colleague = await build.createUser(db)
    await build.grantRole(db, { userId: colleague.id, role: 'coordinator', centreId: centre.id })
    const own = await build.createUser(db)
    await build.grantRole(db, { userId: own.id, role: 'editor' })
    await db.volunteer.update({ where: { id: person.id }, data: { userId: own.id } })
    for (const userId of [coordinator.userId, colleague.id, own.id])
      await sit(round.id, await actorOf(userId))
    await beginJudging(await anEditor(), { id: round.id, version: 1 })
    const opinions = await db.nominationOpinion.findMany({ where: { nominationId } })
    expect(opinions.map(({ recusal }) => recusal)).toEqual(['detected', 'detected', 'detected'])
    for (const userId of [coordinator.userId, colleague.id, own.id]) {
      const actor = await actorOf(userId)
      const given = { nominationId, points: marksFor(criteria, 5, 5), comment: '' }
      expect(await refusalOf(giveMarks(actor, given))).toBe('nominations.refusals.recused')
      expect((await findNominationToJudge(actor, round.id, nominationId))?.connection).not.toBeNull()
    }
  })

  test('and becomes so after marking counts no more when it is decided', async () => {
    const { juror, nominationId, criteria, centre, chair } = await aSitting()
    await giveMarks(juror, { nominationId, points: marksFor(criteria, 5, 5), comment: '' })
    await build.grantRole(db, { userId: juror.userId, role: 'coordinator', centreId: centre.id })
    expect(await refusalOf(decideNomination(chair, { id: nominationId, version: 1, ...award }))).toBe(
      'nominations.refusals.noQuorum',
    )
    const given = { nominationId, points: marksFor(criteria, 5, 5), comment: '' }
    expect(await refusalOf(giveMarks(await actorOf(juror.userId), given))).toBe(
      'nominations.refusals.connected',
    )
    expect(await db.nominationMark.count({ where: { opinion: { nominationId } } })).toBe(0)
    expect(await auditOf(nominationId)).toContain('nomination.recused')
  })

  test('can say so, and their marks are gone', async () => {
    const { juror, nominationId, criteria, round } = await aSitting()
    await giveMarks(juror, { nominationId, points: marksFor(criteria, 5, 5), comment: '' })
    await recuse(juror, { nominationId, reason: 'көршім' })
    expect((await findJury(juror, round.id))?.nominations[0]?.own).toMatchObject({
      recusal: 'declared',
      marks: [],
    })
    expect(await refusalOf(recuse(juror, { nominationId, reason: 'тағы' }))).toBe(
      'nominations.refusals.recused',
    )
  })
})

describe('the decision', () => {
  test('needs the quorum and somebody it does not concern; a stranger’s does not exist', async () => {
    const { juror, nominationId, criteria, coordinator, chair } = await aSitting()
    expect(await refusalOf(decideNomination(chair, { id: nominationId, version: 1, ...award }))).toBe(
      'nominations.refusals.noQuorum',
    )
    await giveMarks(juror, { nominationId, points: marksFor(criteria, 5, 5), comment: '' })
    await build.grantRole(db, { userId: coordinator.userId, role: 'editor' })
    const proposer = await actorOf(coordinator.userId)
    expect(await refusalOf(decideNomination(proposer, { id: nominationId, version: 1, ...award }))).toBe(
      'nominations.refusals.ownNomination',
    )
    expect(
      await refusalOf(decideNomination(await aStranger(), { id: nominationId, version: 1, ...award })),
    ).toBe('nominations.refusals.unknown')
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => decideNomination(chair, { id: nominationId, version: 1, ...award })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('is not signed when a juror stood aside since and the marks are too few', async () => {
    const { juror, nominationId, criteria, chair, round } = await aSitting()
    await giveMarks(juror, { nominationId, points: marksFor(criteria, 5, 5), comment: '' })
    await decideNomination(chair, { id: nominationId, version: 1, ...award })
    await recuse(juror, { nominationId, reason: 'көршім' })
    const sign = { id: round.id, version: 2, heldOn: '2026-11-20', present: [juror.userId] }
    expect(await refusalOf(signProtocol(chair, sign))).toBe('nominations.refusals.noQuorum')
    await decideNomination(chair, { id: nominationId, version: 2, ...award, outcome: 'notAwarded' })
    await signProtocol(chair, sign)
  })

  test('is told with the protocol, which has its number once, and becomes awards once', async () => {
    const scene = await aSitting()
    const { juror, nominationId, criteria, coordinator, chair, round, person } = scene
    await giveMarks(juror, { nominationId, points: marksFor(criteria, 5, 4), comment: 'жарайсың' })
    const sign = { id: round.id, version: 2, heldOn: '2026-11-20', present: [juror.userId] }
    expect(await refusalOf(signProtocol(chair, sign))).toBe('nominations.refusals.undecided')
    await decideNomination(chair, { id: nominationId, version: 1, ...award })
    expect(await findOwnNomination(coordinator, nominationId)).toMatchObject({
      state: 'submitted',
      sentenceKk: '',
    })
    expect(await findProtocol(chair, round.id)).toBeNull()
    const signed = await Promise.allSettled([1, 2].map(() => signProtocol(chair, sign)))
    expect(signed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await findOwnNomination(coordinator, nominationId)).toMatchObject({ state: 'awarded', ...words })
    expect(
      await refusalOf(giveMarks(juror, { nominationId, points: marksFor(criteria, 1, 1), comment: '' })),
    ).toBe('nominations.refusals.notJudging')
    const once = { id: round.id, version: 3, issuedOn: '2026-11-21' }
    const given = await Promise.allSettled([1, 2, 3].map(() => awardRound(chair, once)))
    expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const awards = await db.award.findMany({ where: { volunteerId: person.id } })
    expect(awards).toHaveLength(1)
    expect(awards[0]).toMatchObject({
      state: 'issued',
      reasonKk: words.sentenceKk,
      issuedOn: new Date('2026-11-21'),
    })
    expect(await db.nomination.findUnique({ where: { id: nominationId } })).toMatchObject({
      awardId: awards[0]?.id,
    })
    expect(await auditOf(round.id)).toEqual([
      'nominationRound.judging',
      'nominationRound.decided',
      'nominationRound.closed',
    ])
  })

  test('is written to the jury, to who proposed and to the awarded, each in their own mailbox', async () => {
    const { juror, nominationId, criteria, coordinator, chair, round, person } = await aSitting()
    await db.volunteer.update({ where: { id: person.id }, data: { email: 'awarded@example.test' } })
    await giveMarks(juror, { nominationId, points: marksFor(criteria, 5, 4), comment: '' })
    await decideNomination(chair, { id: nominationId, version: 1, ...award })
    await signProtocol(chair, { id: round.id, version: 2, heldOn: '2026-11-20', present: [juror.userId] })
    await awardRound(chair, { id: round.id, version: 3, issuedOn: null })
    const letters = await db.outboxMessage.findMany({ where: { effectKey: { contains: round.id } } })
    expect(letters.map(({ recipient }) => recipient).sort()).toEqual(
      [juror.email, coordinator.email, 'awarded@example.test'].sort(),
    )
    expect(letters.every(({ body }) => !body.includes(words.sentenceKk))).toBe(true)
  })

  test('of a whole round: protocols of a year count on, in Kazakh and Russian, for staff and the jury only', async () => {
    const numbers = []
    for (const heldOn of ['2024-02-01', '2024-03-01']) {
      const { juror, nominationId, chair, round } = await aSitting()
      await decideNomination(chair, { id: nominationId, version: 1, ...award, outcome: 'notAwarded' })
      numbers.push(
        (await signProtocol(chair, { id: round.id, version: 2, heldOn, present: [juror.userId] })).number,
      )
      const paper = await takeOutProtocol(juror, round.id)
      expect(paper?.bytes.subarray(0, 5).toString()).toBe('%PDF-')
      expect(await takeOutProtocol((await aCoordinator()).actor, round.id)).toBeNull()
      await awardRound(chair, { id: round.id, version: 3, issuedOn: null })
      expect(await db.nominationRound.findUnique({ where: { id: round.id } })).toMatchObject({
        state: 'closed',
      })
    }
    expect(numbers).toEqual(['2024/1', '2024/2'])
  })

  test('does not sign about one’s own: another chair is asked', async () => {
    const { juror, nominationId, criteria, coordinator, chair, round } = await aSitting()
    await giveMarks(juror, { nominationId, points: marksFor(criteria, 5, 4), comment: '' })
    await decideNomination(chair, { id: nominationId, version: 1, ...award })
    await build.grantRole(db, { userId: coordinator.userId, role: 'editor' })
    const own = await actorOf(coordinator.userId)
    const sign = { id: round.id, version: 2, heldOn: '2026-11-20', present: [juror.userId] }
    expect(await refusalOf(signProtocol(own, sign))).toBe('nominations.refusals.anotherChair')
  })
})

test('an organisation is awarded like a person', async () => {
  const scene = await aProposal()
  const { round, juror, criteria } = scene
  const body = await build.createOrganisation(db, { state: 'published', nameKk: 'Достық қоры' })
  const admin = await anAdministrator()
  const nominee = { type: 'organisation' as const, id: body.id }
  const { id } = await propose(admin, { ...proposal(round.id, body.id), nominee })
  const chair = await anEditor()
  await beginJudging(chair, { id: round.id, version: 1 })
  await giveMarks(juror, { nominationId: id, points: marksFor(criteria, 5, 4), comment: '' })
  await decideNomination(chair, { id, version: 1, ...award })
  const other = { id: scene.nominationId, version: 1, ...award, outcome: 'notAwarded' as const }
  await decideNomination(chair, other)
  await signProtocol(chair, { id: round.id, version: 2, heldOn: '2026-11-20', present: [juror.userId] })
  const { awardIds } = await awardRound(chair, { id: round.id, version: 3, issuedOn: null })
  expect(await db.award.findUnique({ where: { id: awardIds[0] } })).toMatchObject({
    organisationId: body.id,
    recipientKk: 'Достық қоры',
  })
  expect(await db.award.count({ where: { volunteerId: scene.person.id } })).toBe(0)
})
