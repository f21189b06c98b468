import { createHash } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import type { RunningJob } from '#lib/jobs/worker.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import { Forbidden } from '#lib/platform/refusal.ts'
import type { MailingOutcome } from '#prisma/generated/client.ts'
import { keptBy } from '../policy.ts'
import { type Audience, listAddressees, occasionColumns, type Person } from '../queries/audience.ts'
import { hasDeclined, sayInAll } from '../queries/reach.ts'
import {
  compose,
  declineToken,
  letterBody,
  type Occasion,
  oneClickAddress,
  type Say,
} from '../rules/letter.ts'
import { paceMs, quietHours, slotAfter } from '../rules/quiet-hours.ts'

const chunkMax = 100

type Run = { mailing: Occasion & Audience & { id: string; urgentReason: string }; startedAt: Date; say: Say }

/**
 * The job behind `confirmMailing`: a letter, or a line of the call list, for everybody written down. Begun again after a crash it
 * goes on with those who are still without; a letter's key makes it one. Each chunk asks for the sender's rights anew.
 */
export async function runMailing(actor: Actor, job: RunningJob) {
  const mailing = await db.mailing.findFirst({
    where: { AND: [keptBy(actor), { id: job.subjectId, authorId: actor.userId }] },
    select: { ...occasionColumns, urgentReason: true },
  })
  if (!mailing) throw new Forbidden('mailings.refusals.notAllowed')
  const total = await db.mailingRecipient.count({ where: { mailingId: mailing.id } })
  let done = await db.mailingRecipient.count({
    where: { mailingId: mailing.id, outcome: { not: 'planned' } },
  })
  const run: Run = { mailing, startedAt: now(), say: await sayInAll() }
  let slot = 0
  for (;;) {
    const doer = await job.step({ done, total })
    if (!mayCoordinateCentre(doer, mailing.centreId)) throw new Forbidden('mailings.refusals.notAllowed')
    const count = await writeChunk(doer, run, slot)
    if (count === 0) break
    done += count
    slot += count
  }
  await db.mailing.updateMany({ where: { id: mailing.id, writtenAt: null }, data: { writtenAt: now() } })
  await job.step({ done, total })
  return { people: done }
}

/** Writes to the next people; returns how many, 0 when none is left or the mailing was stopped. */
async function writeChunk(actor: Actor, run: Run, slot: number): Promise<number> {
  return transaction(async (tx) => {
    const id = run.mailing.id
    // Whoever stops the mailing waits for this chunk, or this chunk sees that it was stopped.
    const [open] = await tx.$queryRaw<{ centreId: string }[]>`
      SELECT "centreId" FROM "Mailing" WHERE "id" = ${id}::uuid AND "state" = 'confirmed' FOR SHARE`
    if (!open) return 0
    const planned = await tx.mailingRecipient.findMany({
      where: { mailingId: id, outcome: 'planned' },
      orderBy: { id: 'asc' },
      select: { id: true, volunteerId: true },
      take: chunkMax,
    })
    const ids = planned.map(({ volunteerId }) => volunteerId)
    const people = await listAddressees(actor, tx, { mailing: run.mailing, ids })
    const byId = new Map(people.map((person) => [person.id, person]))
    for (const [index, recipient] of planned.entries()) {
      const dueAt = dueAtOf(run, slot + index)
      const person = byId.get(recipient.volunteerId)
      const { outcome, messageId } = await writeOne(tx, run, { recipientId: recipient.id, person, dueAt })
      await tx.mailingRecipient.update({ where: { id: recipient.id }, data: { outcome, messageId } })
    }
    return planned.length
  })
}

function dueAtOf({ mailing, startedAt }: Run, slot: number): Date {
  const waitMs = slot * paceMs(env.MAILINGS_PER_MINUTE)
  if (mailing.urgentReason !== '') return new Date(startedAt.getTime() + waitMs)
  return slotAfter(startedAt, waitMs, quietHours())
}

type One = { recipientId: string; person: Person | undefined; dueAt: Date }
type Written = { outcome: MailingOutcome; messageId: string | null }

async function writeOne(
  tx: Tx,
  { mailing, say }: Run,
  { recipientId, person, dueAt }: One,
): Promise<Written> {
  if (!person) return { outcome: 'left', messageId: null }
  if (hasDeclined(person, mailing)) return { outcome: 'declined', messageId: null }
  const composed = compose(mailing, person, { at: now(), say })
  const { to, locale, subject, words } = composed
  const token = declineToken(recipientId)
  // The same words to one mailbox are one letter; without a mailbox everybody is called.
  const same = to.email === '' ? recipientId : hashOf(to.email, subject, words)
  const effectKey = `mailing:${mailing.id}:${same}`
  await enqueueMail(tx, {
    ...{ effectKey, recipient: to.email, locale, subject, dueAt, isBulk: true },
    ...{ kind: kindOfLetter(mailing), volunteerId: person.id },
    body: to.email === '' ? words : letterBody(mailing, composed, { declineToken: token, say }),
    unsubscribeUrl: to.email === '' || mailing.kind === 'service' ? undefined : oneClickAddress(token),
  })
  const message = await tx.outboxMessage.findUniqueOrThrow({ where: { effectKey }, select: { id: true } })
  return { outcome: 'written', messageId: message.id }
}

function kindOfLetter({ kind }: Pick<Occasion, 'kind'>): string {
  return `mailing${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
}

function hashOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 40)
}
