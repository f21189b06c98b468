/** A round goes one way only. */
export const roundStates = ['open', 'judging', 'decided', 'closed'] as const
export type RoundState = (typeof roundStates)[number]

export type CriterionFacts = { id: string; weight: number }
export type OpinionFacts = {
  userId: string
  recusal: 'detected' | 'declared' | null
  marks: readonly { criterionId: string; points: number }[]
}

/** The weighted mean of one juror's marks, 1 to 5; null while a criterion is without a mark. */
export function meanOfMarks(
  criteria: readonly CriterionFacts[],
  marks: OpinionFacts['marks'],
): number | null {
  const points = new Map(marks.map((mark) => [mark.criterionId, mark.points]))
  let [sum, weights] = [0, 0]
  for (const { id, weight } of criteria) {
    const mark = points.get(id)
    if (mark === undefined) return null
    sum += mark * weight
    weights += weight
  }
  return weights === 0 ? null : sum / weights
}

export type Result = { mean: number | null; marked: number; recused: number }

/** What a jury says of one nomination: the mean of those who judged it, to two places; who recused themselves counts nowhere. */
export function resultOf(criteria: readonly CriterionFacts[], opinions: readonly OpinionFacts[]): Result {
  const means = opinions
    .filter(({ recusal }) => recusal === null)
    .flatMap(({ marks }) => meanOfMarks(criteria, marks) ?? [])
  const recused = opinions.filter(({ recusal }) => recusal !== null).length
  const mean =
    means.length === 0 ? null : Math.round((means.reduce((a, b) => a + b, 0) / means.length) * 100) / 100
  return { mean, marked: means.length, recused }
}

/** The place of each, the highest mean first; equal means share a place, and who has none stands after all. */
export function ranked<Row extends { mean: number | null }>(
  rows: readonly Row[],
): (Row & { rank: number | null })[] {
  const sorted = rows.toSorted((one, other) => (other.mean ?? 0) - (one.mean ?? 0))
  return sorted.map((row) => {
    if (row.mean === null) return { ...row, rank: null }
    return { ...row, rank: 1 + sorted.filter(({ mean }) => mean !== null && mean > (row.mean ?? 0)).length }
  })
}

export type JurorFacts = {
  userId: string
  volunteerId: string | null
  centreIds: readonly string[]
  organisationIds: readonly string[]
}
export type NomineeFacts = {
  nominatedById: string | null
  volunteerId: string | null
  organisationId: string | null
  /** Open memberships of the nominated person. */
  memberships: readonly { centreId: string | null; organisationId: string | null }[]
  /** The people with an open membership in the nominated organisation, as far as they sit in the jury. */
  memberIds: readonly string[]
}
export type Connection = 'self' | 'proposer' | 'centre' | 'organisation'

/**
 * How a juror is connected with whom they would judge: the same person, the one who proposed them, the coordinator of their
 * centre, the representative of their organisation or of one they belong to, a member of the nominated one. Null when not at all.
 */
export function connectionOf(juror: JurorFacts, nominee: NomineeFacts): Connection | null {
  const { memberships, organisationId } = nominee
  if (juror.volunteerId !== null && juror.volunteerId === nominee.volunteerId) return 'self'
  if (nominee.nominatedById === juror.userId) return 'proposer'
  if (memberships.some(({ centreId }) => centreId !== null && juror.centreIds.includes(centreId)))
    return 'centre'
  const bodies = [organisationId, ...memberships.map((membership) => membership.organisationId)]
  if (bodies.some((id) => id !== null && juror.organisationIds.includes(id))) return 'organisation'
  if (juror.volunteerId !== null && nominee.memberIds.includes(juror.volunteerId)) return 'organisation'
  return null
}
