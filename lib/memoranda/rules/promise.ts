/** What a promise can be counted in. */
export const promiseUnits = ['events', 'trainings', 'hours', 'people'] as const
export type PromiseUnit = (typeof promiseUnits)[number]

/** Of fewer people than this nothing is said but that it is fewer: a sum over one person is a fact about that person. */
export const peopleLeast = 5

/** What was done at the events held under something. */
export type Figures = { events: number; trainings: number; people: number; minutes: number }
/** The same as anyone may see it; null where too few people stand behind the number. */
export type Delivered = { events: number; trainings: number; people: number | null; minutes: number | null }

export const nothingDelivered: Figures = { events: 0, trainings: 0, people: 0, minutes: 0 }

export function shown({ events, trainings, people, minutes }: Figures): Delivered {
  const isFew = people > 0 && people < peopleLeast
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
