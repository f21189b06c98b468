/** Fewer people than this could be told apart, so nothing is said of them. */
const shownFrom = 5
const peopleStep = 5
const hoursStep = 10

/** What an event came to: people with how many at least, hours about; both in round numbers. */
export type Results = { people: number; hours: number }

/**
 * Round numbers, since the exact ones taken from the sums of a district would leave those of the events too small to be shown: people
 * down to fives, hours to the nearest ten. Null where too few took part; no hours where too few have any.
 */
export function roundResults(minutesByPerson: readonly number[], people: number): Results | null {
  if (people < shownFrom) return null
  const worked = minutesByPerson.filter((minutes) => minutes > 0)
  const minutes = worked.length < shownFrom ? 0 : worked.reduce((sum, each) => sum + each, 0)
  return {
    people: Math.floor(people / peopleStep) * peopleStep,
    hours: Math.round(minutes / 60 / hoursStep) * hoursStep,
  }
}
