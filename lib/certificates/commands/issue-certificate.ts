import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { trainingColumns } from '#lib/events/policy.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { certifiedBy, isOwnWork } from '../policy.ts'
import { isConfirmed } from '../rules/extract.ts'
import {
  type CourseFacts,
  type EventFacts,
  newCertificateCode,
  shownAtFirst,
  wordsOf,
} from '../rules/facts.ts'
import type { IssueInput, RevokeInput } from '../schema.ts'
import { revokeIn } from './revoke-certificate.ts'
import { signed } from './sign-paper.ts'

type Issued = { id: string; eventId: string }

/**
 * Certifies one person's work at an event from the attendance and the confirmed hours as they are now; later edits do not change
 * the paper. Throws Conflict when there are no confirmed hours or a valid certificate is there already, Forbidden for one's own.
 */
export async function issueCertificate(actor: Actor, { participationId }: IssueInput): Promise<Issued> {
  return transaction((tx) => issueIn(tx, actor, participationId))
}

/** Takes a certificate back for a stated reason and issues the new one, both or neither. */
export async function reissueCertificate(actor: Actor, input: RevokeInput): Promise<Issued> {
  return transaction(async (tx) => {
    const { participationId } = await revokeIn(tx, actor, input)
    if (participationId === null) throw new Conflict('certificates.refusals.noHours')
    return issueIn(tx, actor, participationId)
  })
}

async function issueIn(tx: Tx, actor: Actor, participationId: string): Promise<Issued> {
  const work = await findWork(tx, actor, participationId)
  const { volunteer, shift, hours } = work
  if (isOwnWork(actor, work)) throw new Forbidden('certificates.refusals.toOneself')
  if (volunteer.status === 'anonymised') throw new Conflict('certificates.refusals.noPerson')
  const entries = hours.filter(isConfirmed)
  const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0)
  if (work.attendance?.mark !== 'present' || minutes <= 0) throw new Conflict('certificates.refusals.noHours')
  const days = entries.map(({ workedOn }) => workedOn.toISOString().slice(0, 10)).toSorted()
  const [from, to] = [days.at(0) ?? dayOf(shift.startsAt), days.at(-1) ?? dayOf(shift.startsAt)]
  const facts = factsOf(work, actor)
  const paper = { kind: 'event' as const, code: newCertificateCode(), minutes, from, to, issuedAt: now() }
  const shown = shownAtFirst.event
  const [made] = await tx.certificate.createManyAndReturn({
    data: [
      {
        ...signed(paper, { person: facts.person, birthDate: volunteer.birthDate }, shown),
        ...{ volunteerId: work.volunteerId, participationId, eventId: shift.eventId, facts, shown },
        ...{ entryIds: entries.map(({ id }) => id), issuedById: actor.userId, isDemo: volunteer.isDemo },
      },
    ],
    select: { id: true },
    // The index allows one valid paper for one piece of work: of two at once the second writes nothing.
    skipDuplicates: true,
  })
  if (!made) throw new Conflict('certificates.refusals.alreadyIssued')
  const { centreId } = shift.event
  await record(tx, actor, 'certificate.issued', {
    type: 'certificate',
    id: made.id,
    label: paper.code,
    centreId,
  })
  return { id: made.id, eventId: shift.eventId }
}

type Work = Awaited<ReturnType<typeof findWork>>

async function findWork(tx: Tx, actor: Actor, participationId: string) {
  const work = await tx.participation.findFirst({
    where: { AND: [{ id: participationId }, certifiedBy(actor)] },
    select: workColumns,
  })
  if (!work) throw new NotFound('certificates.refusals.unknown')
  return work
}

function factsOf({ volunteer, shift }: Work, actor: Actor): EventFacts {
  const { surname, givenName, patronymic, cardNumber } = volunteer
  const { event } = shift
  return {
    ...{ person: { surname, givenName, patronymic }, cardNumber, signer: actor.name },
    title: wordsOf(event, 'title'),
    role: wordsOf(shift, 'role'),
    place: wordsOf(event, 'place'),
    centre: wordsOf(event.centre, 'name'),
    host: event.hostOrganisation ? wordsOf(event.hostOrganisation, 'name') : null,
    course: event.kind === 'training' ? courseOf(event.training) : null,
  }
}

function courseOf(training: Work['shift']['event']['training']): CourseFacts | null {
  if (!training) return null
  const trainer = training.trainer ? wordsOf(training.trainer, 'name') : wordsOf(training, 'trainer')
  const { courseMinutes: minutes, level } = training
  return { minutes, level, trainer: trainer.kk === '' ? null : trainer }
}

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const workColumns = {
  volunteerId: true,
  attendance: { select: { mark: true } },
  hours: { select: { id: true, minutes: true, workedOn: true, source: true, confirmedAt: true } },
  volunteer: {
    select: {
      ...{ surname: true, givenName: true, patronymic: true, cardNumber: true },
      ...{ birthDate: true, status: true, isDemo: true },
    },
  },
  shift: {
    select: {
      ...{ eventId: true, startsAt: true, roleKk: true, roleRu: true, roleEn: true },
      event: {
        select: {
          training: { select: trainingColumns },
          ...{ kind: true, centreId: true, titleKk: true, titleRu: true, titleEn: true },
          ...{ placeKk: true, placeRu: true, placeEn: true },
          centre: { select: names },
          hostOrganisation: { select: names },
        },
      },
    },
  },
} as const
