import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { listGivenWords } from './consent-text.ts'
import { listOutdatedVersions } from './consent-versions.ts'

const columns = {
  ...{ id: true, kind: true, method: true, textVersion: true, textHash: true, locale: true },
  ...{ givenAt: true, withdrawnAt: true, guardian: { select: { name: true } } },
} as const

/** The actor's own consents with the very words they were given to, newest first. */
export async function listOwnConsents(actor: Actor) {
  if (!actor.volunteerId) return []
  const rows = await db.consent.findMany({
    where: { volunteerId: actor.volunteerId },
    orderBy: [{ withdrawnAt: { sort: 'desc', nulls: 'first' } }, { givenAt: 'desc' }],
    take: 50,
    select: columns,
  })
  const words = await listGivenWords(actor, rows)
  const outdated = await listOutdatedVersions(actor)
  return rows.map((row) => ({
    ...row,
    words: words.find(({ id }) => id === row.id) ?? null,
    renewBy:
      outdated.find(({ kind, versions }) => kind === row.kind && versions.includes(row.textVersion))
        ?.renewBy ?? null,
  }))
}
export type OwnConsent = Awaited<ReturnType<typeof listOwnConsents>>[number]

/** The actor's card and those that turned out to be the same person. */
export async function listOwnCardIds(actor: Actor): Promise<string[]> {
  if (!actor.volunteerId) return []
  const merged = await db.volunteer.findMany({
    where: { mergedIntoId: actor.volunteerId },
    select: { id: true },
  })
  return [actor.volunteerId, ...merged.map(({ id }) => id)]
}

/** What of the actor stands in public: listed awards, and papers whose check page names them. */
export async function countOwnPublic(actor: Actor) {
  const volunteerId = actor.volunteerId ?? ''
  if (!volunteerId) return { awards: 0, papers: 0 }
  const [awards, papers] = await Promise.all([
    db.award.count({ where: { volunteerId, state: 'issued', isHidden: false } }),
    db.certificate.count({ where: { volunteerId, revokedAt: null, shown: { isEmpty: false } } }),
  ])
  return { awards, papers }
}
