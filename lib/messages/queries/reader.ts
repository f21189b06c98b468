import { type PlatformPlace, placeOfShift } from '#lib/events/rules/programme.ts'
import type { Doer } from '#lib/participation/policy.ts'
import type { Db, Tx } from '#lib/platform/db.ts'
import type { HoldReason, ParticipationStatus } from '#prisma/generated/client.ts'

/** A place on a shift with everything a message about it says and needs, read as the caller's transaction sees it. */
export type Place = {
  id: string
  volunteerId: string
  status: ParticipationStatus
  heldFor: HoldReason | null
  heldUntil: Date | null
  linkVersion: number
  /** Of the event, the shift and the place together, as calendars want it. */
  sequence: number
  shiftSequence: number
  changedAt: Date
  /** An entry for a calendar went out before. */
  hasEntry: boolean

  startsAt: Date
  endsAt: Date
  isShiftOff: boolean
  roleKk: string
  roleRu: string
  roleEn: string
  eventId: string
  slug: string
  titleKk: string
  titleRu: string
  titleEn: string
  placeKk: string
  placeRu: string
  placeEn: string
  centreKk: string
  centreRu: string
  centreEn: string
  centrePhone: string | null
  centreEmail: string | null

  givenName: string
  email: string | null
  locale: string
  birthDate: Date | null
  isAnonymous: boolean
  guardianName: string | null
  guardianEmail: string | null
  groupId: string | null
  groupName: string | null
  leaderName: string | null
  groupEmail: string | null
  groupLocale: string | null
  groupLinkVersion: number | null
}

/** One place, or null. One query, because letters to a thousand people are written in one transaction. */
export async function findPlace(
  _actor: Doer,
  client: Db | Tx,
  participationId: string,
): Promise<Place | null> {
  const rows = await client.$queryRaw<(Place & { platform: PlatformPlace | null })[]>`
    SELECT p."id", p."volunteerId", p."status"::text, p."heldFor"::text, p."heldUntil", p."linkVersion",
      e."sequence" + s."sequence" + p."sequence" AS "sequence", e."sequence" + s."sequence" AS "shiftSequence",
      greatest(p."updatedAt", e."updatedAt") AS "changedAt",
      EXISTS (SELECT FROM "OutboxMessage" m WHERE m."participationId" = p."id" AND m."calendar" IS NOT NULL) AS "hasEntry",
      s."startsAt", s."endsAt", s."cancelledAt" IS NOT NULL OR e."state" = 'cancelled' AS "isShiftOff",
      s."roleKk", s."roleRu", s."roleEn", e."id" AS "eventId", e."slug", e."titleKk", e."titleRu", e."titleEn",
      e."placeKk", e."placeRu", e."placeEn", row_to_json(l) AS "platform", c."nameKk" AS "centreKk", c."nameRu" AS "centreRu", c."nameEn" AS "centreEn",
      c."phone" AS "centrePhone", c."email" AS "centreEmail",
      v."givenName", v."email", v."locale", v."birthDate", v."status" = 'anonymised' AS "isAnonymous",
      k."name" AS "guardianName", k."email" AS "guardianEmail",
      g."id" AS "groupId", g."name" AS "groupName", g."leaderName", g."email" AS "groupEmail", g."locale" AS "groupLocale",
      g."linkVersion" AS "groupLinkVersion"
    FROM "Participation" p
    JOIN "Shift" s ON s."id" = p."shiftId"
    JOIN "Event" e ON e."id" = s."eventId"
    JOIN "Centre" c ON c."id" = e."centreId"
    LEFT JOIN "EventPlatform" l ON l."id" = s."platformId"
    JOIN "Volunteer" v ON v."id" = p."volunteerId"
    LEFT JOIN "SignUpGroup" g ON g."id" = p."groupId"
    LEFT JOIN LATERAL (
      SELECT "name", "email" FROM "Guardian"
      WHERE "volunteerId" = v."id" AND "email" IS NOT NULL ORDER BY "id" LIMIT 1) k ON true
    WHERE p."id" = ${participationId}::uuid`
  if (!rows[0]) return null
  const { platform, ...place } = rows[0]
  return { ...place, ...placeOfShift({ platform }, place) }
}
