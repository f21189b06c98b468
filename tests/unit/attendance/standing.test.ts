import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  attendanceOf,
  type Intent,
  marks,
  nonceAfter,
  type Said,
  type Step,
  stepsBackTo,
  stepsFor,
  unmarked,
} from '#lib/attendance/rules/standing.ts'
import { hourMs, minuteMs } from '#lib/platform/clock.ts'

/** Half past eleven at night to two in the morning in Almaty. */
const shift = { startsAt: new Date('2026-05-16T18:30:00Z'), endsAt: new Date('2026-05-16T21:00:00Z') }
const at = (minutes: number) => new Date(shift.startsAt.getTime() + minutes * minuteMs)

function step(nonce: string, minute: number, said: Partial<Said>): Step {
  const nothing = { mark: null, inAt: null, outAt: null }
  return { ...nothing, ...said, nonce, deviceAt: at(minute), source: 'screen', markedById: null }
}

const minutes = fc.integer({ min: -400, max: 1200 })
const time = fc.option(minutes.map(at), { nil: null })
const anyStep: fc.Arbitrary<Step> = fc.record({
  nonce: fc.uuid(),
  mark: fc.option(fc.constantFrom(...marks), { nil: null }),
  inAt: time,
  outAt: time,
  // Few instants, so that many steps share one.
  deviceAt: fc.integer({ min: 0, max: 4 }).map(at),
  source: fc.constantFrom('screen', 'scan', 'paper'),
  markedById: fc.constantFrom('a', 'b'),
})
const history = fc.uniqueArray(anyStep, { maxLength: 8, selector: ({ nonce }) => nonce })
const shuffledHistory = history.chain((steps) =>
  fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length })),
)

describe('whatever the steps', () => {
  test('the order they arrive in changes nothing', () => {
    fc.assert(
      fc.property(shuffledHistory, ([steps, shuffled]) => {
        expect(attendanceOf(shuffled, shift)).toEqual(attendanceOf(steps, shift))
      }),
    )
  })

  test('steps that come again change nothing', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (steps, picks) => {
        const again = [...picks.take(5)].flatMap((pick) => steps[pick % (steps.length || 1)] ?? [])
        expect(attendanceOf([...again, ...steps, ...again], shift)).toEqual(attendanceOf(steps, shift))
      }),
    )
  })

  test('times stand only with presence, in before out, within reach of the shift', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { mark, inAt, outAt, isOutAuto } = attendanceOf(steps, shift)
        if (mark !== 'present') {
          expect([inAt, outAt, isOutAuto]).toEqual([null, null, false])
          return
        }
        expect(inAt!.getTime()).toBeGreaterThanOrEqual(shift.startsAt.getTime() - 3 * hourMs)
        expect(inAt!.getTime()).toBeLessThanOrEqual(outAt!.getTime())
        expect(outAt!.getTime()).toBeLessThanOrEqual(shift.endsAt.getTime() + 12 * hourMs)
        if (isOutAuto) expect(outAt).toEqual(shift.endsAt)
      }),
    )
  })

  test('taking back leaves nothing of what was said before', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const undone = attendanceOf([...steps, step('f'.repeat(36), 5, { mark: 'unknown' })], shift)
        expect(undone).toMatchObject({ mark: 'unknown', inAt: null, outAt: null, isOutAuto: false })
      }),
    )
  })

  test('going back to a standing gives that standing', () => {
    fc.assert(
      fc.property(history, anyStep, (steps, one) => {
        const before = attendanceOf(steps, shift)
        const later = stepsBackTo(before).map((said, index) => step(`z${index}`, 100 + index, said))
        const { mark, inAt, outAt, isOutAuto } = attendanceOf([...steps, one, ...later], shift)
        expect({ mark, inAt, outAt, isOutAuto }).toEqual({
          ...{ mark: before.mark, inAt: before.inAt, outAt: before.outAt, isOutAuto: before.isOutAuto },
        })
      }),
    )
  })
})

describe('what a coordinator does', () => {
  function after(...acts: [Intent, number][]) {
    const steps: Step[] = []
    for (const [intent, minute] of acts) {
      const said = stepsFor(intent, shift, at(minute), attendanceOf(steps, shift))
      steps.push(...said.map((each, index) => step(`${minute}-${index}`, minute + index / 1000, each)))
    }
    const { mark, inAt, outAt, isOutAuto } = attendanceOf(steps, shift)
    const minuteOf = (time: Date | null) => time && (time.getTime() - shift.startsAt.getTime()) / minuteMs
    return [mark, minuteOf(inAt), minuteOf(outAt), isOutAuto]
  }

  test.each<[string, [Intent, number][], unknown[]]>([
    ['came', [[{ kind: 'present' }, 4]], ['present', 4, 150, true]],
    ['came early', [[{ kind: 'present' }, -30]], ['present', -30, 150, true]],
    ['is marked the day after', [[{ kind: 'present' }, 1500]], ['present', 0, 150, true]],
    [
      'left',
      [
        [{ kind: 'present' }, 4],
        [{ kind: 'out' }, 90],
      ],
      ['present', 4, 90, false],
    ],
    ['was only seen leaving', [[{ kind: 'out' }, 90]], ['present', 0, 90, false]],
    [
      'left and came back',
      [
        [{ kind: 'present' }, 4],
        [{ kind: 'out' }, 90],
        [{ kind: 'back' }, 95],
      ],
      ['present', 4, 150, true],
    ],
    ['did not come', [[{ kind: 'absent' }, 60]], ['absent', null, null, false]],
    [
      'came after all',
      [
        [{ kind: 'absent' }, 60],
        [{ kind: 'present' }, 70],
      ],
      ['present', 70, 150, true],
    ],
    [
      'was marked by mistake',
      [
        [{ kind: 'present' }, 4],
        [{ kind: 'undo' }, 5],
      ],
      ['unknown', null, null, false],
    ],
    [
      'got other times',
      [
        [{ kind: 'present' }, 4],
        [{ kind: 'out' }, 90],
        [{ kind: 'times', inAt: at(10), outAt: null }, 95],
      ],
      ['present', 10, 150, true],
    ],
  ])('somebody who %s', (_, acts, expected) => expect(after(...acts)).toEqual(expected))
})

test('nobody marked is unmarked', () => expect(attendanceOf([], shift)).toEqual(unmarked))

test('the second nonce of an act is another one and always the same', () => {
  fc.assert(
    fc.property(fc.uuid(), (nonce) => {
      expect(nonceAfter(nonce)).not.toBe(nonce)
      expect(nonceAfter(nonce)).toMatch(/^[0-9a-f-]{36}$/)
    }),
  )
})
