/** What a promise can be counted in. */
export const promiseUnits = ['events', 'trainings', 'hours', 'people'] as const
export type PromiseUnit = (typeof promiseUnits)[number]

/** Of fewer people than this nothing is said but that it is fewer: a sum over one person is a fact about that person. */
export const peopleLeast = 5

/** What was done at the events held under something; `untold` people were at events whose own pages give no figure. */
export type Figures = {
  events: number
  trainings: number
  people: number
  minutes: number
  untold?: number
}
/** The same as anyone may see it; null where too few people stand behind the number. */
export type Delivered = { events: number; trainings: number; people: number | null; minutes: number | null }

export const nothingDelivered: Figures = { events: 0, trainings: 0, people: 0, minutes: 0 }

/** Also where so few are untold: the figures on the pages of the other events, taken away from this one, would tell of them. */
export function shown({ events, trainings, people, minutes, untold = 0 }: Figures): Delivered {
  const isFew = [people, untold].some((count) => count > 0 && count < peopleLeast)
  return { events, trainings, people: isFew ? null : people, minutes: isFew ? null : minutes }
}

/** A total beside its parts: where a part is not shown, the total is not either, or the part could be worked out. */
export function shownTotal(total: Figures, parts: readonly Delivered[]): Delivered {
  const isHidden = parts.some(({ people }) => people === null)
  const { people, minutes, ...counts } = shown(total)
  return { ...counts, people: isHidden ? null : people, minutes: isHidden ? null : minutes }
}

/** How much of a promise is delivered, in its own unit; whole hours, rounded down. Null: too few people to say. */
export function deliveredIn(unit: PromiseUnit, delivered: Delivered): number | null {
  if (unit === 'hours') return delivered.minutes === null ? null : Math.floor(delivered.minutes / 60)
  return delivered[unit]
}
