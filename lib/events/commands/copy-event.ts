import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { daysBetween, daysLater } from '#lib/events/rules/recurrence.ts'
import { type CopyEventInput, type CopyPart, copyParts } from '#lib/events/schema/series.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { freeSlug, withFreeSlug } from './edit-event.ts'
import { requireRunEvent } from './require-event.ts'

/**
 * Makes a draft of an event on another day: everything chosen but people, marks, counters and a cancellation. Times of the clock
 * stay as they are. The same form sent again gives the copy of the first time.
 */
export async function copyEvent(actor: Actor, { id, eventId, day, parts }: CopyEventInput) {
  return withFreeSlug(async (tx) => {
    await requireRunEvent(actor, tx, eventId)
    const source = await readSource(tx, eventId)
    const earlier = await tx.event.findUnique({
      where: { id },
      select: { id: true, slug: true, centreId: true },
    })
    if (earlier?.centreId === source.centreId) return earlier
    if (earlier) throw new Conflict('form.again')
    const days = daysBetween(dayOf(source.startsAt), day)
    return copyIn(actor, tx, { source, id, days, parts, slug: await freeSlug(tx, source) })
  })
}

type Copy = {
  source: Source
  id: string
  /** Days from the source's to the copy's. */
  days: number
  parts: readonly CopyPart[]
  slug: string
  /** In a series its shifts say which shift they repeat, and the event which day it stands for. */
  occurrence?: { seriesId: string; seriesDay: Date }
}

/** Writes one copy in the caller's transaction; the caller has asked for the rights to the source. */
export async function copyIn(actor: Actor, tx: Tx, copy: Copy) {
  const { source, id, slug, occurrence, days } = copy
  const parts = new Set(copy.parts)
  const platforms = new Map(source.platforms.map((platform) => [platform.id, newId()]))
  const needsPlatforms = parts.has('programme') || parts.has('shifts')
  const event = await tx.event.create({
    data: {
      ...columnsOf(source, parts),
      ...{ id, slug, ...occurrence, ...timesOf(source, days) },
      platforms: {
        create: needsPlatforms
          ? source.platforms.map(({ eventId: _, ...platform }) => ({
              ...platform,
              id: platforms.get(platform.id)!,
            }))
          : [],
      },
    },
    select: { id: true, slug: true, centreId: true },
  })
  if (source.training) await tx.eventTraining.create({ data: { ...source.training, eventId: id } })
  if (parts.has('shifts')) await copyShifts(tx, copy, platforms)
  const lines = parts.has('programme') ? await copyProgramme(tx, copy) : new Map<string, string>()
  if (parts.has('files')) await copyFiles(tx, copy, lines)
  const facts = { type: 'event', id, label: source.titleKk || source.titleRu, centreId: source.centreId }
  await record(tx, actor, 'event.copied', { ...facts, details: { from: source.id } })
  return event
}

function columnsOf(source: Source, parts: ReadonlySet<CopyPart>) {
  const { kind, directionId, unitId, centreId, titleKk, titleRu, titleEn, searchKey } = source
  const {
    placeKk,
    placeRu,
    placeEn,
    latitude,
    longitude,
    minimumAge,
    isDateStated,
    hostOrganisation: host,
  } = source
  const { isEmergency, helpsVictims, helpsOffenders, isHazardous } = source
  return {
    ...{ kind, directionId, unitId, centreId, titleKk, titleRu, titleEn, searchKey },
    ...{ placeKk, placeRu, placeEn, latitude, longitude, minimumAge, isDateStated },
    ...{ isEmergency, helpsVictims, helpsOffenders, isHazardous },
    hostOrganisationId: host?.state === 'published' ? source.hostOrganisationId : null,
    ...(parts.has('texts') ? textsOf(source) : {}),
    ...(parts.has('requirements') ? requirementsOf(source) : {}),
    ...(parts.has('files') ? { coverId: source.coverId } : {}),
  }
}

function textsOf(source: Source) {
  const { summaryKk, summaryRu, summaryEn, descriptionKk, descriptionRu, descriptionEn } = source
  const { contactKk, contactRu, contactEn } = source
  return {
    ...{ summaryKk, summaryRu, summaryEn, descriptionKk, descriptionRu, descriptionEn },
    ...{ contactKk, contactRu, contactEn },
  }
}

function requirementsOf({ requirementsKk, requirementsRu, requirementsEn }: Source) {
  return { requirementsKk, requirementsRu, requirementsEn }
}

type Times = { startsAt: Date; endsAt: Date; signUpOpensAt: Date | null; signUpClosesAt: Date | null }

function timesOf({ startsAt, endsAt, signUpOpensAt, signUpClosesAt }: Times, days: number): Times {
  return {
    startsAt: daysLater(startsAt, days),
    endsAt: daysLater(endsAt, days),
    signUpOpensAt: signUpOpensAt && daysLater(signUpOpensAt, days),
    signUpClosesAt: signUpClosesAt && daysLater(signUpClosesAt, days),
  }
}

/** Shifts that were called off stay behind; nobody is on the new ones. */
async function copyShifts(
  tx: Tx,
  { source, id: eventId, days, occurrence }: Copy,
  platforms: ReadonlyMap<string, string>,
) {
  for (const shift of source.shifts) {
    const { position, roleKk, roleRu, roleEn, places, platformId, originId, skills } = shift
    await tx.shift.create({
      data: {
        ...{ eventId, position, roleKk, roleRu, roleEn, places, ...timesOf(shift, days) },
        platformId: platformId && (platforms.get(platformId) ?? null),
        originId: occurrence ? (originId ?? shift.id) : null,
        skills: { create: skills.map(({ skillId }) => ({ skillId })) },
      },
    })
  }
}

async function copyProgramme(tx: Tx, { source, id: eventId, days }: Copy): Promise<Map<string, string>> {
  const ids = new Map(source.agenda.map((line) => [line.id, newId()]))
  for (const { id, speakers, startsAt, endsAt, ...line } of source.agenda) {
    await tx.agendaItem.create({
      data: {
        ...{ ...line, id: ids.get(id)!, eventId },
        startsAt: startsAt && daysLater(startsAt, days),
        endsAt: endsAt && daysLater(endsAt, days),
        speakers: { create: speakers.map(({ id: _id, agendaItemId: _line, ...speaker }) => speaker) },
      },
    })
  }
  return ids
}

async function copyFiles(tx: Tx, { source, id: eventId }: Copy, lines: ReadonlyMap<string, string>) {
  const data = source.files.map(
    ({ fileId, agendaItemId, titleKk, titleRu, titleEn, speakerName, showing }) => ({
      ...{ eventId, fileId, titleKk, titleRu, titleEn, speakerName, showing },
      agendaItemId: agendaItemId && (lines.get(agendaItemId) ?? null),
    }),
  )
  await tx.agendaFile.createMany({ data })
}

/** An event with all that can be copied of it. */
export async function readSource(tx: Tx, eventId: string) {
  return tx.event.findUniqueOrThrow({ where: { id: eventId }, include: sourceParts })
}

const sourceParts = {
  hostOrganisation: { select: { state: true } },
  platforms: { orderBy: { number: 'asc' } },
  training: true,
  shifts: {
    where: { cancelledAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: { skills: true },
  },
  agenda: { orderBy: [{ position: 'asc' }, { id: 'asc' }], include: { speakers: true } },
  files: { orderBy: { id: 'asc' } },
} satisfies Prisma.EventInclude

export type Source = Prisma.EventGetPayload<{ include: typeof sourceParts }>

export const everyPart = copyParts
