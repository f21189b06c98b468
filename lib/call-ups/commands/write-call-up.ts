import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { slugOf } from '#lib/platform/text.ts'
import { mayCallUp, mayDraftCallUps } from '../policy.ts'
import { phaseOf, shortcomingsOf } from '../rules.ts'
import type { CreateCallUpInput, SaveCallUpInput } from '../schema.ts'

/** Prepares a call-up; nobody outside of the desk sees it. Sending the same form twice makes one. */
export async function createCallUp(actor: Actor, input: CreateCallUpInput): Promise<{ id: string }> {
  if (!mayDraftCallUps(actor)) throw new Forbidden('form.forbidden')
  const { id, unitIds, skillIds, points, ...content } = input
  return transaction(async (tx) => {
    if ((await tx.callUp.count({ where: { id } })) === 1) return { id }
    await refuseUnknown(tx, input)
    const slug = await freeSlug(tx, content.titleRu || content.titleKk, id)
    await tx.callUp.create({ data: { id, slug, createdById: actor.userId, ...content } })
    await writeParts(tx, id, { unitIds, skillIds, points })
    await record(tx, actor, 'callUp.created', { type: 'callUp', id, label: slug })
    return { id }
  })
}

/**
 * Changes a call-up. One that is out may be corrected by administrators only and must stay complete; one that is over is kept as it
 * was. Throws `Conflict` when somebody changed it since the form was made.
 */
export async function saveCallUp(actor: Actor, input: SaveCallUpInput): Promise<{ slug: string }> {
  if (!mayDraftCallUps(actor)) throw new Forbidden('form.forbidden')
  const { id, version, unitIds, skillIds, points, ...content } = input
  return transaction(async (tx) => {
    const before = await tx.callUp.findUnique({ where: { id } })
    if (!before) throw new NotFound('callUp.problems.unknown')
    if (phaseOf(before, now()) === 'over') throw new Conflict('callUp.problems.over')
    if (before.state === 'published') {
      if (!mayCallUp(actor)) throw new Forbidden('callUp.problems.administratorsOnly')
      refuseIncomplete({ ...content, points })
    }
    await refuseUnknown(tx, input)
    const { count } = await tx.callUp.updateMany({
      where: { id, version, endedAt: null },
      // A new beginning is told to the pages again.
      data: { ...content, shownAt: null, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('form.stale')
    await writeParts(tx, id, { unitIds, skillIds, points })
    await record(tx, actor, 'callUp.saved', { type: 'callUp', id, label: before.slug })
    return { slug: before.slug }
  })
}

/** Throws `Invalid` with every field a public call-up lacks. */
export function refuseIncomplete(call: Parameters<typeof shortcomingsOf>[0]): void {
  const missing = shortcomingsOf(call)
  const codeOf = (name: string) =>
    name === 'phone'
      ? 'callUp.problems.unreachable'
      : name.startsWith('points')
        ? 'callUp.problems.noPoint'
        : 'form.required'
  if (missing.length > 0)
    throw new Invalid(
      Object.fromEntries(missing.map((name) => [name, { code: codeOf(name) }])),
      'callUp.problems.incomplete',
    )
}

type Parts = Pick<CreateCallUpInput, 'unitIds' | 'skillIds' | 'points'>

async function writeParts(tx: Tx, callUpId: string, { unitIds, skillIds, points }: Parts): Promise<void> {
  const where = { callUpId }
  await tx.callUpUnit.deleteMany({ where })
  await tx.callUpSkill.deleteMany({ where })
  await tx.musterPoint.deleteMany({ where })
  await tx.callUpUnit.createMany({ data: [...new Set(unitIds)].map((unitId) => ({ callUpId, unitId })) })
  await tx.callUpSkill.createMany({ data: [...new Set(skillIds)].map((skillId) => ({ callUpId, skillId })) })
  await tx.musterPoint.createMany({
    data: points.map((point, index) => ({ callUpId, position: index + 1, ...point })),
  })
}

async function refuseUnknown(
  tx: Tx,
  { unitIds, skillIds, eventId }: Pick<CreateCallUpInput, 'unitIds' | 'skillIds' | 'eventId'>,
): Promise<void> {
  const [units, skills, events] = [
    await tx.unit.count({ where: { id: { in: unitIds } } }),
    await tx.skill.count({ where: { id: { in: skillIds } } }),
    eventId ? await tx.event.count({ where: { id: eventId, state: 'published', isEmergency: true } }) : 1,
  ]
  const unknown = { code: 'form.unknownChoice' }
  const problems = {
    ...(units === new Set(unitIds).size ? {} : { 'unitIds[]': unknown }),
    ...(skills === new Set(skillIds).size ? {} : { 'skillIds[]': unknown }),
    ...(events === 1 ? {} : { eventId: unknown }),
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
}

async function freeSlug(tx: Tx, title: string, id: string): Promise<string> {
  const base = slugOf(title) || 'call'
  const taken = await tx.callUp.count({ where: { slug: base } })
  return taken === 0 ? base : `${base}-${id.slice(-6)}`
}
