import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { adultAge, latestBirthDate } from '../rules.ts'
import { agesOf, idleSince, searchWhere } from '../rules/search.ts'
import type { reaches, VolunteerFilters } from '../schema.ts'

// The same conditions stand in `register-sql.ts` for the list itself; a test compares the two over all filters.

type Where = Prisma.VolunteerWhereInput

export function registerConditions(actor: Actor, filters: VolunteerFilters): Where[] {
  const today = dayOf(now())
  const { q, unit, direction, skill, language, age, consent, idle, reach, tag, centre } = filters
  const all: Where[] = [{ status: filters.status ?? { not: 'anonymised' } }]
  if (q) all.push(searchWhere(q))
  if (unit) all.push({ unitId: unit })
  if (direction) all.push({ directions: { some: { directionId: direction } } })
  if (skill) all.push({ skills: { some: { skillId: skill } } })
  if (language) all.push({ languages: { has: language } })
  if (age) all.push(ageWhere(age, today))
  if (consent) all.push(consentWhere(consent, today))
  if (idle) all.push(idleWhere(idle, today))
  if (reach) all.push(reachWhere[reach])
  if (tag) all.push(tagWhere(actor, tag))
  if (centre) all.push(centreWhere(actor, centre))
  return all
}

function ageWhere(age: NonNullable<VolunteerFilters['age']>, today: string): Where {
  const ages = agesOf(age, today)
  if (!ages) return { birthDate: null }
  const youngerThan = ages.after ? { gt: new Date(ages.after) } : {}
  return { birthDate: { lte: new Date(ages.until), ...youngerThan } }
}

function consentWhere(what: NonNullable<VolunteerFilters['consent']>, today: string): Where {
  const eighteen = new Date(latestBirthDate(adultAge, today))
  const isMinor = { birthDate: { gt: eighteen } }
  const isOther = { OR: [{ birthDate: null }, { birthDate: { lte: eighteen } }] }
  if (what === 'missing') return { ...isMinor, hasGuardianConsent: false }
  if (what === 'own') return { ...isOther, hasDataConsent: false }
  return {
    OR: [{ ...isMinor, hasGuardianPublishing: false }, { AND: [isOther, { hasPublishingConsent: false }] }],
  }
}

/** Whoever never worked counts from the day the card was made. */
function idleWhere(months: NonNullable<VolunteerFilters['idle']>, today: string): Where {
  const since = new Date(idleSince(months, today))
  return { OR: [{ lastWorkedOn: { lt: since } }, { lastWorkedOn: null, createdAt: { lt: since } }] }
}

const reachWhere: Record<(typeof reaches)[number], Where> = {
  noAccount: { userId: null },
  noEmail: { email: null },
  noPhone: { phone: null },
  invitable: { userId: null, email: { not: null } },
}

/** Tags are words of a centre; in another one they say nothing. */
function tagWhere(actor: Actor, tagId: string): Where {
  const own = actor.isAdministrator ? {} : { centreId: { in: [...actor.centreIds] } }
  return { tags: { some: { tagId, tag: own } } }
}

function centreWhere(actor: Actor, centreId: string): Where {
  const isOwn = actor.isAdministrator || actor.centreIds.includes(centreId)
  return { centreIds: { hasSome: isOwn ? [centreId] : [] } }
}
