type Facts = {
  titleKk: string
  titleRu: string
  summaryKk: string
  summaryRu: string
  placeKk: string
  placeRu: string
  startsAt: Date
  note: string
  shifts: readonly unknown[]
  centre: { state: string }
  organisation: { state: string }
}

export type Lack =
  | 'titleKk'
  | 'titleRu'
  | 'summaryKk'
  | 'summaryRu'
  | 'placeKk'
  | 'placeRu'
  | 'shifts'
  | 'past'
  | 'note'
  | 'centre'
  | 'organisation'

/**
 * What a proposal still lacks before it may go to its centre, so that the centre can publish what it accepts; empty when ready. A
 * centre that has not worked with the organisation yet is owed a note saying why it is asked.
 */
export function lacksOf(proposal: Facts, { isKnown, at }: { isKnown: boolean; at: Date }): Lack[] {
  const texts = ['titleKk', 'titleRu', 'summaryKk', 'summaryRu', 'placeKk', 'placeRu'] as const
  const lacks: Lack[] = texts.filter((name) => proposal[name] === '')
  if (proposal.shifts.length === 0) lacks.push('shifts')
  if (proposal.startsAt <= at) lacks.push('past')
  if (!isKnown && proposal.note === '') lacks.push('note')
  if (proposal.centre.state !== 'published') lacks.push('centre')
  if (proposal.organisation.state !== 'published') lacks.push('organisation')
  return lacks
}

type Centre = { id: string; unitId: string }

/** Centres in the order an organisation looks for them: those it has worked with, those of its district, the others. */
export function orderCentres<Row extends Centre>(
  centres: readonly Row[],
  { known, unitId }: { known: ReadonlySet<string>; unitId: string | null },
): Row[] {
  const rank = (centre: Centre) => (known.has(centre.id) ? 0 : centre.unitId === unitId ? 1 : 2)
  return [...centres].sort((a, b) => rank(a) - rank(b))
}
