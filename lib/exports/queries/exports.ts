import type { Actor } from '#lib/accounts/actor.ts'
import { runBy } from '#lib/events/policy.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { madeBy } from '../policy.ts'

export const exportColumns = {
  ...{ id: true, number: true, kind: true, format: true, locale: true, selectionId: true, eventId: true },
  ...{ centreId: true, periodFrom: true, periodTo: true, columns: true, reason: true, sensitiveReason: true },
  ...{ rowCount: true, fileKey: true, createdAt: true, expiresAt: true, deletedAt: true },
} satisfies Prisma.ExportSelect
export type FoundExport = Prisma.ExportGetPayload<{ select: typeof exportColumns }>

/** One of the actor's own exports, or null. */
export async function findOwnExport(actor: Actor, id: string): Promise<FoundExport | null> {
  if (!idPattern.test(id)) return null
  return db.export.findFirst({ where: { AND: [{ id }, madeBy(actor)] }, select: exportColumns })
}

const shownMax = 50

/** The actor's latest exports with whether their file still lies there. */
export async function listOwnExports(actor: Actor) {
  const rows = await db.export.findMany({
    where: madeBy(actor),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: shownMax,
    select: exportColumns,
  })
  return rows.map(({ fileKey, ...row }) => ({ ...row, isThere: fileKey !== null && row.expiresAt > now() }))
}
export type OwnExport = Awaited<ReturnType<typeof listOwnExports>>[number]

const eventsMax = 30

/** The latest events the actor runs that have begun or begin within a month, to take their participants out. */
export async function listRecentEvents(actor: Actor) {
  return db.event.findMany({
    where: {
      AND: [
        runBy(actor),
        { state: 'published', startsAt: { lte: new Date(now().getTime() + 31 * dayMs) } },
        { shifts: { some: { participations: { some: {} } } } },
      ],
    },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: eventsMax,
    select: { id: true, startsAt: true, titleKk: true, titleRu: true, titleEn: true },
  })
}
