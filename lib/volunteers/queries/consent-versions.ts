import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister } from '#lib/accounts/policy.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { versionText } from '../rules/consent-words.ts'
import type { consentKinds } from '../schema.ts'
import { inForceOn } from './consent-text.ts'

type Kind = (typeof consentKinds)[number]

/** All versions of all kinds with how many live consents stand to each, newest first; for administrators. */
export async function listConsentVersions(actor: Actor) {
  if (!mayAdminister(actor)) return []
  const rows = await db.consentTextVersion.findMany({ orderBy: [{ kind: 'asc' }, { number: 'desc' }] })
  const counts = await db.consent.groupBy({
    by: ['kind', 'textVersion'],
    where: { withdrawnAt: null },
    _count: true,
  })
  const today = dayOf(now())
  const current = new Map<string, number>()
  for (const { kind, number, publishedAt, validFrom } of rows) {
    const isOn = publishedAt !== null && validFrom !== null && validFrom.toISOString().slice(0, 10) <= today
    if (isOn && (current.get(kind) ?? 0) < number) current.set(kind, number)
  }
  return rows.map((row) => ({
    ...row,
    isCurrent: current.get(row.kind) === row.number,
    consents:
      counts.find((one) => one.kind === row.kind && one.textVersion === versionText(row.number))?._count ?? 0,
  }))
}
export type ListedVersion = Awaited<ReturnType<typeof listConsentVersions>>[number]

export type Outdated = { kind: Kind; versions: string[]; renewBy: Date }

/**
 * Versions whose consents are to be renewed, by kind: all before the newest one that asked for it. `renewBy` is the day it has
 * to be done by. The words themselves are public.
 */
export async function listOutdatedVersions(_actor: Actor): Promise<Outdated[]> {
  const rows = await db.consentTextVersion.findMany({
    where: inForceOn(dayOf(now())),
    orderBy: { number: 'desc' },
    select: { kind: true, number: true, renewBy: true },
  })
  return [...Map.groupBy(rows, ({ kind }) => kind)].flatMap(([kind, all]) => {
    const asking = all.find(({ renewBy }) => renewBy !== null)
    if (!asking?.renewBy) return []
    const versions = all
      .filter(({ number }) => number < asking.number)
      .map(({ number }) => versionText(number))
    return versions.length > 0 ? [{ kind, versions, renewBy: asking.renewBy }] : []
  })
}
