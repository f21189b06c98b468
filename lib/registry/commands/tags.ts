import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { listedTo } from '#lib/volunteers/policy.ts'
import { ownTags } from '../policy.ts'
import { type CreateTagInput, type TagPersonInput, tagsMax } from '../schema.ts'

/** Makes a word a centre puts on its people. Invalid when the centre has it or is not the actor's; a Conflict at fifty. */
export async function createTag(actor: Actor, { centreId, name }: CreateTagInput): Promise<{ id: string }> {
  if (!mayCoordinateCentre(actor, centreId)) throw new Invalid({ centreId: { code: 'form.unknownChoice' } })
  return transaction(async (tx) => {
    await lockRows(tx, 'Centre', [centreId])
    if ((await tx.tag.count({ where: { centreId } })) >= tagsMax)
      throw new Conflict('registry.refusals.tagsEnough', { max: tagsMax })
    const { id } = await tx.tag.create({ data: { centreId, name }, select: { id: true } })
    await record(tx, actor, 'tag.created', { type: 'tag', id, label: name, centreId })
    return { id }
  }).catch((error: unknown) => {
    if (uniqueViolation(error)) throw new Invalid({ name: { code: 'registry.problems.tagKnown' } })
    throw error
  })
}

/** Takes the word away from everybody and from the centre. A second call is a NotFound. */
export async function removeTag(actor: Actor, { id }: { id: string }): Promise<void> {
  await transaction(async (tx) => {
    const tag = await tx.tag.findFirst({ where: { AND: [ownTags(actor), { id }] } })
    if (!tag) throw new NotFound('registry.refusals.unknownTag')
    const { count } = await tx.tag.deleteMany({ where: { id } })
    if (count === 0) throw new NotFound('registry.refusals.unknownTag')
    await record(tx, actor, 'tag.removed', { type: 'tag', id, label: tag.name, centreId: tag.centreId })
  })
}

/** Puts a tag on a member of its centre; false when they bear it already. */
export async function tagPerson(actor: Actor, { volunteerId, tagId }: TagPersonInput): Promise<boolean> {
  return transaction(async (tx) => {
    const { person, tag } = await find(tx, actor, { volunteerId, tagId })
    const isMember = await tx.membership.count({
      where: { volunteerId, centreId: tag.centreId, endedOn: null },
    })
    if (!isMember) throw new NotFound('registry.refusals.unknownTag')
    const { count } = await tx.volunteerTag.createMany({
      data: [{ volunteerId, tagId }],
      skipDuplicates: true,
    })
    if (count === 1) await note(tx, actor, 'volunteer.tagged', { person, tag })
    return count === 1
  })
}

/** Takes a tag off; a second call is a NotFound. */
export async function untagPerson(actor: Actor, { volunteerId, tagId }: TagPersonInput): Promise<void> {
  await transaction(async (tx) => {
    const { person, tag } = await find(tx, actor, { volunteerId, tagId })
    const { count } = await tx.volunteerTag.deleteMany({ where: { volunteerId, tagId } })
    if (count === 0) throw new NotFound('registry.refusals.unknownTag')
    await note(tx, actor, 'volunteer.untagged', { person, tag })
  })
}

type Pair = { person: { id: string; cardNumber: number }; tag: { id: string; centreId: string } }

async function find(tx: Tx, actor: Actor, { volunteerId, tagId }: TagPersonInput): Promise<Pair> {
  const person = await tx.volunteer.findFirst({
    where: { AND: [listedTo(actor), { id: volunteerId, status: { not: 'anonymised' } }] },
    select: { id: true, cardNumber: true },
  })
  if (!person) throw new NotFound('volunteers.refusals.unknown')
  const tag = await tx.tag.findFirst({
    where: { AND: [ownTags(actor), { id: tagId }] },
    select: { id: true, centreId: true },
  })
  if (!tag) throw new NotFound('registry.refusals.unknownTag')
  return { person, tag }
}

/** The word itself stays out of the history: it may say something about the person. */
async function note(tx: Tx, actor: Actor, action: string, { person, tag }: Pair): Promise<void> {
  await record(tx, actor, action, {
    ...{ type: 'volunteer', id: person.id, label: `№ ${person.cardNumber}`, centreId: tag.centreId },
    details: { tagId: tag.id },
  })
}
