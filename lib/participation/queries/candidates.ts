import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import { searchWhere } from '#lib/volunteers/rules/search.ts'
import { activeStatuses } from '../policy.ts'
import { ageOnShift, needsCompanion, type Reason, reasonsAgainst } from '../rules.ts'
import { type PersonRow, personColumns, type ShiftRow } from './facts.ts'

/** What putting this person on the shift would come to; `bars` only when nothing the coordinator says could help. */
export type Verdict = 'fits' | 'waits' | 'asks' | 'overrides' | 'bars'
export type Candidate = {
  person: PersonRow
  age: number | null
  reasons: Reason[]
  verdict: Verdict
  /** Under 14 and without a consent to take part: an adult has to be chosen. */
  needsCompanion: boolean
}

const shownMax = 8

/**
 * Volunteers the actor may put on a shift, by name or card number, each with every reason against it. Without words: the first
 * of the register. People who are on the shift already are left out.
 */
export async function listCandidates(actor: Actor, shift: ShiftRow, q: string) {
  const rows = await db.volunteer.findMany({
    where: {
      AND: [visibleTo(actor), searchWhere(q)],
      status: { not: 'anonymised' },
      participations: { none: { shiftId: shift.id, status: { in: [...activeStatuses] } } },
    },
    orderBy: [{ surname: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
    take: shownMax + 1,
    select: personColumns(shift),
  })
  return {
    candidates: rows.slice(0, shownMax).map((person) => asCandidate(shift, person)),
    hasMore: rows.length > shownMax,
  }
}

const verdicts = [
  ['bars', 'bars'],
  ['consent', 'bars'],
  ['override', 'overrides'],
  ['asks', 'asks'],
  ['waits', 'waits'],
] as const

function asCandidate(shift: ShiftRow, person: PersonRow): Candidate {
  const reasons = reasonsAgainst({ at: now(), shift, person, companion: null })
  const remaining = reasons.filter(({ code }) => code !== 'guardianConsentOrCompanion')
  const gravest = verdicts.find(([effect]) => remaining.some((reason) => reason.effect === effect))
  return {
    person,
    reasons,
    age: ageOnShift(person.birthDate, shift),
    verdict: gravest?.[1] ?? 'fits',
    needsCompanion: needsCompanion(person, shift),
  }
}
