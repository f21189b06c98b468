import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre, mayEdit, mayRepresentOrganisation } from '#lib/accounts/policy.ts'
import { platformColumns } from './rules/programme.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** What a decision about an event needs to know. */
export type EventFacts = { centreId: string; hostOrganisationId: string | null }

/**
 * Which events exist for this actor behind sign-in: those of the centres they run and those hosted by the organisations they
 * represent; editors and administrators see the region.
 */
export function visibleTo(actor: Actor): Prisma.EventWhereInput {
  if (mayEdit(actor)) return {}
  return {
    OR: [
      { centreId: { in: [...actor.centreIds] } },
      { hostOrganisationId: { in: [...actor.organisationIds] } },
    ],
  }
}

/** The events this actor runs: dates, places, programme, publishing. A part of what is visible. */
export function runBy(actor: Actor): Prisma.EventWhereInput {
  return actor.isAdministrator ? {} : { centreId: { in: [...actor.centreIds] } }
}

/** Events belong to a centre for good; only its coordinators and administrators run them. */
export function canRunEvent(actor: Actor, event: Pick<EventFacts, 'centreId'>): boolean {
  return mayCoordinateCentre(actor, event.centreId)
}

export function canCreateEventAt(actor: Actor, centreId: string): boolean {
  return mayCoordinateCentre(actor, centreId)
}

/** Title, summary, description and cover; never capacity, dates or the owner. */
export function canEditEventTexts(actor: Actor, event: Pick<EventFacts, 'centreId'>): boolean {
  return mayEdit(actor) || canRunEvent(actor, event)
}

/** A host organisation reads its events; it changes nothing in them. */
export function canReadEvent(actor: Actor, event: EventFacts): boolean {
  const isHost =
    event.hostOrganisationId !== null && mayRepresentOrganisation(actor, event.hostOrganisationId)
  return mayEdit(actor) || canRunEvent(actor, event) || isHost
}

/** Once begun, a start belongs to history: hours and awards refer to it. Administrators may still correct a slip. */
export function canMoveStart(
  actor: Actor,
  event: { publishedAt: Date | null; startsAt: Date },
  at: Date,
): boolean {
  return actor.isAdministrator || event.publishedAt === null || event.startsAt > at
}

/** Events anyone may know of. A cancelled one stays reachable when it was public before; a hidden centre hides its events. */
export const publicEvents = {
  state: { in: ['published', 'cancelled'] },
  publishedAt: { not: null },
  centre: { state: 'published' },
} satisfies Prisma.EventWhereInput

/** Columns of an event's line in lists. */
export const listColumns = {
  id: true,
  slug: true,
  kind: true,
  state: true,
  titleKk: true,
  titleRu: true,
  titleEn: true,
  placeKk: true,
  placeRu: true,
  placeEn: true,
  startsAt: true,
  endsAt: true,
  isDateStated: true,
  signUpOpensAt: true,
  signUpClosesAt: true,
  minimumAge: true,
  isEmergency: true,
  helpsVictims: true,
  helpsOffenders: true,
  isHazardous: true,
  direction: { select: { code: true, nameKk: true, nameRu: true, nameEn: true, isAdultsOnly: true } },
  unit: {
    select: {
      slug: true,
      nameKk: true,
      nameRu: true,
      nameEn: true,
      shortKk: true,
      shortRu: true,
      shortEn: true,
    },
  },
  centre: { select: { slug: true, nameKk: true, nameRu: true, nameEn: true } },
  hostOrganisation: { select: { slug: true, state: true, nameKk: true, nameRu: true, nameEn: true } },
  shifts: {
    where: { cancelledAt: null },
    orderBy: [{ startsAt: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      roleKk: true,
      roleRu: true,
      roleEn: true,
      startsAt: true,
      endsAt: true,
      places: true,
      taken: true,
      waiting: true,
      signUpOpensAt: true,
      signUpClosesAt: true,
      platform: { select: platformColumns },
      skills: { select: { skill: { select: { nameKk: true, nameRu: true, nameEn: true } } } },
    },
  },
} satisfies Prisma.EventSelect

const personNames = { slug: true, nameKk: true, nameRu: true, nameEn: true } as const

/** A speaker by name, or somebody of the people's pages. */
export const speakerColumns = {
  ...{ id: true, personId: true, nameKk: true, nameRu: true, nameEn: true },
  ...{ roleKk: true, roleRu: true, roleEn: true },
  person: { select: personNames },
} satisfies Prisma.AgendaSpeakerSelect

/** A presentation with what a link to its file says. */
export const fileColumns = {
  ...{ id: true, titleKk: true, titleRu: true, titleEn: true, speakerName: true, showing: true },
  file: { select: { storageKey: true, bytes: true, mediaType: true, isPublic: true } },
} satisfies Prisma.AgendaFileSelect

export const trainingColumns = {
  ...{ level: true, courseMinutes: true, trainerKk: true, trainerRu: true, trainerEn: true },
  ...{ outcomesKk: true, outcomesRu: true, outcomesEn: true, trainerId: true },
  trainer: { select: personNames },
} satisfies Prisma.EventTrainingSelect

/** Columns of an event's page: everything an event says in public, and nothing about people. */
export const pageColumns = {
  ...listColumns,
  summaryKk: true,
  summaryRu: true,
  summaryEn: true,
  descriptionKk: true,
  descriptionRu: true,
  descriptionEn: true,
  requirementsKk: true,
  requirementsRu: true,
  requirementsEn: true,
  contactKk: true,
  contactRu: true,
  contactEn: true,
  sourceUrl: true,
  publishedAt: true,
  cancelledAt: true,
  cancelReasonKk: true,
  cancelReasonRu: true,
  cancelReasonEn: true,
  sequence: true,
  updatedAt: true,
  isDemo: true,
  previousStartsAt: true,
  ...{ latitude: true, longitude: true },
  centre: {
    select: {
      ...{
        id: true,
        slug: true,
        state: true,
        nameKk: true,
        nameRu: true,
        nameEn: true,
        email: true,
        phone: true,
      },
      ...{ addressKk: true, addressRu: true, addressEn: true },
      ...{ openingHoursKk: true, openingHoursRu: true, openingHoursEn: true },
    },
  },
  agenda: {
    orderBy: [{ position: 'asc' }, { platform: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, startsAt: true, endsAt: true, platform: true },
      ...{ titleKk: true, titleRu: true, titleEn: true, detailsKk: true, detailsRu: true, detailsEn: true },
      ...{ placeKk: true, placeRu: true, placeEn: true },
      speakers: { orderBy: [{ position: 'asc' }, { id: 'asc' }], select: speakerColumns },
      files: { where: { file: { isPublic: true } }, orderBy: { id: 'asc' }, select: fileColumns },
    },
  },
  platforms: { orderBy: { number: 'asc' }, select: platformColumns },
  files: {
    where: { agendaItemId: null, file: { isPublic: true } },
    orderBy: { id: 'asc' },
    select: fileColumns,
  },
  training: { select: trainingColumns },
  seriesId: true,
} satisfies Prisma.EventSelect

export type EventListRow = Prisma.EventGetPayload<{ select: typeof listColumns }>
export type EventPageRow = Prisma.EventGetPayload<{ select: typeof pageColumns }>
