import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxAround, coarse, metresBetween, pointText, sayableKm } from '#lib/near/rules/distance.ts'

const kokshetau = { latitude: 53.28, longitude: 69.39 }
const place = fc.record({
  latitude: fc.double({ min: 45, max: 56, noNaN: true }),
  longitude: fc.double({ min: 50, max: 88, noNaN: true }),
})

describe('distance', () => {
  test('is that of the great circle', () => {
    // A degree of a meridian is 111.195 km on a ball of the Earth's mean radius.
    expect(metresBetween({ latitude: 50, longitude: 70 }, { latitude: 51, longitude: 70 })).toBe(111_195)
    expect(metresBetween(kokshetau, kokshetau)).toBe(0)
    expect(metresBetween({ latitude: 0, longitude: -180 }, { latitude: 0, longitude: 180 })).toBe(0)
  })

  test('the box of a circle leaves nothing of it out', () => {
    fc.assert(
      fc.property(place, place, fc.constantFrom(10, 25, 50, 100), (middle, other, km) => {
        const { south, north, west, east } = boxAround(middle, km)
        const isInBox =
          other.latitude >= south &&
          other.latitude <= north &&
          other.longitude >= west &&
          other.longitude <= east
        return metresBetween(middle, other) > km * 1000 || isInBox
      }),
      { numRuns: 2000 },
    )
  })

  test('a box at a pole and over the date line is the whole circle', () => {
    for (const middle of [
      { latitude: 89.9, longitude: 10 },
      { latitude: 65, longitude: 179.9 },
    ])
      expect(boxAround(middle, 100)).toMatchObject({ west: -180, east: 180 })
  })

  test.each([
    [0, 'under'],
    [999, 'under'],
    [1000, 1],
    [1499, 1],
    [1500, 2],
    [11_870, 12],
    [100_000, 100],
  ])('of %d metres no more is said than it is good for', (metres, said) => {
    expect(sayableKm(metres)).toBe(said)
  })
})

describe("a visitor's place", () => {
  test('has two decimals in every address', () => {
    expect(pointText({ latitude: 51.954_999, longitude: 69.084_999 })).toBe('51.95,69.08')
    expect(pointText({ latitude: 52, longitude: -0.001 })).toBe('52.00,0.00')
    fc.assert(fc.property(place, (point) => /^\d\d\.\d\d,\d\d\.\d\d$/.test(pointText(point))))
  })

  test('is moved by no more than about a kilometre', () => {
    fc.assert(fc.property(place, (point) => metresBetween(point, coarse(point)) < 800))
  })
})
