import { expect, test } from 'vitest'
import { transaction } from '#lib/platform/db.ts'
import { forgetPersonInRegistry } from '#lib/registry/commands/forget-person.ts'
import { movePersonInRegistry, returnPersonInRegistry } from '#lib/registry/commands/move-person.ts'
import { selectPeople } from '#lib/registry/commands/select-people.ts'
import { createTag, tagPerson } from '#lib/registry/commands/tags.ts'
import { saveView } from '#lib/registry/commands/views.ts'
import { selectPeopleInput } from '#lib/registry/schema.ts'
import { createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator } from '#tests/support/people.ts'

async function tagged() {
  const { centre, actor } = await aCoordinator()
  const one = await createVolunteer(db, { centreId: centre.id, surname: 'Канарейкина', givenName: 'Зере' })
  const other = await createVolunteer(db, { centreId: centre.id })
  const tags: string[] = []
  for (const name of ['А', 'Ә', 'Б']) tags.push((await createTag(actor, { centreId: centre.id, name })).id)
  for (const tagId of tags.slice(0, 2)) await tagPerson(actor, { volunteerId: one.id, tagId })
  for (const tagId of tags.slice(1)) await tagPerson(actor, { volunteerId: other.id, tagId })
  return { actor, one: one.id, other: other.id, tags }
}

const pairs = (ids: string[]) =>
  db.volunteerTag.findMany({
    where: { volunteerId: { in: ids } },
    orderBy: [{ volunteerId: 'asc' }, { tagId: 'asc' }],
  })

test('whoever is forgotten bears no tag, is in no selection, and no kept search names them', async () => {
  const { actor, one, other } = await tagged()
  await saveView(actor, { name: 'Ол', query: 'q=Kanareykina&status=new' })
  await saveView(actor, { name: 'Басқа', query: 'q=иван' })
  const both = await selectPeople(actor, { volunteerIds: [one, other] })
  const found = await selectPeople(actor, selectPeopleInput.parse({ filters: { q: 'канарейкина' } }))
  await transaction((tx) => forgetPersonInRegistry(actor, tx, one))
  expect(await pairs([one])).toEqual([])
  expect(await db.peopleSelection.findUnique({ where: { id: both.id } })).toMatchObject({
    volunteerIds: [other],
  })
  expect(await db.peopleSelection.findUnique({ where: { id: found.id } })).toBeNull()
  const views = await db.savedView.findMany({ where: { userId: actor.userId }, orderBy: { query: 'asc' } })
  expect(views.map(({ query }) => new URLSearchParams(query).get('q'))).toEqual(['иван', null])
})

test('tags follow a merge and come back with its undo', async () => {
  const { actor, one, other, tags } = await tagged()
  const before = await pairs([one, other])
  const moved = await transaction((tx) => movePersonInRegistry(actor, tx, { fromId: one, toId: other }))
  expect((await pairs([one, other])).map(({ tagId }) => tagId).sort()).toEqual([...tags].sort())
  await transaction((tx) => returnPersonInRegistry(actor, tx, { fromId: one, toId: other }, moved))
  expect(await pairs([one, other])).toEqual(before)
})
