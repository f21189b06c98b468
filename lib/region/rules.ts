export type UnitPeople = {
  units: { unitId: string; centres: number; people: number }[]
  /** Members of organisations that name no unit. */
  elsewhere: number
}

type Body = { id: string; unitId: string | null }

/** People by unit through the centre or organisation they belong to; centres count when published. */
export function sumByUnit(facts: {
  centres: readonly (Body & { state: string })[]
  organisations: readonly Body[]
  counts: readonly { bodyId: string; people: number }[]
}): UnitPeople {
  const unitOfBody = new Map([...facts.centres, ...facts.organisations].map(({ id, unitId }) => [id, unitId]))
  const sums = new Map<string, { centres: number; people: number }>()
  const sumOf = (unitId: string) => {
    const sum = sums.get(unitId) ?? { centres: 0, people: 0 }
    sums.set(unitId, sum)
    return sum
  }
  let elsewhere = 0
  for (const { unitId, state } of facts.centres)
    if (unitId && state === 'published') sumOf(unitId).centres += 1
  for (const { bodyId, people } of facts.counts) {
    const unitId = unitOfBody.get(bodyId)
    if (unitId) sumOf(unitId).people += people
    else elsewhere += people
  }
  return { units: [...sums].map(([unitId, sum]) => ({ unitId, ...sum })), elsewhere }
}
