import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Forbidden } from '#lib/platform/refusal.ts'
import { slugOf } from '#lib/platform/text.ts'
import { canManageOrganisations } from '../policy.ts'
import { searchKeyOf } from '../rules.ts'
import type { NewOrganisationInput } from '../schema.ts'
import { checkChoices, checkLogo } from './check-choices.ts'
import { factsOf } from './require-organisation.ts'

/** Registers an organisation as a draft; returns its id. The address comes from the English name and never changes after. */
export async function createOrganisation(
  actor: Actor,
  input: NewOrganisationInput,
): Promise<{ id: string; slug: string }> {
  return transaction(async (tx) => makeOrganisation(actor, tx, input)).catch((error: unknown) => {
    if (uniqueViolation(error)) throw new Conflict('form.again')
    throw error
  })
}

/**
 * The same within the caller's transaction, verified from the start when an application was looked through, and public when
 * `isPublic`. Administrators only.
 */
export async function makeOrganisation(
  actor: Actor,
  tx: Tx,
  { directionIds, ...input }: NewOrganisationInput,
  { isVerified = false, isPublic = false } = {},
): Promise<{ id: string; slug: string }> {
  if (!canManageOrganisations(actor)) throw new Forbidden('organisations.refusals.manage')
  await checkChoices(actor, tx, { ...input, directionIds }, null)
  await checkLogo(actor, tx, input.logoId)
  const base = slugOf(input.nameEn) || slugOf(input.nameRu) || 'organisation'
  const data = {
    ...input,
    slug: await freeSlug(tx, base),
    searchKey: searchKeyOf(input, []),
    state: isPublic ? ('published' as const) : ('draft' as const),
    verifiedAt: isVerified ? now() : null,
    directions: { create: [...new Set(directionIds)].map((directionId) => ({ directionId })) },
  }
  const made = await tx.organisation.create({ data, select: { id: true, slug: true } })
  const facts = factsOf(made.id, input.nameKk)
  await record(tx, actor, 'organisation.created', facts)
  if (isVerified) await record(tx, actor, 'organisation.verified', facts)
  if (isPublic) await record(tx, actor, 'organisation.published', facts)
  return made
}

async function freeSlug(tx: Tx, base: string): Promise<string> {
  const taken = await tx.organisation.findMany({
    where: { slug: { startsWith: base } },
    select: { slug: true },
  })
  const used = new Set(taken.map(({ slug }) => slug))
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!used.has(slug)) return slug
  }
}
