import type { Actor } from '#lib/accounts/actor.ts'
import { inviteWithin } from '#lib/accounts/commands/representatives.ts'
import { record } from '#lib/audit/record.ts'
import { defaultLocale, isLocale } from '#lib/i18n/routing.ts'
import { makeOrganisation } from '#lib/organisations/commands/create-organisation.ts'
import { newOrganisationInput } from '#lib/organisations/schema.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import type { Application } from '#prisma/generated/client.ts'
import { openStates } from '../policy.ts'
import type { VerifyApplicationInput } from '../schema.ts'
import { factsOf, requireDecidable } from './answer-application.ts'
import { tellApplicant } from './tell-applicant.ts'

/**
 * Takes the applicant in: an organisation with the mark of the check, a draft or public, and an invitation for the contact person
 * to speak for it. Of two officers one succeeds, the other gets a Conflict. Nobody takes in themselves.
 */
export async function verifyApplication(
  actor: Actor,
  { applicationId, version, nameEn, isPublic }: VerifyApplicationInput,
): Promise<{ organisationId: string; slug: string }> {
  return transaction(async (tx) => {
    const found = await requireDecidable(actor, tx, applicationId)
    const where = { id: applicationId, version, state: { in: [...openStates] } }
    const decided = {
      state: 'verified' as const,
      decidedAt: now(),
      decidedById: actor.userId,
      takenById: null,
    }
    const data = { ...decided, reason: '', version: { increment: 1 } }
    const { count } = await tx.application.updateMany({ where, data })
    if (count === 0) throw new Conflict('applications.refusals.stale')
    const input = newOrganisationInput.parse(await organisationOf(tx, found, nameEn))
    const made = await makeOrganisation(actor, tx, input, { isVerified: true, isPublic })
    const saved = await tx.application.update({
      where: { id: applicationId },
      data: { organisationId: made.id },
    })
    const locale = isLocale(found.locale) ? found.locale : defaultLocale
    await inviteWithin(actor, tx, { organisationId: made.id, email: found.contactEmail }, locale)
    await tellApplicant(actor, tx, saved, { news: 'verified' })
    await record(tx, actor, 'application.verified', { ...factsOf(found), organisationId: made.id })
    return { organisationId: made.id, slug: made.slug }
  }).catch((error: unknown) => {
    if (uniqueViolation(error)) throw new Conflict('form.again')
    throw error
  })
}

/** What the organisation begins with; the contact person's own data are not taken over into its public page. */
async function organisationOf(tx: Tx, application: Application, nameEn: string) {
  const { kind, nameKk, nameRu, unitId, registrationNumber, website, about, locale } = application
  const group = await tx.legalForm.findUnique({ where: { code: 'volunteer_group' }, select: { id: true } })
  const suffix = locale === 'kk' ? 'Kk' : locale === 'ru' ? 'Ru' : 'En'
  return {
    ...{ nameKk, nameRu, nameEn: nameEn || nameRu, unitId, website: website ?? '' },
    registrationNumber: registrationNumber ?? '',
    legalFormId: (kind === 'initiativeGroup' ? group?.id : application.legalFormId) ?? '',
    [`description${suffix}`]: about,
  }
}
