import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canPrepareAwards, isOwnAward } from '../policy.ts'
import { awardNumberText, newCheckCode } from '../rules.ts'
import type { IssueAwardInput, IssueBatchInput, RecipientRef } from '../schema.ts'
import { findRecipients, type Recipient } from './recipients.ts'

/**
 * Gives a draft its number and makes it public; returns the number as printed. A second call is a Conflict. `number` null takes
 * the next free one; a wanted number that is taken throws `Invalid`.
 */
export async function issueAward(actor: Actor, input: IssueAwardInput): Promise<{ number: string }> {
  if (!canPrepareAwards(actor)) throw new NotFound('awards.refusals.unknown')
  return transaction(async (tx) => {
    const award = await tx.award.findUnique({ where: { id: input.id }, omit: { checkCode: true } })
    if (!award) throw new NotFound('awards.refusals.unknown')
    if (award.state !== 'draft') throw new Conflict('awards.refusals.alreadyIssued')
    if (isOwnAward(actor, award)) throw new Forbidden('awards.refusals.toOneself')
    if (!isWhole(award)) throw new Conflict('awards.refusals.incomplete')
    const issuedOn = dayOfIssue(award.issuedOn?.toISOString().slice(0, 10) ?? null)
    const prefix = await holdKind(tx, award.kindId)
    await refuseSecondAward(tx, award, [award])
    const series = { kindId: award.kindId, prefix, year: Number(issuedOn.slice(0, 4)) }
    const number = await claimNumber(tx, series, input.number)
    const { count } = await tx.award.updateMany({
      where: { id: award.id, state: 'draft', version: input.version },
      data: {
        state: 'issued',
        number,
        year: series.year,
        issuedOn: new Date(issuedOn),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new Conflict('awards.refusals.stale')
    const label = awardNumberText(prefix, series.year, number)
    await record(tx, actor, 'award.issued', {
      type: 'award',
      id: award.id,
      label,
      organisationId: award.organisationId,
    })
    return { number: label }
  })
}

/**
 * Issues one kind to many at an event: all of them or none, with consecutive numbers. Throws `Conflict` when one of them already
 * has this kind from this event, so a second call, or two at once, give nobody two.
 */
export async function issueAwardBatch(actor: Actor, input: IssueBatchInput): Promise<{ ids: string[] }> {
  if (!canPrepareAwards(actor)) throw new Forbidden('awards.refusals.notAllowed')
  const issuedOn = dayOfIssue(input.issuedOn)
  return transaction(async (tx) => {
    const prefix = await holdKind(tx, input.kindId)
    await checkPresence(tx, input.eventId, input.recipients)
    const recipients = await findRecipients(actor, tx, input.recipients)
    await refuseSecondAward(tx, input, recipients)
    const { eventId, kindId, issuerKk, issuerRu, issuerEn, reasonKk, reasonRu, reasonEn } = input
    const series = { kindId, prefix, year: Number(issuedOn.slice(0, 4)) }
    const first = await nextNumber(tx, series)
    const shared = {
      kindId,
      eventId,
      year: series.year,
      issuedOn: new Date(issuedOn),
      state: 'issued' as const,
    }
    const words = { issuerKk, issuerRu, issuerEn, reasonKk, reasonRu, reasonEn }
    const awards = await tx.award.createManyAndReturn({
      data: recipients.map((recipient, index) => ({
        ...shared,
        ...words,
        ...recipient,
        number: first + index,
        checkCode: newCheckCode(),
      })),
      select: { id: true, number: true, organisationId: true },
    })
    for (const { id, number, organisationId } of awards) {
      const label = awardNumberText(prefix, series.year, number ?? 0)
      await record(tx, actor, 'award.issued', {
        type: 'award',
        id,
        label,
        organisationId,
        details: { eventId },
      })
    }
    return { ids: awards.map(({ id }) => id) }
  })
}

function isWhole(
  award: Record<'recipientKk' | 'recipientRu' | 'issuerKk' | 'issuerRu' | 'reasonKk' | 'reasonRu', string>,
): boolean {
  const { recipientKk, recipientRu, issuerKk, issuerRu, reasonKk, reasonRu } = award
  return [recipientKk, recipientRu, issuerKk, issuerRu, reasonKk, reasonRu].every((words) => words !== '')
}

function dayOfIssue(chosen: string | null): string {
  const today = dayOf(now())
  if (chosen !== null && chosen > today)
    throw new Invalid({ issuedOn: { code: 'awards.refusals.futureDay' } }, 'awards.refusals.futureDay')
  return chosen ?? today
}

/** Holds a kind until the transaction ends: its numbers, and who has it already, are decided one request at a time. */
async function holdKind(tx: Tx, kindId: string): Promise<string> {
  const [kind] = await tx.$queryRaw<{ prefix: string }[]>`
    SELECT "prefix" FROM "AwardKind" WHERE "id" = ${kindId}::uuid FOR NO KEY UPDATE`
  if (!kind) throw new Invalid({ kindId: { code: 'form.unknownChoice' } })
  return kind.prefix
}

/** People get an award of an event when they took part or spoke there; organisations are the staff's choice. */
async function checkPresence(tx: Tx, eventId: string, refs: readonly RecipientRef[]): Promise<void> {
  const event = await tx.event.findFirst({ where: { id: eventId, state: 'published' }, select: { id: true } })
  if (!event) throw new Invalid({ eventId: { code: 'form.unknownChoice' } })
  const volunteerIds = refs.filter(({ type }) => type === 'volunteer').map(({ id }) => id)
  const personIds = refs.filter(({ type }) => type === 'person').map(({ id }) => id)
  const present = await tx.volunteer.count({
    where: {
      id: { in: volunteerIds },
      participations: {
        some: {
          status: 'confirmed',
          shift: { eventId },
          OR: [{ attendance: null }, { attendance: { mark: { not: 'absent' } } }],
        },
      },
    },
  })
  const spoke = await tx.person.count({
    where: { id: { in: personIds }, speaking: { some: { agendaItem: { eventId } } } },
  })
  if (present === volunteerIds.length && spoke === personIds.length) return
  throw new Invalid({ recipients: { code: 'awards.refusals.notPresent' } }, 'awards.refusals.notPresent')
}

type Series = { kindId: string; prefix: string; year: number }

/** Numbers of revoked awards stay used. */
async function nextNumber(tx: Tx, { kindId, year }: Series): Promise<number> {
  const { _max } = await tx.award.aggregate({ where: { kindId, year }, _max: { number: true } })
  return (_max.number ?? 0) + 1
}

async function claimNumber(tx: Tx, series: Series, wanted: number | null): Promise<number> {
  const next = await nextNumber(tx, series)
  if (wanted === null || wanted === next) return next
  const taken = await tx.award.count({ where: { kindId: series.kindId, year: series.year, number: wanted } })
  if (taken === 0) return wanted
  const values = {
    number: awardNumberText(series.prefix, series.year, wanted),
    next: awardNumberText(series.prefix, series.year, next),
  }
  throw new Invalid({ number: { code: 'awards.refusals.numberTaken', values } })
}

type Ids = Pick<Recipient, 'volunteerId' | 'personId' | 'organisationId'>

async function refuseSecondAward(
  tx: Tx,
  given: { kindId: string; eventId: string | null },
  recipients: Ids[],
): Promise<void> {
  const { kindId, eventId } = given
  if (eventId === null) return
  const chosen = (key: keyof Ids) => recipients.flatMap((recipient) => recipient[key] ?? [])
  const twin = await tx.award.findFirst({
    where: {
      ...{ kindId, eventId, state: 'issued' },
      OR: [
        { volunteerId: { in: chosen('volunteerId') } },
        { personId: { in: chosen('personId') } },
        { organisationId: { in: chosen('organisationId') } },
      ],
    },
    select: { recipientKk: true },
  })
  if (twin) throw new Conflict('awards.refusals.alreadyAwarded', { name: twin.recipientKk })
}
