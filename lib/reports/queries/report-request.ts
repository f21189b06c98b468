import type { Actor } from '#lib/accounts/actor.ts'
import { mayEdit } from '#lib/accounts/policy.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import {
  canReadReports,
  canReadScope,
  mayChooseDays,
  region,
  type ReportRequest,
  type Scope,
} from '../policy.ts'
import { customPeriod, halfYearOf, readPeriod } from '../rules/periods.ts'
import type { ReportParams } from '../schema.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }

/**
 * What the address asks for: the region unless a centre or an organisation is named, for who runs centres their first one; the
 * half-year of today unless another period is named. Null when the actor may not read it, or it does not exist.
 */
export async function readReportRequest(actor: Actor, params: ReportParams) {
  if (!canReadReports(actor)) return null
  const scope = scopeOf(actor, params)
  if (!canReadScope(actor, scope)) return null
  const { centreId, organisationId } = scope
  const body = centreId
    ? await db.centre.findUnique({ where: { id: centreId }, select: { id: true, ...names } })
    : organisationId
      ? await db.organisation.findUnique({ where: { id: organisationId }, select: { id: true, ...names } })
      : null
  if ((centreId || organisationId) && !body) return null
  const today = dayOf(now())
  const own = params.from && params.to && mayChooseDays(actor, scope)
  const period = own
    ? customPeriod(params.from!, params.to!)
    : (readPeriod(params.period ?? '') ?? halfYearOf(today))
  const request: ReportRequest = { scope, period, today }
  return { request, body }
}
export type ReadRequest = NonNullable<Awaited<ReturnType<typeof readReportRequest>>>

function scopeOf(actor: Actor, { centre, organisation }: ReportParams): Scope {
  if (organisation) return { centreId: null, organisationId: organisation }
  if (centre) return { centreId: centre, organisationId: null }
  if (canReadScope(actor, region)) return region
  const centreId = actor.centreIds[0] ?? null
  return { centreId, organisationId: centreId ? null : (actor.organisationIds[0] ?? null) }
}

/** The centres whose reports an actor may choose, in the order of the reader's alphabet. */
export async function listReportCentres(actor: Actor, locale: Locale) {
  const compare = compareIn(locale)
  const rows = await db.centre.findMany({
    where: actor.isAdministrator ? {} : { id: { in: [...actor.centreIds] } },
    select: { id: true, ...names },
  })
  return rows.toSorted((a, b) => compare(inLocale(a, 'name', locale), inLocale(b, 'name', locale)))
}

/** The organisations whose register card an actor may make. */
export async function listReportOrganisations(actor: Actor, locale: Locale) {
  const compare = compareIn(locale)
  const rows = await db.organisation.findMany({
    where: mayEdit(actor) ? {} : { id: { in: [...actor.organisationIds] } },
    select: { id: true, ...names },
  })
  return rows.toSorted((a, b) => compare(inLocale(a, 'name', locale), inLocale(b, 'name', locale)))
}
