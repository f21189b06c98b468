import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { nameMinors } from '#lib/comments/commands/name-minors.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db, transaction, type Tx } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import type { FieldProblem } from '#lib/platform/form.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canSeal, unseal } from '#lib/platform/sealed.ts'
import { canEdit, canKeep, visibleTo } from '../policy.ts'
import { findDuplicates } from '../queries/find-duplicates.ts'
import { type EditableVolunteer, findEditableVolunteer } from '../queries.ts'
import { dayText, phoneText } from '../rules.ts'
import type { EditVolunteerInput } from '../schema.ts'
import {
  checkIin,
  iinPlace,
  refuseTakenIin,
  refuseUnlessAccepted,
  type SealedIin,
  sealIin,
} from './personal-number.ts'
import { refuseUnknownChoices } from './references.ts'
import { personRow } from './register-volunteer.ts'
import { centreForAudit } from './scope.ts'

/**
 * Saves a changed card. A form made from an older version changes nothing: Invalid then says beside each field what is saved
 * now, and the next try counts as seen.
 */
export async function editVolunteer(actor: Actor, input: EditVolunteerInput) {
  const today = dayOf(now())
  const known = await findEditableVolunteer(actor, input.id)
  if (!known) throw new NotFound('volunteers.refusals.unknown')
  if (!canKeep(actor, known)) throw new Forbidden('volunteers.refusals.otherCentre')
  if (!canEdit(known)) throw new Conflict('volunteers.refusals.anonymised')
  if (known.version !== input.version) throw staleForm(known, input)
  if (input.birthDate && input.birthDate > today) {
    throw new Invalid({ birthDate: { code: 'volunteers.problems.birthFuture' } })
  }
  const iin = sealIin(input.id, input, today)
  if (!iin && !input.removeIin && known.iinLast4) await checkStoredIin(input, today)
  const centreId = await centreForAudit(db, actor, input.id)
  const found = await findDuplicates(actor, { ...input, iinHash: iin?.iinHash ?? null }, input.id)
  await refuseTakenIin(actor, found)
  if (isSomebodyElse(known, input)) refuseUnlessAccepted(found, input.acceptDuplicates)
  const fields = [...changedFields(known, input), ...(iin || input.removeIin ? ['iin'] : [])]
  await transaction((tx) => write(tx, actor, { input, iin, fields, centreId })).catch(refuseTakenNumber)
  return { id: input.id }
}

/** Somebody stored the same identification number in this very moment. */
function refuseTakenNumber(error: unknown): never {
  if (uniqueViolation(error)) throw new Conflict('form.again')
  throw error
}

type Facts = { input: EditVolunteerInput; iin: SealedIin | null; fields: string[]; centreId: string | null }

async function write(tx: Tx, actor: Actor, { input, iin, fields, centreId }: Facts) {
  const { id, version } = input
  await refuseUnknownChoices(tx, input)
  const noIin = input.removeIin && !iin ? { iinSealed: null, iinHash: null, iinLast4: null } : {}
  const { count } = await tx.volunteer.updateMany({
    where: { AND: [visibleTo(actor), { id, version, status: { not: 'anonymised' }, mergedIntoId: null }] },
    data: { ...personRow(input), ...iin, ...noIin, version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('volunteers.refusals.changed')
  if (fields.includes('birthDate')) await nameMinors(actor, tx, [id])
  await tx.volunteerDirection.deleteMany({ where: { volunteerId: id } })
  await tx.volunteerDirection.createMany({
    data: input.directions.map((directionId) => ({ volunteerId: id, directionId })),
  })
  await tx.volunteerSkill.deleteMany({ where: { volunteerId: id } })
  await tx.volunteerSkill.createMany({ data: input.skills.map((skillId) => ({ volunteerId: id, skillId })) })
  const { cardNumber } = await tx.volunteer.findUniqueOrThrow({ where: { id }, select: { cardNumber: true } })
  // Names of fields only: what was in them is personal.
  await record(tx, actor, 'volunteer.edited', {
    type: 'volunteer',
    id,
    label: `№ ${cardNumber}`,
    centreId,
    details: { fields },
  })
}

/** The stored number must go on agreeing with a corrected birth date and sex. */
async function checkStoredIin({ id, birthDate, sex }: EditVolunteerInput, today: string) {
  const { iinSealed } = await db.volunteer.findUniqueOrThrow({ where: { id }, select: { iinSealed: true } })
  if (iinSealed && canSeal()) checkIin({ iin: unseal(iinSealed, iinPlace(id)), birthDate, sex }, today)
}

const comparedFields = [
  'surname',
  'givenName',
  'patronymic',
  'birthDate',
  'sex',
  'locale',
  'phone',
  'email',
  'unitId',
  'notes',
] as const
const namingFields = ['surname', 'givenName', 'birthDate'] as const

function changedFields(known: EditableVolunteer, input: EditVolunteerInput): string[] {
  const changed: string[] = comparedFields.filter((field) => valueOf(known, field) !== (input[field] ?? ''))
  const hasOthers = (before: string[], after: string[]) =>
    [...before].sort().join() !== [...after].sort().join()
  if (
    hasOthers(
      known.directions.map((each) => each.directionId),
      input.directions,
    )
  )
    changed.push('directions')
  if (hasOthers(known.languages, input.languages)) changed.push('languages')
  if (
    hasOthers(
      known.skills.map((each) => each.skillId),
      input.skills,
    )
  )
    changed.push('skills')
  return changed
}

function isSomebodyElse(known: EditableVolunteer, input: EditVolunteerInput): boolean {
  return namingFields.some((field) => valueOf(known, field) !== (input[field] ?? ''))
}

function valueOf(known: EditableVolunteer, field: (typeof comparedFields)[number]): string {
  const value = known[field]
  return value instanceof Date ? dayText(value) : (value ?? '')
}

function staleForm(known: EditableVolunteer, input: EditVolunteerInput): Invalid {
  const problems: Record<string, FieldProblem> = {}
  for (const field of changedFields(known, input)) {
    const isText =
      field !== 'sex' &&
      field !== 'locale' &&
      field !== 'unitId' &&
      field !== 'languages' &&
      field !== 'directions' &&
      field !== 'skills'
    const current = isText ? valueOf(known, field as (typeof comparedFields)[number]) : ''
    const shown = field === 'phone' && current ? phoneText(current) : current
    if (!isText) problems[field] = { code: 'volunteers.problems.changedChoice' }
    else if (shown) problems[field] = { code: 'volunteers.problems.changedTo', values: { current: shown } }
    else problems[field] = { code: 'volunteers.problems.changedToEmpty' }
  }
  return new Invalid(problems, 'volunteers.refusals.changed')
}
