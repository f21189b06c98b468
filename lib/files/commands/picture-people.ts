import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { isMinorOn } from '#lib/volunteers/rules.ts'
import { editableBy, nameableBy, ownCard } from '../policy.ts'
import type { NamePersonInput, PersonStepInput, PictureConsentInput } from '../schema.ts'
import { holdPicture, settlePicture } from './settle-picture.ts'

const personsMax = 30

/**
 * Names somebody who can be recognised on a picture. A volunteer whose card carries a consent to be published (a minor's from a
 * guardian) has agreed by it; everybody else is asked, and the picture waits. Naming the same card twice is a Conflict.
 */
export async function namePerson(actor: Actor, input: NamePersonInput): Promise<void> {
  const { fileId } = input
  try {
    await transaction(async (tx) => {
      const picture = await holdPicture(actor, tx, fileId)
      if (picture.persons.length >= personsMax) throw new Conflict('files.refusals.tooManyPersons')
      const data = input.cardNumber === null ? nameOnly(input) : await fromCard(actor, tx, input.cardNumber)
      await tx.filePerson.create({ data: { fileId, recordedById: actor.userId, ...data } })
      await tx.storedFile.update({
        where: { id: fileId },
        data: { people: 'recognisable' },
        select: { id: true },
      })
      await settlePicture(actor, tx, fileId)
      await record(tx, actor, 'file.personNamed', { type: 'file', id: fileId })
    })
  } catch (error) {
    if (uniqueViolation(error)) throw new Conflict('files.refusals.personKnown')
    throw error
  }
}

/**
 * Writes down that somebody on a picture agrees, and how; for a minor it is a guardian who does. After somebody took a picture out
 * only a consent of that day or later counts. A second call while one stands is a Conflict.
 */
export async function recordPictureConsent(actor: Actor, input: PictureConsentInput): Promise<void> {
  const { personId, method, givenOn, guardianName } = input
  if (givenOn > dayOf(now())) throw new Invalid({ givenOn: { code: 'files.refusals.dayFuture' } })
  await transaction(async (tx) => {
    const person = await findPerson(tx, { id: personId, file: editableBy(actor) })
    if (person.isMinor && guardianName === '')
      throw new Invalid({ guardianName: { code: 'files.refusals.guardianNeeded' } })
    if (person.withdrawnAt && givenOn < dayOf(person.withdrawnAt))
      throw new Invalid({ givenOn: { code: 'files.refusals.consentOlder' } })
    const given = { method, givenOn: new Date(givenOn), guardianName: person.isMinor ? guardianName : '' }
    await give(actor, tx, person, given)
  })
}

/** The actor, grown up and on a picture, agrees to it. A second call is a Conflict. */
export async function agreeOwn(actor: Actor, { personId }: PersonStepInput): Promise<void> {
  const { volunteerId } = actor
  if (!volunteerId) throw new NotFound('files.refusals.unknown')
  await transaction(async (tx) => {
    const person = await findPerson(tx, { id: personId, ...ownCard(volunteerId) })
    if (person.isMinor) throw new Conflict('files.refusals.guardianNeeded')
    await give(actor, tx, person, { method: 'screen', givenOn: new Date(dayOf(now())), guardianName: '' })
  })
}

/** Takes back a name put down by mistake. Who took the picture out stays on record: a Conflict. */
export async function removePerson(actor: Actor, { personId }: PersonStepInput): Promise<void> {
  await transaction(async (tx) => {
    const { id, fileId } = await findPerson(tx, { id: personId, file: editableBy(actor) })
    const { count } = await tx.filePerson.deleteMany({ where: { id, state: { not: 'withdrawn' } } })
    if (count === 0) throw new Conflict('files.refusals.takenOutStays')
    await settlePicture(actor, tx, fileId)
    await record(tx, actor, 'file.personRemoved', { type: 'file', id: fileId })
  })
}

type Given = { method: 'paper' | 'screen' | 'link'; givenOn: Date; guardianName: string }
type Person = Awaited<ReturnType<typeof findPerson>>

async function give(actor: Actor, tx: Tx, { id, fileId }: Person, given: Given): Promise<void> {
  const { count } = await tx.filePerson.updateMany({
    where: { id, state: { not: 'given' } },
    data: { state: 'given', withdrawnAt: null, recordedById: actor.userId, ...given },
  })
  if (count === 0) throw new Conflict('files.refusals.consentKnown')
  await settlePicture(actor, tx, fileId)
  const details = { method: given.method, isGuardians: given.guardianName !== '' }
  await record(tx, actor, 'file.consentRecorded', { type: 'file', id: fileId, details })
}

/** The person with the picture locked: who reads a state and who changes it wait for each other. */
async function findPerson(tx: Tx, where: object) {
  const found = await tx.filePerson.findFirst({ where, select: { fileId: true } })
  if (!found) throw new NotFound('files.refusals.unknown')
  await lockRows(tx, 'StoredFile', [found.fileId])
  const person = await tx.filePerson.findFirst({
    where,
    select: { id: true, fileId: true, isMinor: true, withdrawnAt: true },
  })
  if (!person) throw new NotFound('files.refusals.unknown')
  return person
}

function nameOnly({ name, isMinor }: NamePersonInput) {
  return { name, isMinor }
}

async function fromCard(actor: Actor, tx: Tx, cardNumber: number) {
  const card = await tx.volunteer.findFirst({
    where: { AND: [nameableBy(actor), { cardNumber, status: { not: 'anonymised' }, mergedIntoId: null }] },
    select: {
      ...{ id: true, birthDate: true },
      consents: {
        where: { kind: 'publishing', withdrawnAt: null },
        orderBy: { givenAt: 'desc' },
        select: { method: true, givenAt: true, guardian: { select: { name: true } } },
      },
    },
  })
  if (!card) throw new Invalid({ cardNumber: { code: 'files.refusals.noCard' } })
  const isMinor = isMinorOn(card.birthDate, dayOf(now()))
  const row = { volunteerId: card.id, isMinor }
  const consent = card.consents.find(({ guardian }) => !isMinor || guardian !== null)
  if (!consent) return row
  return {
    ...row,
    state: 'given' as const,
    method: consent.method,
    givenOn: new Date(dayOf(consent.givenAt)),
    guardianName: isMinor ? (consent.guardian?.name ?? '') : '',
  }
}
