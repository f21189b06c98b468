export type Side = 'one' | 'other'
export type Place = {
  id: string
  shiftId: string
  status: 'confirmed' | 'waiting' | 'offered' | 'cancelled' | 'removed'
  isPresent: boolean
  minutes: number
}
export type Standing = { places: Place[]; isActive: boolean; isWorked: boolean; minutes: number }
export type Collision = { shiftId: string; one: Standing; other: Standing; suggested: Side }

/**
 * The shifts where two cards of one person stand twice: both with a place or a turn, or both with attendance or hours. What counted
 * for the person must count once, so one side of each is given up.
 */
export function collisionsOf(one: readonly Place[], other: readonly Place[]): Collision[] {
  const [ones, others] = [byShift(one), byShift(other)]
  return [...ones].flatMap(([shiftId, mine]) => {
    const theirs = others.get(shiftId)
    if (!theirs) return []
    const isDouble = (mine.isActive && theirs.isActive) || (mine.isWorked && theirs.isWorked)
    return isDouble ? [{ shiftId, one: mine, other: theirs, suggested: suggestedSide(mine, theirs) }] : []
  })
}

/** Which participations end, by the side that stays on each shift. */
export function endedBy(collisions: readonly Collision[], kept: ReadonlyMap<string, Side>): string[] {
  return collisions.flatMap((collision) => {
    const lost = collision[kept.get(collision.shiftId) === 'other' ? 'one' : 'other']
    return lost.places.filter((place) => isActive(place) || isWorked(place)).map(({ id }) => id)
  })
}

function byShift(places: readonly Place[]): Map<string, Standing> {
  const groups = Map.groupBy(places, ({ shiftId }) => shiftId)
  return new Map([...groups].map(([shiftId, group]) => [shiftId, standingOf(group)]))
}

function standingOf(places: Place[]): Standing {
  return {
    places,
    isActive: places.some(isActive),
    isWorked: places.some(isWorked),
    minutes: places.reduce((sum, { minutes }) => sum + minutes, 0),
  }
}

const order = ['confirmed', 'offered', 'waiting', 'cancelled', 'removed']

/** Work that was done and counted stays; else a place before a turn; else the first card's. */
function suggestedSide(one: Standing, other: Standing): Side {
  if (one.isWorked !== other.isWorked) return one.isWorked ? 'one' : 'other'
  if (one.minutes !== other.minutes) return one.minutes > other.minutes ? 'one' : 'other'
  return rankOf(one) <= rankOf(other) ? 'one' : 'other'
}

function rankOf({ places }: Standing): number {
  return Math.min(...places.map(({ status }) => order.indexOf(status)))
}

function isActive({ status }: Place): boolean {
  return status === 'confirmed' || status === 'offered' || status === 'waiting'
}

function isWorked({ isPresent, minutes }: Place): boolean {
  return isPresent || minutes !== 0
}
