type Placed = { volunteerId: string; companionId: string | null }

/**
 * Who gives up a place when places become fewer: the last to join, but never the adult a child who stays came with. Given and
 * returned in the order of joining.
 */
export function lastWithoutDependants<Person extends Placed>(people: Person[], count: number): Person[] {
  const staying = [...people]
  const leaving: Person[] = []
  while (leaving.length < count) {
    const last = staying.findLastIndex(
      ({ volunteerId }) => !staying.some((other) => other.companionId === volunteerId),
    )
    if (last < 0) break
    leaving.unshift(...staying.splice(last, 1))
  }
  return people.filter((person) => leaving.includes(person))
}

type InQueue = { groupId: string | null }

/** The queue as it is served: single people and whole groups, each in the turn of its first member. */
export function turnsOf<Person extends InQueue>(queue: Person[]): Person[][] {
  const turns: Person[][] = []
  const ofGroup = new Map<string, Person[]>()
  for (const person of queue) {
    const known = person.groupId === null ? undefined : ofGroup.get(person.groupId)
    if (known) known.push(person)
    else {
      const turn = [person]
      turns.push(turn)
      if (person.groupId !== null) ofGroup.set(person.groupId, turn)
    }
  }
  return turns
}
