import type { Actor } from '#lib/accounts/actor.ts'
import { dayMs, dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetPage } from '#lib/platform/keyset.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { listedTo } from '../policy.ts'
import { adultAge, isMinorOn, latestBirthDate } from '../rules.ts'
import { consentKinds } from '../schema.ts'
import type { ConsentLack, ConsentListFilters } from '../schema/consent-list.ts'
import { countLacking, findLackingIds, gatheredMax, soonDays } from './consent-sql.ts'
import { listOutdatedVersions, type Outdated } from './consent-versions.ts'

export const consentPageSize = 50

const rowSelect = {
  ...{ id: true, cardNumber: true, surname: true, givenName: true, patronymic: true, birthDate: true },
  ...{ email: true, phone: true, locale: true },
  guardians: { orderBy: { id: 'asc' }, select: { id: true, name: true, email: true, phone: true } },
  consentRequests: {
    where: { answeredAt: null },
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: { createdAt: true, expiresAt: true },
  },
} satisfies Prisma.VolunteerSelect

type Row = Prisma.VolunteerGetPayload<{ select: typeof rowSelect }>
/** How somebody can be asked: by a letter to them or to a guardian, or with the printed form. */
export type AskingWay = 'mail' | 'guardianMail' | 'paper'

/** The people of the actor's register whose consents need somebody to act, a page at a time by name. */
export async function listConsentWork(actor: Actor, filters: ConsentListFilters, keyset: Keyset) {
  const outdated = filters.lack === 'outdated' ? await listOutdatedVersions(actor) : []
  const ids = await findLackingIds(actor, { ...filters, outdated, keyset, take: consentPageSize + 1 })
  if (keyset?.isBackward) ids.reverse()
  const found = await db.volunteer.findMany({ where: { id: { in: ids } }, select: rowSelect })
  const byId = new Map(found.map((row) => [row.id, row]))
  const rows = ids.flatMap((id) => byId.get(id) ?? [])
  const page = keysetPage(rows, keyset, consentPageSize)
  return { ...page, rows: page.rows.map((row) => ({ ...row, way: askingWay(row) })) }
}
export type ConsentWorkRow = Awaited<ReturnType<typeof listConsentWork>>['rows'][number]

/** How many there are of each kind, up to a thousand. */
export async function countConsentWork(actor: Actor, lacks: readonly ConsentLack[], centre?: string) {
  const outdated = lacks.includes('outdated') ? await listOutdatedVersions(actor) : []
  const counts = await Promise.all(
    lacks.map(async (lack) => Math.min(gatheredMax, await countLacking(actor, { lack, centre, outdated }))),
  )
  return new Map(lacks.map((lack, index) => [lack, counts[index] ?? 0]))
}

/** The condition behind the list, its figures and the printed forms; for the first two it is said in `consent-sql.ts`. */
export async function consentWorkWhere(
  actor: Actor,
  { lack, centre }: Pick<ConsentListFilters, 'lack' | 'centre'>,
): Promise<Prisma.VolunteerWhereInput> {
  const outdated = lack === 'outdated' ? await listOutdatedVersions(actor) : []
  const inCentre = centre ? [{ memberships: { some: { endedOn: null, centreId: centre } } }] : []
  return { AND: [listedTo(actor), { status: { not: 'anonymised' } }, ...inCentre, lackWhere(lack, outdated)] }
}

export function askingWay({ birthDate, email, guardians }: Pick<Row, 'birthDate' | 'email' | 'guardians'>) {
  const isMinor = isMinorOn(birthDate, dayOf(now()))
  if (isMinor) return guardians.some((guardian) => guardian.email) ? 'guardianMail' : 'paper'
  return email ? ('mail' as const) : ('paper' as const)
}

const live = { kind: 'personalData', withdrawnAt: null } as const

function lackWhere(lack: ConsentLack, outdated: Outdated[]): Prisma.VolunteerWhereInput {
  const today = dayOf(now())
  const adultBorn = new Date(latestBirthDate(adultAge, today))
  const minor = { birthDate: { gt: adultBorn } }
  const grownUp = { OR: [{ birthDate: { lte: adultBorn } }, { birthDate: null }] }
  const byGuardian = { ...live, guardianId: { not: null } }
  switch (lack) {
    case 'missing':
      return {
        OR: [{ ...minor, consents: { none: byGuardian } }, { AND: [grownUp, { consents: { none: live } }] }],
      }
    case 'outdated':
      // An empty OR would be no condition at all.
      return outdated.length > 0 ? { OR: outdated.map(isOutdated) } : { id: { in: [] } }
    case 'grown':
      return {
        birthDate: { lte: adultBorn },
        AND: [{ consents: { some: byGuardian } }, { consents: { none: { ...live, guardianId: null } } }],
      }
    case 'turning': {
      const soon = dayOf(new Date(now().getTime() + soonDays * dayMs))
      return { birthDate: { gt: adultBorn, lte: new Date(latestBirthDate(adultAge, soon)) } }
    }
    case 'noGuardian':
      return { ...minor, guardians: { none: {} } }
    case 'withdrawn':
      return { OR: consentKinds.map(isWithdrawn) }
  }
}

/** Lately, and not given anew since. */
function isWithdrawn(kind: (typeof consentKinds)[number]): Prisma.VolunteerWhereInput {
  const since = new Date(now().getTime() - soonDays * dayMs)
  return {
    consents: { some: { kind, withdrawnAt: { gt: since } }, none: { kind, withdrawnAt: null } },
  }
}

/** To older words only: who has consented to newer ones is done. */
function isOutdated({ kind, versions }: Outdated): Prisma.VolunteerWhereInput {
  const given = { kind, withdrawnAt: null }
  return {
    consents: {
      some: { ...given, textVersion: { in: versions } },
      none: { ...given, textVersion: { notIn: versions } },
    },
  }
}
