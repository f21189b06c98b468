import type { Actor } from '#lib/accounts/actor.ts'
import { recordAll } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { listConsentForms } from '../queries/consent-request.ts'
import type { ConsentListFilters } from '../schema/consent-list.ts'

/** The forms of those without a mailbox for printing; each person sees in their receipts that it was done (R22). */
export async function takeConsentForms(actor: Actor, filters: ConsentListFilters) {
  const taken = await listConsentForms(actor, filters)
  await transaction((tx) =>
    recordAll(
      tx,
      actor,
      'volunteer.consentFormPrinted',
      taken.forms.map(({ id, cardNumber }) => ({
        ...{ type: 'volunteer', id, label: `№ ${cardNumber}`, centreId: actor.centreIds[0] ?? null },
      })),
    ),
  )
  return taken
}
