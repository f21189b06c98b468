import { dayOf, now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import { awardNumberText } from '../rules.ts'
import type { Recipient } from './recipients.ts'

/** Whether everything a letter needs is there in both languages. */
export function isWhole(
  award: Record<'recipientKk' | 'recipientRu' | 'issuerKk' | 'issuerRu' | 'reasonKk' | 'reasonRu', string>,
): boolean {
  const { recipientKk, recipientRu, issuerKk, issuerRu, reasonKk, reasonRu } = award
  return [recipientKk, recipientRu, issuerKk, issuerRu, reasonKk, reasonRu].every((words) => words !== '')
}

/** The chosen day or today; a day that has not come throws `Invalid`. */
export function dayOfIssue(chosen: string | null): string {
  const today = dayOf(now())
  if (chosen !== null && chosen > today)
    throw new Invalid({ issuedOn: { code: 'awards.refusals.futureDay' } }, 'awards.refusals.futureDay')
  return chosen ?? today
}

/** Holds a kind until the transaction ends: its numbers, and who has it already, are decided one request at a time. */
export async function holdKind(tx: Tx, kindId: string): Promise<string> {
  const [kind] = await tx.$queryRaw<{ prefix: string }[]>`
    SELECT "prefix" FROM "AwardKind" WHERE "id" = ${kindId}::uuid FOR NO KEY UPDATE`
  if (!kind) throw new Invalid({ kindId: { code: 'form.unknownChoice' } })
  return kind.prefix
}

export type Series = { kindId: string; prefix: string; year: number }

/** Numbers of revoked awards stay used. */
export async function nextNumber(tx: Tx, { kindId, year }: Series): Promise<number> {
  const { _max } = await tx.award.aggregate({ where: { kindId, year }, _max: { number: true } })
  return (_max.number ?? 0) + 1
}

/** The next free number, or the wanted one; a taken one throws `Invalid`. */
export async function claimNumber(tx: Tx, series: Series, wanted: number | null): Promise<number> {
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

/** Throws `Conflict` when one of the recipients already has this kind from this event. */
export async function refuseSecondAward(
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
