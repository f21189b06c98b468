import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { blindIndex } from '#lib/platform/sealed.ts'
import { fold } from '#lib/platform/text.ts'
import { readContactConsent } from '../queries.ts'
import type { SendApplicationInput } from '../schema.ts'
import { tellApplicant } from './tell-applicant.ts'

/**
 * Takes an application to join from the public site and answers by mail; the link in the letter is the only way back to it, so
 * having it proves the mailbox. `address` is whom to count tries against. The same form sent again changes nothing.
 */
export async function sendApplication(
  actor: null,
  { consent: _, consentVersion, ...input }: SendApplicationInput,
  address: string,
): Promise<void> {
  await limit(address === 'direct' ? 'applicationWithoutAddress' : 'applicationByAddress', address)
  await limit('applicationByContact', blindIndex(input.contactEmail, 'application'))
  const text = await readContactConsent(null, input.locale)
  if (text.version !== consentVersion)
    throw new Invalid({ consent: { code: 'applications.problems.consentChanged' } })
  try {
    await transaction(async (tx) => {
      await checkPlace(tx, input)
      const data = {
        ...input,
        searchKey: searchKeyOf(input),
        ...{ consentVersion, consentHash: text.hash, consentAt: now() },
      }
      const made = await tx.application.create({ data })
      await tellApplicant(actor, tx, made, { news: 'received' })
      await record(tx, actor, 'application.sent', { type: 'application', id: made.id, label: made.nameKk })
    })
  } catch (error) {
    if (/pkey|^id$/i.test(uniqueViolation(error) ?? '')) return
    throw error
  }
}

export function searchKeyOf({ nameKk, nameRu }: { nameKk: string; nameRu: string }): string {
  return fold(`${nameKk} ${nameRu}`)
}

/** Invalid unless district and legal form are ones the form offered. */
export async function checkPlace(
  tx: Tx,
  { unitId, legalFormId }: { unitId: string; legalFormId: string | null },
) {
  const unknown = { code: 'form.unknownChoice' }
  if ((await tx.unit.count({ where: { id: unitId } })) === 0) throw new Invalid({ unitId: unknown })
  if (legalFormId && (await tx.legalForm.count({ where: { id: legalFormId } })) === 0) {
    throw new Invalid({ legalFormId: unknown })
  }
}
