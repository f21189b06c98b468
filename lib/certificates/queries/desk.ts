import type { Actor } from '#lib/accounts/actor.ts'
import { runBy } from '#lib/events/policy.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { isOwnWork } from '../policy.ts'
import { isConfirmed } from '../rules/extract.ts'

/**
 * The work done at an event the actor runs, person by person: what is confirmed, and the certificate that is valid for it.
 * Null when the event is not theirs to run. People marked present without confirmed hours are listed too: they still need them.
 */
export async function findDesk(actor: Actor, eventId: string) {
  if (!idPattern.test(eventId)) return null
  const event = await db.event.findFirst({
    where: { AND: [{ id: eventId }, runBy(actor)] },
    select: {
      id: true,
      shifts: {
        orderBy: [{ startsAt: 'asc' }, { position: 'asc' }],
        select: {
          ...{ roleKk: true, roleRu: true, roleEn: true },
          participations: {
            where: { attendance: { mark: 'present' }, volunteer: { status: { not: 'anonymised' } } },
            orderBy: [{ volunteer: { surname: 'asc' } }, { volunteer: { givenName: 'asc' } }, { id: 'asc' }],
            select: workColumns,
          },
        },
      },
    },
  })
  if (!event) return null
  const works = event.shifts.flatMap(({ participations, ...role }) =>
    participations.map(({ hours, certificates, ...work }) => {
      const minutes = hours.filter(isConfirmed).reduce((sum, entry) => sum + entry.minutes, 0)
      const [certificate = null] = certificates
      return { ...work, ...role, minutes, certificate, isOwn: isOwnWork(actor, work) }
    }),
  )
  return { id: event.id, works }
}
export type Desk = NonNullable<Awaited<ReturnType<typeof findDesk>>>
export type Work = Desk['works'][number]

/** Certificates of the event that were taken back, the latest first; none of an event that is not the actor's to run. */
export async function listRevoked(actor: Actor, eventId: string) {
  return db.certificate.findMany({
    where: { eventId, revokedAt: { not: null }, event: runBy(actor) },
    orderBy: { revokedAt: 'desc' },
    take: 100,
    select: {
      ...{ id: true, code: true, revokedAt: true, revokeReason: true },
      volunteer: { select: { surname: true, givenName: true, patronymic: true } },
    },
  })
}
export type RevokedPaper = Awaited<ReturnType<typeof listRevoked>>[number]

const workColumns = {
  ...{ id: true, volunteerId: true },
  volunteer: {
    select: { id: true, surname: true, givenName: true, patronymic: true, cardNumber: true },
  },
  hours: { select: { minutes: true, source: true, confirmedAt: true } },
  certificates: {
    where: { revokedAt: null },
    select: { id: true, code: true, minutes: true, issuedAt: true },
  },
} as const
