import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { recordMarks } from '#lib/attendance/commands/record-marks.ts'
import { takeRoster } from '#lib/attendance/commands/take-roster.ts'
import { createGuardian, createParticipation, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { createPeople, createScene, inHours } from '../participation/people.ts'

// The law's ages and consents once more at the door (R6); by what way somebody came on the roster does not matter.

/** Turns so many years on the day of the shift, or the day after it. */
function turning(years: number, startsAt: Date, isDayAfter = false): Date {
  const day = new Date(startsAt.toLocaleDateString('sv-SE', { timeZone: 'Asia/Almaty' }))
  day.setUTCDate(day.getUTCDate() + Number(isDayAfter))
  day.setUTCFullYear(day.getUTCFullYear() - years)
  return day
}

type Consents = ('personalData' | 'participation')[]
type Case = {
  years: number
  isDayAfter?: boolean
  consents?: Consents
  companion?: 'adult' | 'minor' | 'elsewhere'
  barred: string[]
}

async function attempt({ years, isDayAfter, consents = [], companion }: Case, event = {}) {
  const startsAt = inHours(-0.5)
  const scene = await createScene({ event: { startsAt, endsAt: inHours(2), ...event } })
  const { centre, coordinator, shift } = scene
  const birthDate = turning(years, startsAt, isDayAfter)
  const { id: volunteerId } = await createVolunteer(db, { centreId: centre.id, birthDate })
  if (consents.length > 0) await createGuardian(db, volunteerId, consents)
  const companionId = companion ? await createCompanion(scene, companion) : null
  const { id } = await createParticipation(db, { shiftId: shift.id, volunteerId, companionId })
  const said = { mark: 'present' as const, inAt: null, outAt: null, source: 'screen' as const, deviceId: '' }
  const send = (mark: 'present' | 'absent') =>
    recordMarks(coordinator, {
      shiftId: shift.id,
      marks: [{ ...said, mark, participationId: id, nonce: randomUUID(), deviceAt: new Date() }],
    })
  const { results } = await send('present')
  const stored = await db.attendance.findUnique({ where: { participationId: id } })
  expect(stored === null).toBe(results[0]!.outcome === 'refused')
  return { ...scene, id, send, codes: results[0]!.reasons.map(({ code }) => code.split('.').at(-1)) }
}

async function createCompanion(
  { centre, shift }: Awaited<ReturnType<typeof createScene>>,
  kind: NonNullable<Case['companion']>,
) {
  const birthDate = kind === 'minor' ? turning(17, shift.startsAt) : new Date('1990-01-01')
  const [id] = await createPeople(centre.id, 1, { birthDate })
  if (kind !== 'elsewhere') await createParticipation(db, { shiftId: shift.id, volunteerId: id! })
  return id!
}

const both: Consents = ['personalData', 'participation']

describe('at ordinary work', () => {
  test.each<Case>([
    { years: 18, barred: [] },
    { years: 18, isDayAfter: true, barred: ['guardianDataConsent'] },
    { years: 18, isDayAfter: true, consents: ['personalData'], barred: [] },
    { years: 14, consents: ['personalData'], barred: [] },
    { years: 14, isDayAfter: true, consents: ['personalData'], barred: ['guardianConsentOrCompanion'] },
    { years: 14, isDayAfter: true, consents: both, barred: [] },
    { years: 10, consents: ['personalData'], companion: 'adult', barred: [] },
    { years: 10, consents: ['personalData'], companion: 'minor', barred: ['companionNotAdult'] },
    { years: 10, consents: ['personalData'], companion: 'elsewhere', barred: ['companionNotOnShift'] },
    { years: 10, barred: ['guardianDataConsent', 'guardianConsentOrCompanion'] },
  ])('%o', async (one) => expect((await attempt(one)).codes).toEqual(one.barred))
})

test.each(['isEmergency', 'helpsVictims', 'helpsOffenders', 'isHazardous'])(
  '%s bars minors',
  async (flag) => {
    const minor = { years: 18, isDayAfter: true, consents: both, barred: [] }
    expect((await attempt(minor, { [flag]: true })).codes).toEqual(['adultsOnly'])
    expect((await attempt({ years: 18, barred: [] }, { [flag]: true })).codes).toEqual([])
  },
)

test('a barred minor can still be marked absent, and the roster says why before anybody tries', async () => {
  const minor = { years: 16, consents: both, barred: [] }
  const { coordinator, event, id, send } = await attempt(minor, { isHazardous: true })
  expect((await send('absent')).results).toMatchObject([{ outcome: 'stored' }])
  const { people } = await takeRoster(coordinator, { eventId: event.id, locale: 'kk' })
  const person = people.find((one) => one.id === id)
  expect(person).toMatchObject({ band: 'minor' })
  expect(person!.barred).toEqual([expect.stringContaining('42-VI')])
})

test('a consent given in the meantime opens the way', async () => {
  const { id, send } = await attempt({ years: 15, barred: [] })
  const { volunteerId } = await db.participation.findUniqueOrThrow({ where: { id } })
  await createGuardian(db, volunteerId, ['personalData'])
  expect((await send('present')).results).toMatchObject([{ outcome: 'stored' }])
})

test('a cancelled event marks nobody present', async () => {
  const { codes } = await attempt({ years: 30, barred: [] }, { state: 'cancelled', cancelledAt: new Date() })
  expect(codes).toEqual(['eventCancelled'])
})
