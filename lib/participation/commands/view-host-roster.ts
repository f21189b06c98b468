import type { Actor } from '#lib/accounts/actor.ts'
import { mayRepresentOrganisation } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import { placeOfShift, platformColumns } from '#lib/events/rules/programme.ts'
import { ageBandOf, nameForHost } from '#lib/organisations/rules.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { activeStatuses } from '../policy.ts'
import { isListOpen, isReportOpen, phoneForHost } from '../rules/host-view.ts'

const order = ['confirmed', 'offered', 'waiting'] as const

/**
 * A published event as the organisation that hosts it sees it: places, and until fourteen days after it who comes, by display
 * name, age band and status. A phone only where the person shares it; who read it is written into the person's history. Null for
 * everybody but the host's representatives and administrators.
 */
export async function viewHostRoster(
  actor: Actor,
  { organisationId, eventId }: { organisationId: string; eventId: string },
) {
  const isAsked = idPattern.test(organisationId) && idPattern.test(eventId)
  if (!isAsked || !mayRepresentOrganisation(actor, organisationId)) return null
  return transaction(async (tx) => {
    const event = await tx.event.findFirst({
      where: { id: eventId, hostOrganisationId: organisationId, publishedAt: { not: null } },
      select: eventColumns,
    })
    if (!event) return null
    const [at, isOpen] = [now(), isListOpen(event, now())]
    const people = isOpen ? await listPeople(tx, eventId) : []
    const rows = people.map((person) => asRow(person, event, at))
    for (const { phone, volunteerId, cardNumber } of rows) {
      if (phone === null) continue
      const about = { type: 'volunteer', id: volunteerId, label: `№ ${cardNumber}` }
      await record(tx, actor, 'volunteer.phoneShown', { ...about, centreId: event.centreId, organisationId })
    }
    const { shifts, ...facts } = event
    return {
      ...facts,
      isOpen,
      shifts: shifts.map(({ hostReports, platform, ...shift }) => ({
        ...{ ...shift, ...placeOfShift({ platform }, event), isOnPlatform: platform !== null },
        report: hostReports.find((report) => report.organisationId === organisationId) ?? null,
        isReportOpen: isReportOpen(shift, at),
        people: rows
          .filter(({ shiftId }) => shiftId === shift.id)
          .map(({ id, name, band, status, phone }) => ({ id, name, band, status, phone })),
      })),
    }
  })
}

export type HostRoster = NonNullable<Awaited<ReturnType<typeof viewHostRoster>>>

async function listPeople(tx: Tx, eventId: string) {
  const rows = await tx.participation.findMany({
    where: { shift: { eventId, cancelledAt: null }, status: { in: [...activeStatuses] } },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: personColumns,
  })
  const rank = (status: string) => order.findIndex((each) => each === status)
  return rows.sort((a, b) => rank(a.status) - rank(b.status))
}

const personColumns = {
  ...{ id: true, shiftId: true, status: true, sharesPhone: true },
  volunteer: {
    select: { id: true, cardNumber: true, surname: true, givenName: true, birthDate: true, phone: true },
  },
} satisfies Prisma.ParticipationSelect
type Person = Prisma.ParticipationGetPayload<{ select: typeof personColumns }>

function asRow(person: Person, event: { startsAt: Date; endsAt: Date }, at: Date) {
  const { volunteer, id, shiftId, status } = person
  const day = dayOf(event.startsAt)
  return {
    ...{ id, shiftId, status, volunteerId: volunteer.id, cardNumber: volunteer.cardNumber },
    name: nameForHost(volunteer, dayOf(at)),
    band: ageBandOf(volunteer.birthDate, day),
    phone: phoneForHost(person, event, { at, day: dayOf(at) }),
  }
}

const eventColumns = {
  ...{ id: true, slug: true, state: true, centreId: true, startsAt: true, endsAt: true },
  ...{ titleKk: true, titleRu: true, titleEn: true, placeKk: true, placeRu: true, placeEn: true },
  shifts: {
    where: { cancelledAt: null },
    orderBy: [{ startsAt: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, roleKk: true, roleRu: true, roleEn: true, startsAt: true, endsAt: true },
      ...{ places: true, taken: true, waiting: true, platform: { select: platformColumns } },
      hostReports: { select: { organisationId: true, seen: true, isObjection: true, text: true } },
    },
  },
} satisfies Prisma.EventSelect
