import type { Actor } from '#lib/accounts/actor.ts'
import { knownPictureIds } from '#lib/files/queries.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Invalid } from '#lib/platform/refusal.ts'

type Choices = {
  unitId?: string | null
  legalFormId?: string | null
  directionIds?: string[]
  registrationNumber?: string | null
}

/** Invalid unless every choice is one the form offered and the registration number is nobody else's. */
export async function checkChoices(_actor: Actor, tx: Tx, input: Choices, ownId: string | null) {
  const { unitId, legalFormId, directionIds = [], registrationNumber } = input
  const unknown = { code: 'form.unknownChoice' }
  const problems: Record<string, { code: string }> = {}
  if (unitId && !(await tx.unit.count({ where: { id: unitId } }))) problems.unitId = unknown
  if (legalFormId && !(await tx.legalForm.count({ where: { id: legalFormId } }))) {
    problems.legalFormId = unknown
  }
  const directions = await tx.direction.count({ where: { id: { in: directionIds } } })
  if (directions !== new Set(directionIds).size) problems.directionIds = unknown
  if (registrationNumber) {
    const holder = await tx.organisation.findFirst({ where: { registrationNumber }, select: { id: true } })
    if (holder && holder.id !== ownId)
      problems.registrationNumber = { code: 'organisations.refusals.numberTaken' }
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
}

/** Invalid unless the picture exists for the actor. */
export async function checkLogo(actor: Actor, tx: Tx, logoId: string | null): Promise<void> {
  if (logoId === null || (await knownPictureIds(actor, tx, [logoId])).has(logoId)) return
  throw new Invalid({ logoId: { code: 'form.unknownChoice' } }, 'form.unknownChoice')
}
