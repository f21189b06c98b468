import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db, transaction, type Tx } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import type { FieldProblem } from '#lib/platform/form.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import { findDuplicates } from '../queries/find-duplicates.ts'
import { findConsentText } from '../queries.ts'
import { ageOn, companionAge, isMinorOn, lacksDataConsent, missingConsents, searchKeyOf } from '../rules.ts'
import type { RegisterVolunteerInput } from '../schema.ts'
import { refuseTakenIin, refuseUnlessAccepted, type SealedIin, sealIin } from './personal-number.ts'
import { refuseUnknownChoices } from './references.ts'

/**
 * Puts a person into a centre's register, with guardian and consents. Complete cards are confirmed at once, those that wait
 * for a consent are new. Sending the same form again returns the card of the first time. Invalid names wrong fields and
 * likely duplicates.
 */
export async function registerVolunteer(actor: Actor, input: RegisterVolunteerInput) {
  const today = dayOf(now())
  if (!mayCoordinateCentre(actor, input.centreId))
    throw new Invalid({ centreId: { code: 'form.unknownChoice' } })
  const earlier = await findEarlier(actor, input)
  if (earlier) return earlier
  const problems = registrationProblems(input, today)
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  const iin = sealIin(input.id, input, today)
  const facts = { ...input, iinHash: iin?.iinHash ?? null }
  const found = await findDuplicates(actor, facts, input.id)
  await refuseTakenIin(actor, found)
  refuseUnlessAccepted(found, input.acceptDuplicates)
  const consents = await consentRows(actor, input)
  try {
    return await transaction((tx) =>
      write(tx, actor, { input, today, iin, consents, elsewhere: found.elsewhere }),
    )
  } catch (error) {
    if (!uniqueViolation(error)) throw error
    // Two at once: the same form, or the same identification number.
    const first = await findEarlier(actor, input)
    if (first) return first
    await refuseTakenIin(actor, await findDuplicates(actor, facts, input.id))
    throw error
  }
}

/** What the law and plain sense ask of a new card, by field. */
function registrationProblems(input: RegisterVolunteerInput, today: string): Record<string, FieldProblem> {
  const { birthDate, guardian, consent } = input
  const problems: Record<string, FieldProblem> = {}
  if (birthDate && birthDate > today) return { birthDate: { code: 'volunteers.problems.birthFuture' } }
  const isMinor = isMinorOn(birthDate, today)
  if (!isMinor && !consent.personalData)
    problems['consent.personalData'] = { code: 'volunteers.problems.consentNeeded' }
  if (consent.participation && !(birthDate && ageOn(birthDate, today) < companionAge)) {
    problems['consent.participation'] = { code: 'volunteers.problems.participationNotNeeded' }
  }
  const hasGuardian = Boolean(guardian.name || guardian.relation || guardian.phone || guardian.email)
  const needsGuardian = isMinor && (consent.personalData || consent.participation || consent.publishing)
  if ((hasGuardian || needsGuardian) && !guardian.name)
    problems['guardian.name'] = { code: 'volunteers.problems.guardianName' }
  if ((hasGuardian || needsGuardian) && !guardian.relation) {
    problems['guardian.relation'] = { code: 'volunteers.problems.guardianRelation' }
  }
  if (hasGuardian && !isMinor) problems['guardian.name'] = { code: 'volunteers.problems.guardianOfAdult' }
  return problems
}

/** The card this very form made before; a Conflict when the person in it has another name since. */
async function findEarlier(actor: Actor, input: RegisterVolunteerInput) {
  const known = await db.volunteer.findUnique({
    where: { id: input.id },
    select: { id: true, cardNumber: true, searchKey: true },
  })
  if (!known) return null
  const isOwn = await db.auditEntry.count({
    where: {
      subjectType: 'volunteer',
      subjectId: input.id,
      action: 'volunteer.registered',
      actorUserId: actor.userId,
    },
  })
  if (!isOwn || known.searchKey !== searchKeyOf(input)) throw new Conflict('volunteers.refusals.alreadySent')
  return { id: known.id, cardNumber: known.cardNumber }
}

async function consentRows(actor: Actor, { consent }: RegisterVolunteerInput) {
  const kinds = (['personalData', 'participation', 'publishing'] as const).filter((kind) => consent[kind])
  return Promise.all(
    kinds.map(async (kind) => {
      const { version, hash, locale } = await findConsentText(actor, kind, consent.locale)
      return { kind, method: consent.method, locale, textVersion: version, textHash: hash }
    }),
  )
}

type Facts = {
  input: RegisterVolunteerInput
  today: string
  iin: SealedIin | null
  consents: Awaited<ReturnType<typeof consentRows>>
  elsewhere: { id: string }[]
}

async function write(tx: Tx, actor: Actor, { input, today, iin, consents, elsewhere }: Facts) {
  await refuseUnknownChoices(tx, input)
  const isMinor = isMinorOn(input.birthDate, today)
  const facts = consents.map(({ kind }) => ({
    kind,
    guardianId: isMinor ? input.id : null,
    withdrawnAt: null,
  }))
  const isComplete = !lacksDataConsent(missingConsents(input.birthDate, facts, today))
  const created = await tx.volunteer.create({
    data: { id: input.id, ...personRow(input), ...iin, status: isComplete ? 'confirmed' : 'new' },
    select: { id: true, cardNumber: true },
  })
  await writeBelongings(tx, actor, { input, today, consents })
  const label = `№ ${created.cardNumber}`
  await record(tx, actor, 'volunteer.registered', {
    type: 'volunteer',
    id: created.id,
    label,
    centreId: input.centreId,
    details: { consents: consents.map(({ kind }) => kind) },
  })
  if (elsewhere.length > 0) {
    const details = { others: elsewhere.slice(0, 20).map(({ id }) => id) }
    await record(tx, actor, 'volunteer.duplicateSuspected', {
      type: 'volunteer',
      id: created.id,
      label,
      centreId: null,
      details,
    })
  }
  return created
}

async function writeBelongings(
  tx: Tx,
  actor: Actor,
  { input, today, consents }: Pick<Facts, 'input' | 'today' | 'consents'>,
) {
  const volunteerId = input.id
  await tx.membership.create({
    data: { volunteerId, centreId: input.centreId, isPrimary: true, startedOn: new Date(today) },
  })
  await tx.volunteerDirection.createMany({
    data: input.directions.map((directionId) => ({ volunteerId, directionId })),
  })
  await tx.volunteerSkill.createMany({ data: input.skills.map((skillId) => ({ volunteerId, skillId })) })
  const { name, relation, phone, email } = input.guardian
  const guardian = relation
    ? await tx.guardian.create({ data: { volunteerId, name, relation, phone, email }, select: { id: true } })
    : null
  await tx.consent.createMany({
    data: consents.map((consent) => ({
      ...consent,
      volunteerId,
      guardianId: guardian?.id ?? null,
      givenAt: now(),
      recordedById: actor.userId,
    })),
  })
}

/** The columns of a card that its form fills. */
export function personRow(input: Omit<RegisterVolunteerInput, 'id' | 'centreId' | 'guardian' | 'consent'>) {
  const { surname, givenName, patronymic, birthDate, sex, locale, phone, email, unitId, notes } = input
  const { languages } = input
  return {
    ...{ surname, givenName, patronymic, sex, locale, phone, email, unitId, notes, languages },
    birthDate: birthDate ? new Date(birthDate) : null,
    searchKey: searchKeyOf({ surname, givenName, patronymic }),
  }
}
