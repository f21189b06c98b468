import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import type { ConsultationRequest } from '#prisma/generated/client.ts'
import { isLive, liveStates } from '../policy.ts'
import { listAdministrators, listCoordinators } from '../queries/people.ts'
import { isOneAccount, numberText } from '../rules.ts'
import type { AssignInput, DecideInput, MergeInput } from '../schema.ts'
import { dueDay, factsOf } from './ask.ts'
import { requireAssignable, takeStep } from './require-request.ts'
import { tellAsker, tellStaff } from './tell.ts'

/**
 * Gives a question to a centre, to one of its coordinators, to an administrator, or back to the regional inbox, with a note for who
 * gets it. The day to answer by stays. Who gets it is written to; who had it no longer sees it.
 */
export async function assignQuestion(
  actor: Actor,
  { requestId, version, to, note }: AssignInput,
): Promise<void> {
  await transaction(async (tx) => {
    const found = await requireAssignable(actor, tx, requestId)
    await checkTarget(tx, to)
    const isOpen = found.state === 'new' || found.state === 'assigned'
    const state = to.centreId || to.assigneeId ? ('assigned' as const) : ('new' as const)
    const saved = await takeStep(tx, {
      request: { id: requestId, version },
      from: liveStates,
      data: { ...to, ...(isOpen ? { state } : {}) },
    })
    if (note) {
      const words = { requestId, kind: 'note' as const, body: note, authorId: actor.userId }
      await tx.consultationMessage.create({ data: words })
    }
    await tellStaff(actor, tx, saved, 'assigned')
    await record(tx, actor, 'question.assigned', factsOf(saved))
  })
}

/** Takes something that is no question out of the inbox; it is forgotten after thirty days. A second call is refused. */
export async function markAsSpam(actor: Actor, { requestId, version }: DecideInput): Promise<void> {
  await transaction(async (tx) => {
    await requireAssignable(actor, tx, requestId)
    const saved = await takeStep(tx, {
      request: { id: requestId, version },
      from: ['new', 'assigned', 'waiting'],
      data: { state: 'spam', dueOn: null, closedAt: now(), assigneeId: null },
    })
    await record(tx, actor, 'question.spam', factsOf(saved))
  })
}

/** Takes a question back that was closed or sorted out by mistake; it is due anew. A second call is refused. */
export async function reopenQuestion(actor: Actor, { requestId, version }: DecideInput): Promise<void> {
  await transaction(async (tx) => {
    const found = await requireAssignable(actor, tx, requestId)
    const state = found.centreId || found.assigneeId ? ('assigned' as const) : ('new' as const)
    const saved = await takeStep(tx, {
      request: { id: requestId, version },
      from: ['closed', 'spam'],
      data: { state, closedAt: null, mergedIntoId: null, dueOn: await dueDay(actor, tx, now()) },
    })
    await record(tx, actor, 'question.reopened', factsOf(saved))
  })
}

/**
 * Joins a question to another one with the same mailbox, phone or account. Only an account proves that one person wrote both: then the
 * words go into the other conversation and the own link leads there. A mailbox or phone was typed by whoever asked: the words become
 * a note for colleagues, and the other link is written to the mailbox, so that a link never shows one person what another wrote.
 */
export async function mergeQuestion(actor: Actor, { requestId, version, into }: MergeInput): Promise<void> {
  await transaction(async (tx) => {
    const found = await requireAssignable(actor, tx, requestId)
    const target = await targetOf(tx, found, into)
    const saved = await takeStep(tx, {
      request: { id: requestId, version },
      from: liveStates,
      data: { state: 'closed', dueOn: null, closedAt: now(), mergedIntoId: target.id },
    })
    const kept = await takeStep(tx, { request: target, from: liveStates, data: { lastWordAt: now() } })
    const isProven = isOneAccount(found, target)
    const body = `${numberText(found)}\n\n${found.question}`
    const words = {
      id: newId(),
      requestId: target.id,
      kind: isProven ? ('asker' as const) : ('note' as const),
      body,
      createdAt: found.createdAt,
    }
    await tx.consultationMessage.create({ data: words })
    if (!isProven && kept.askerEmail === found.askerEmail) await tellAsker(actor, tx, kept, 'link')
    const details = { into: numberText(target) }
    await record(tx, actor, 'question.merged', { ...factsOf(saved), details })
  })
}

async function targetOf(tx: Tx, found: ConsultationRequest, into: string): Promise<ConsultationRequest> {
  const [, year, number] = /^(?:\p{L}-?)?(\d{4})-(\d{1,6})$/u.exec(into.replaceAll(/\s/g, '')) ?? []
  const target =
    year && number
      ? await tx.consultationRequest.findUnique({
          where: { year_number: { year: Number(year), number: Number(number) } },
        })
      : null
  if (!target || target.id === found.id || target.forgottenAt || !isLive(target))
    throw new Invalid({ into: { code: 'consultation.problems.noSuchNumber' } })
  const keys = ['askerEmail', 'askerPhone', 'askerUserId'] as const
  if (!keys.some((key) => found[key] !== null && found[key] === target[key]))
    throw new Invalid({ into: { code: 'consultation.problems.anotherPerson' } })
  return target
}

async function checkTarget(tx: Tx, { centreId, assigneeId }: AssignInput['to']) {
  const unknown = new Invalid({ to: { code: 'form.unknownChoice' } })
  if (centreId) {
    const people = await listCoordinators(null, tx, centreId)
    if (people.length === 0) throw new Invalid({ to: { code: 'consultation.problems.nobodyThere' } })
    if (assigneeId && !people.some(({ id }) => id === assigneeId)) throw unknown
  } else if (assigneeId) {
    const people = await listAdministrators(null, tx)
    if (!people.some(({ id }) => id === assigneeId)) throw unknown
  }
}
