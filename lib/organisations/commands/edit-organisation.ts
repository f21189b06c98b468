import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { openFiles } from '#lib/files/commands/visibility.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Forbidden } from '#lib/platform/refusal.ts'
import { canEditTexts } from '../policy.ts'
import { searchKeyOf } from '../rules.ts'
import type { OrganisationInput, OrganisationTextsInput } from '../schema.ts'
import { checkChoices, checkLogo } from './check-choices.ts'
import {
  factsOf,
  requireManaged,
  requireOrganisation,
  type SavedOrganisation,
} from './require-organisation.ts'
import { savedBeside, staleRefusal } from './stale-organisation.ts'

/**
 * Changes what an organisation says about itself. A form made from an older version is refused with the saved value beside each
 * field that differs.
 */
export async function editOrganisationTexts(
  actor: Actor,
  input: OrganisationTextsInput,
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const found = await requireOrganisation(actor, tx, input.organisationId)
    if (!canEditTexts(actor, found.id)) throw new Forbidden('organisations.refusals.edit')
    return save(actor, tx, { found, input, searchKey: found.searchKey })
  })
}

/** Changes names, legal form, number, district, year and source too; administrators only. */
export async function editOrganisation(actor: Actor, input: OrganisationInput): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const found = await requireManaged(actor, tx, input.organisationId)
    return save(actor, tx, { found, input, searchKey: searchKeyOf(input, found.aliases) })
  })
}

type Saving = {
  found: SavedOrganisation
  input: OrganisationTextsInput | OrganisationInput
  searchKey: string
}

async function save(
  actor: Actor,
  tx: Tx,
  { found, searchKey, ...saving }: Saving,
): Promise<{ slug: string }> {
  const { organisationId, version, ...input } = saving.input
  if (found.version !== version) throw staleRefusal(actor, found, input)
  await checkChoices(actor, tx, input, found.id)
  if (input.logoId !== found.logoId) await checkLogo(actor, tx, input.logoId)
  const { directionIds, ...data } = input
  const { count } = await tx.organisation.updateMany({
    where: { id: organisationId, version },
    data: { ...data, searchKey, version: { increment: 1 } },
  })
  if (count === 0) throw staleRefusal(actor, found, input)
  await tx.organisationDirection.deleteMany({ where: { organisationId } })
  await tx.organisationDirection.createMany({
    data: [...new Set(directionIds)].map((directionId) => ({ organisationId, directionId })),
  })
  if (input.logoId && found.state === 'published') await openFiles(actor, tx, [input.logoId])
  const fields = Object.keys(savedBeside(found, input))
  await record(tx, actor, 'organisation.edited', {
    ...factsOf(found.id, found.nameKk),
    details: { fields },
  })
  return { slug: found.slug }
}
