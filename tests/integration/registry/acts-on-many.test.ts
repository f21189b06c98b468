import { expect, test } from 'vitest'
import { findLatestJob } from '#lib/jobs/queries.ts'
import { runJobs } from '#lib/jobs/worker.ts'
import { newId } from '#lib/platform/new-id.ts'
import { beginAssigning, beginInviting, beginTagging } from '#lib/registry/commands/begin-acts.ts'
import { runBulk } from '#lib/registry/commands/run-bulk.ts'
import { selectPeople } from '#lib/registry/commands/select-people.ts'
import { bulkKind } from '#lib/registry/commands/start-bulk.ts'
import { createTag, removeTag, tagPerson, untagPerson } from '#lib/registry/commands/tags.ts'
import { removeView, renameView, saveView } from '#lib/registry/commands/views.ts'
import { findBulkAct } from '#lib/registry/queries/bulk.ts'
import { findSelection } from '#lib/registry/queries/selection.ts'
import { listTags, tagsOf } from '#lib/registry/queries/tags.ts'
import { listViews } from '#lib/registry/queries/views.ts'
import { selectPeopleInput, viewsMax } from '#lib/registry/schema.ts'
import { listClaimSlips } from '#lib/volunteers/queries/claim-slip.ts'
import { createUser, createVolunteer } from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator } from '#tests/support/people.ts'

async function aCentre() {
  const { centre, actor } = await aCoordinator()
  const add = (given: Parameters<typeof createVolunteer>[1] = {}) =>
    createVolunteer(db, { centreId: centre.id, ...given })
  return { centre, actor, add }
}

const run = () => runJobs({ [bulkKind]: runBulk })
const codeOf = async (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'nothing was refused',
    (error: { code?: string }) => error.code,
  )
const actionsOn = async (id: string) =>
  (await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  )

test('a tag is put on once, stands in the card’s history without its word, and is taken off', async () => {
  const { centre, actor, add } = await aCentre()
  const { id } = await add()
  const { id: tagId } = await createTag(actor, { centreId: centre.id, name: 'Наурыз' })
  const twice = await Promise.all([1, 2].map(() => tagPerson(actor, { volunteerId: id, tagId })))
  expect(twice.sort()).toEqual([false, true])
  expect((await tagsOf(actor, [id])).get(id)?.map(({ name }) => name)).toEqual(['Наурыз'])
  await untagPerson(actor, { volunteerId: id, tagId })
  expect(await codeOf(untagPerson(actor, { volunteerId: id, tagId }))).toBe('registry.refusals.unknownTag')
  expect(await actionsOn(id)).toEqual(['volunteer.tagged', 'volunteer.untagged'])
  const history = await db.auditEntry.findMany({ where: { subjectId: id } })
  expect(JSON.stringify(history)).not.toContain('Наурыз')
  await removeTag(actor, { id: tagId })
  expect(await listTags(actor)).toEqual([])
})

test('a stranger neither sees, gives nor removes a centre’s tag', async () => {
  const mine = await aCentre()
  const other = await aCentre()
  const { id: tagId } = await createTag(mine.actor, { centreId: mine.centre.id, name: 'Біздікі' })
  const theirs = await other.add()
  expect(await listTags(other.actor)).toEqual([])
  expect(await codeOf(removeTag(other.actor, { id: tagId }))).toBe('registry.refusals.unknownTag')
  expect(await codeOf(tagPerson(other.actor, { volunteerId: theirs.id, tagId }))).toBe(
    'registry.refusals.unknownTag',
  )
  expect(await codeOf(tagPerson(mine.actor, { volunteerId: theirs.id, tagId }))).toBe(
    'volunteers.refusals.unknown',
  )
  expect(await codeOf(createTag(mine.actor, { centreId: other.centre.id, name: 'Х' }))).toBe('form.problems')
})

test('views are kept, renamed and removed by their owner alone, at most twenty', async () => {
  const { actor } = await aCentre()
  const stranger = (await aCentre()).actor
  const { id } = await saveView(actor, { name: 'Жаңалар', query: 'status=new&after=x&evil=1&sort=newest' })
  expect(await listViews(actor)).toEqual([{ id, name: 'Жаңалар', query: 'status=new&sort=newest' }])
  await saveView(actor, { name: 'Жаңалар', query: 'status=suspended' })
  expect((await listViews(actor)).map(({ query }) => query)).toEqual(['status=suspended'])
  expect(await listViews(stranger)).toEqual([])
  expect(await codeOf(renameView(stranger, { id, name: 'Х' }))).toBe('registry.refusals.unknownView')
  expect(await codeOf(removeView(stranger, { id }))).toBe('registry.refusals.unknownView')
  const more = Array.from({ length: viewsMax + 3 }, (_, index) =>
    saveView(actor, { name: `№${index}`, query: '' }),
  )
  const kept = (await Promise.allSettled(more)).filter(({ status }) => status === 'fulfilled')
  expect(kept).toHaveLength(viewsMax - 1)
  await renameView(actor, { id, name: 'Басқа' })
  await removeView(actor, { id })
  expect(await listViews(actor)).toHaveLength(viewsMax - 1)
})

test('one foreign id refuses the whole selection', async () => {
  const mine = await aCentre()
  const other = await aCentre()
  const ids = [(await mine.add()).id, (await other.add()).id]
  expect(await codeOf(selectPeople(mine.actor, { volunteerIds: ids }))).toBe('volunteers.refusals.unknown')
  expect(await db.peopleSelection.count({ where: { userId: mine.actor.userId } })).toBe(0)
})

test('everybody the filters find is assigned and tagged, each with a line in the history, and again changes nothing', async () => {
  await loadReference(db)
  const { actor, centre, add } = await aCentre()
  const people = [await add({ status: 'new' }), await add({ status: 'new' }), await add()]
  const [first, second, third] = people.map(({ id }) => id) as [string, string, string]
  const directionId = (await db.direction.findFirstOrThrow()).id
  const { id: selectionId } = await selectPeople(
    actor,
    selectPeopleInput.parse({ filters: { status: 'new' } }),
  )
  const nothing = { selectionId, unitId: null, directionId: null, skillId: null }
  expect(await codeOf(beginAssigning(actor, nothing))).toBe('form.problems')
  const act = await beginAssigning(actor, { ...nothing, directionId })
  expect(await run()).toBe(1)
  const done = await findBulkAct(actor, act.id)
  expect(done?.job).toMatchObject({ state: 'done', done: 2, total: 2, result: { changed: 2, unchanged: 0 } })
  expect(
    await db.volunteerDirection.count({ where: { directionId, volunteerId: { in: [first, second] } } }),
  ).toBe(2)
  expect(await actionsOn(first)).toEqual(['volunteer.edited'])
  expect(await actionsOn(third)).toEqual([])

  await beginAssigning(actor, { ...nothing, directionId })
  await run()
  expect(await actionsOn(first)).toEqual(['volunteer.edited'])

  await beginTagging(actor, { selectionId, tagId: null, name: 'Топ', centreId: centre.id })
  await run()
  expect(
    [
      ...(
        await tagsOf(
          actor,
          people.map(({ id }) => id),
        )
      ).keys(),
    ].sort(),
  ).toEqual([first, second].sort())
})

test('who left the register meanwhile is passed over, and a stranger knows nothing of the act', async () => {
  const { actor, centre, add } = await aCentre()
  const [stays, leaves] = [await add(), await add()]
  const { id: selectionId } = await selectPeople(actor, { volunteerIds: [stays.id, leaves.id] })
  const { id: tagId } = await createTag(actor, { centreId: centre.id, name: 'Т' })
  const act = await beginTagging(actor, { selectionId, tagId, name: '', centreId: null })
  await db.membership.updateMany({ where: { volunteerId: leaves.id }, data: { endedOn: new Date() } })
  await run()
  expect(await db.volunteerTag.findMany({ where: { tagId } })).toEqual([{ volunteerId: stays.id, tagId }])
  const stranger = (await aCentre()).actor
  expect(await findBulkAct(stranger, act.id)).toBeNull()
  expect(await findSelection(stranger, selectionId)).toBeNull()
  expect(await codeOf(beginInviting(stranger, { selectionId }))).toBe('registry.refusals.unknownSelection')
})

test('a coordinator removed while their act waits changes nobody', async () => {
  const { actor, centre, add } = await aCentre()
  const person = await add()
  const { id: selectionId } = await selectPeople(actor, { volunteerIds: [person.id] })
  const { id: tagId } = await createTag(actor, { centreId: centre.id, name: 'Т' })
  const { id } = await beginTagging(actor, { selectionId, tagId, name: '', centreId: null })
  await db.roleAssignment.updateMany({ where: { userId: actor.userId }, data: { revokedAt: new Date() } })
  await run()
  expect(await db.volunteerTag.count({ where: { tagId } })).toBe(0)
  expect(await findLatestJob(actor, bulkKind, id)).toMatchObject({ state: 'done', result: { changed: 0 } })
})

test('inviting mails grown-ups with an address and makes slips for the others, never twice', async () => {
  const { actor, add } = await aCentre()
  const adult = new Date('1990-01-01')
  const mailed = await add({ email: `a-${newId()}@test.invalid`, birthDate: adult })
  const onPaper = await add({ birthDate: adult })
  const child = await add({ email: `c-${newId()}@test.invalid`, birthDate: new Date('2012-01-01') })
  const unknown = await add({ birthDate: null })
  const member = await add({ userId: (await createUser(db)).id })
  const ids = [mailed, onPaper, child, unknown, member].map(({ id }) => id)
  const { id: selectionId } = await selectPeople(actor, { volunteerIds: ids })
  const { id } = await beginInviting(actor, { selectionId })
  await run()
  const act = await findBulkAct(actor, id)
  expect(act?.job?.result).toMatchObject({ mailed: 1, slip: 2, skipped: 1, unchanged: 1 })
  expect(await db.accountToken.count({ where: { volunteerId: mailed.id, kind: 'claim' } })).toBe(1)
  expect(await db.accountToken.count({ where: { volunteerId: child.id } })).toBe(0)
  const slips = await listClaimSlips(actor, { since: act!.createdAt })
  expect(slips.map(({ card }) => card.id).sort()).toEqual([onPaper.id, child.id].sort())
  await db.job.updateMany({ where: { subjectId: id }, data: { state: 'queued', finishedAt: null } })
  await run()
  expect(await db.claimSlip.count({ where: { volunteerId: onPaper.id } })).toBe(1)
  expect(await db.accountToken.count({ where: { volunteerId: mailed.id, kind: 'claim' } })).toBe(1)
})
