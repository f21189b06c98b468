import type { Actor } from '#lib/accounts/actor.ts'
import { recordAll } from '#lib/audit/record.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Forbidden } from '#lib/platform/refusal.ts'
import { canPrepareAwards } from '../policy.ts'
import { awardNumberText, newCheckCode, recipientKeyOf } from '../rules.ts'
import type { RecipientRef } from '../schema.ts'
import { dayOfIssue, holdKind, nextNumber } from './numbers.ts'
import { findRecipients } from './recipients.ts'

type Words = Record<`${'issuer' | 'reason'}${'Kk' | 'Ru' | 'En'}`, string>
type Gift = {
  kindId: string
  issuedOn: string | null
  awards: { recipient: RecipientRef; words: Words }[]
  isDemo: boolean
}

const noWords = { issuerKk: '', issuerRu: '', issuerEn: '', reasonKk: '', reasonRu: '', reasonEn: '' }

/**
 * Issues awards that were decided elsewhere, as a part of the caller's transaction: all of them or none, with consecutive
 * numbers. Returns the ids in the order given. Throws `Forbidden` when one of them would go to the actor.
 */
export async function giveAwards(
  actor: Actor,
  tx: Tx,
  { kindId, issuedOn, awards, isDemo }: Gift,
): Promise<string[]> {
  if (!canPrepareAwards(actor)) throw new Forbidden('awards.refusals.notAllowed')
  const day = dayOfIssue(issuedOn)
  const prefix = await holdKind(tx, kindId)
  const year = Number(day.slice(0, 4))
  const recipients = await findRecipients(
    actor,
    tx,
    awards.map(({ recipient }) => recipient),
  )
  const first = await nextNumber(tx, { kindId, prefix, year })
  const shared = { kindId, year, issuedOn: new Date(day), state: 'issued' as const, isDemo }
  const rows = await tx.award.createManyAndReturn({
    data: recipients.map((recipient, index) => ({
      ...{ ...shared, ...recipient, ...(awards[index]?.words ?? noWords) },
      ...{ number: first + index, checkCode: newCheckCode(), recipientKey: recipientKeyOf(recipient) },
    })),
    select: { id: true, number: true, organisationId: true },
  })
  rows.sort((one, other) => (one.number ?? 0) - (other.number ?? 0))
  const facts = rows.map(({ id, number, organisationId }) => ({
    ...{ type: 'award', id, organisationId },
    label: awardNumberText(prefix, year, number ?? 0),
  }))
  await recordAll(tx, actor, 'award.issued', facts)
  return rows.map(({ id }) => id)
}
