import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Hill, layOut } from '#components/horizon/hills.ts'

const hill = (people: number, thanked = 0): Hill => ({
  unit: String(people),
  people,
  thanked,
  href: '/centres',
  label: String(people),
})

/** Dots of a path of vertical strokes: each `v-N.1` holds one dot every seven units and one more. */
function standingDots(path: string): number {
  return [...path.matchAll(/v-(\d+)\.1/g)].reduce((sum, [, length]) => sum + Number(length) / 7 + 1, 0)
}

function lyingDots(path: string): number {
  return [...path.matchAll(/h(\d+)\.1/g)].reduce((sum, [, length]) => sum + Number(length) / 12 + 1, 0)
}

describe('the horizon', () => {
  it('draws exactly one dot for each person', () => {
    const people = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(people, fc.integer({ min: 0, max: 300 }), (hills, ground) => {
        const all = hills.reduce((sum, each) => sum + each, 0)
        fc.pre(all + ground <= 2600)
        const drawn = layOut(
          hills.map((each) => hill(each)),
          ground,
          189,
        )
        expect(drawn.peoplePerDot).toBe(1)
        expect(standingDots(drawn.people)).toBe(all)
        expect(lyingDots(drawn.ground)).toBe(ground)
      }),
    )
  })

  it('lets a dot stand for several people when there are too many to draw', () => {
    const drawn = layOut([hill(60_000), hill(30_000)], 10_000, 189)
    expect(drawn.peoplePerDot).toBe(50)
    expect(standingDots(drawn.people)).toBe(1800)
  })

  it('puts a golden dot at the top of the hill for each person thanked', () => {
    const drawn = layOut([hill(200, 3), hill(50, 0)], 0, 126)
    expect(drawn.thanked.match(/M/g)).toHaveLength(3)
  })

  it('stays inside its picture and keeps its hills side by side', () => {
    const drawn = layOut(
      [18, 574, 36, 216].map((people) => hill(people)),
      91,
      126,
    )
    expect(drawn.width).toBe(756)
    expect(drawn.hills.map(({ width }) => width).reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 0)
    const heights = [...drawn.people.matchAll(/v-(\d+)/g)].map(([, height]) => Number(height))
    expect(Math.max(...heights)).toBeLessThan(drawn.height)
  })

  it('has nothing to draw for nobody', () => {
    expect(layOut([], 0, 126).people).toBe('')
  })
})
