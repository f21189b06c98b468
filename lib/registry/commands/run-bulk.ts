import { z } from 'zod'
import type { Actor } from '#lib/accounts/actor.ts'
import { requestClaim } from '#lib/accounts/commands/claim-account.ts'
import { isLocale } from '#lib/i18n/routing.ts'
import type { RunningJob } from '#lib/jobs/worker.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { optionalId } from '#lib/platform/fields.ts'
import { Forbidden, Refusal } from '#lib/platform/refusal.ts'
import { assignToCard } from '#lib/volunteers/commands/assign-to-card.ts'
import { issueClaimSlip } from '#lib/volunteers/commands/claim-slip.ts'
import { isMinorOn } from '#lib/volunteers/rules.ts'
import { invitationOf } from '../rules.ts'
import { listChosen } from '../queries/bulk.ts'
import { findSelection } from '../queries/selection.ts'
import { tagPerson } from './tags.ts'

/** What came of one person: `unchanged` had it already, `skipped` could not get it. */
type Outcome = 'changed' | 'unchanged' | 'skipped' | 'mailed' | 'slip'
const batchSize = 200

const inputs = z.object({
  unitId: optionalId,
  directionId: optionalId,
  skillId: optionalId,
  tagId: optionalId,
})
type Act = { kind: string; createdAt: Date; input: z.output<typeof inputs> }
type Person = Awaited<ReturnType<typeof listChosen>>[number]

/**
 * The job behind `startBulk`. Rights are asked again for each person; who left the register meanwhile is passed over. Begun
 * again after a crash it finds done what is done.
 */
export async function runBulk(actor: Actor, job: RunningJob) {
  const found = await db.bulkAct.findUniqueOrThrow({ where: { id: job.subjectId } })
  const act: Act = { ...found, input: inputs.parse(found.input) }
  const selection = await findSelection(actor, found.selectionId)
  if (!selection) throw new Forbidden('registry.refusals.unknownSelection')
  const sums: Record<Outcome, number> = { changed: 0, unchanged: 0, skipped: 0, mailed: 0, slip: 0 }
  let done = 0
  let after: string | null = null
  for (;;) {
    const people: Person[] = await listChosen(actor, { where: selection.where, after, take: batchSize })
    for (const person of people) {
      const doer = await job.step({ done: done++, total: Math.max(selection.count, done) })
      sums[await one(doer, act, person)]++
    }
    after = people.at(-1)?.id ?? null
    if (people.length < batchSize) break
  }
  await job.step({ done, total: done })
  return sums
}

async function one(actor: Actor, act: Act, person: Person): Promise<Outcome> {
  try {
    return await (act.kind === 'invite' ? invite(actor, act, person) : give(actor, act, person))
  } catch (error) {
    // A person who is no longer the actor's, or a limit on letters, must not stop the others.
    if (error instanceof Refusal) return 'skipped'
    throw error
  }
}

async function give(actor: Actor, { kind, input }: Act, { id }: Person): Promise<Outcome> {
  const isChanged =
    kind === 'tag' && input.tagId
      ? await tagPerson(actor, { volunteerId: id, tagId: input.tagId })
      : await assignToCard(actor, id, input)
  return isChanged ? 'changed' : 'unchanged'
}

/** By mail, else by a slip to print. A letter or slip of this very act is not made twice. */
async function invite(actor: Actor, { createdAt }: Act, person: Person): Promise<Outcome> {
  const { id, email, locale } = person
  const way = invitationOf(person, isMinorOn(person.birthDate, dayOf(now())))
  if (way === 'account') return 'unchanged'
  if (way === 'noBirthDate') return 'skipped'
  if (way === 'mail' && email) {
    const made = await db.accountToken.count({
      where: { volunteerId: id, kind: 'claim', createdAt: { gte: createdAt } },
    })
    if (made === 0)
      await requestClaim(actor, { volunteerId: id, email, locale: isLocale(locale) ? locale : 'kk' })
    return 'mailed'
  }
  const printed = await db.claimSlip.count({ where: { volunteerId: id, createdAt: { gte: createdAt } } })
  if (printed === 0) await issueClaimSlip(actor, { volunteerId: id })
  return 'slip'
}
