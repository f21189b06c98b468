import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addWalkIn } from '#lib/attendance/commands/add-walk-in.ts'
import { markRow } from '#lib/attendance/commands/mark-row.ts'
import { recordPaper } from '#lib/attendance/commands/record-paper.ts'
import { takeRoster } from '#lib/attendance/commands/take-roster.ts'
import { giveLineCodes } from '#lib/participation/commands/line-codes.ts'
import { transaction } from '#lib/platform/db.ts'
import { Invalid, NotFound, Refusal } from '#lib/platform/refusal.ts'
import { checkInCodeOf } from '#lib/platform/signed-link.ts'
import { createParticipation, createShift, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, createPeople, createScene, inHours } from '../participation/people.ts'

async function sceneWith(count: number, startsInHours = -0.5) {
  const scene = await createScene({
    event: { startsAt: inHours(startsInHours), endsAt: inHours(startsInHours + 3) },
    shift: { places: 100 },
  })
  for (const volunteerId of await createPeople(scene.centre.id, count))
    await createParticipation(db, { shiftId: scene.shift.id, volunteerId })
  return scene
}

const rosterOf = (scene: Awaited<ReturnType<typeof sceneWith>>) =>
  takeRoster(scene.coordinator, { eventId: scene.event.id, locale: 'kk' })

describe('taking the roster', () => {
  test('gives names, bands and codes, and nothing more of a person', async () => {
    const scene = await sceneWith(2)
    const { people, shifts, userId } = await rosterOf(scene)
    expect(userId).toBe(scene.coordinator.userId)
    expect(shifts).toMatchObject([{ id: scene.shift.id, startsAt: scene.shift.startsAt.toISOString() }])
    expect(people).toHaveLength(2)
    expect(Object.keys(people[0]!).sort()).toEqual(
      ['id', 'shiftId', 'surname', 'rest', 'band', 'code', 'line', 'isSelf', 'barred', 'steps'].sort(),
    )
    expect(people[0]).toMatchObject({
      code: checkInCodeOf(people[0]!.id),
      line: expect.stringMatching(/^\d{4}$/),
    })
  })

  test('is written down once a day and person', async () => {
    const scene = await sceneWith(1)
    await rosterOf(scene)
    await rosterOf(scene)
    const where = { action: 'roster.taken', subjectId: scene.event.id }
    expect(await db.auditEntry.findMany({ where })).toMatchObject([{ actorUserId: scene.coordinator.userId }])
  })

  test('is not for strangers', async () => {
    const scene = await sceneWith(1)
    const other = await sceneWith(1)
    for (const actor of [other.coordinator, actorWith()])
      await expect(takeRoster(actor, { eventId: scene.event.id, locale: 'kk' })).rejects.toBeInstanceOf(
        NotFound,
      )
  })

  test('of who waits or left says nothing', async () => {
    const scene = await sceneWith(1)
    for (const status of ['waiting', 'cancelled', 'removed'] as const) {
      const [volunteerId] = await createPeople(scene.centre.id, 1)
      await createParticipation(db, { shiftId: scene.shift.id, volunteerId: volunteerId!, status })
    }
    expect((await rosterOf(scene)).people).toHaveLength(1)
  })
})

describe('line codes', () => {
  test('are unique on the shift, stay as they are, and two takings at once give one to each', async () => {
    const scene = await sceneWith(30)
    const linesOf = async () => (await rosterOf(scene)).people.map(({ line }) => line)
    const taken = await Promise.all(Array.from({ length: 8 }, linesOf))
    const first = await linesOf()
    for (const lines of taken) expect(lines).toEqual(first)
    expect(new Set(first).size).toBe(30)
    const [volunteerId] = await createPeople(scene.centre.id, 1)
    await createParticipation(db, { shiftId: scene.shift.id, volunteerId: volunteerId! })
    const later = await linesOf()
    expect(later).toHaveLength(31)
    expect(later).toEqual(expect.arrayContaining(first))
  })

  test('a mistyped digit or two swapped are never the code of another line', async () => {
    const scene = await sceneWith(60)
    const codes = (await rosterOf(scene)).people.map(({ line }) => line)
    const known = new Set(codes)
    for (const code of codes) for (const wrong of typosOf(code)) expect(known.has(wrong)).toBe(false)
  })

  test('more than a thousand people get one too', async () => {
    const { shift } = await sceneWith(0)
    const { id: volunteerId } = await createVolunteer(db)
    const rows = Array.from({ length: 1010 }, () => ({
      ...{ shiftId: shift.id, volunteerId, status: 'confirmed' as const, source: 'import' as const },
      joinedAt: new Date(),
    }))
    const volunteers = await createManyVolunteers(rows.length)
    await db.participation.createMany({
      data: rows.map((row, index) => ({ ...row, volunteerId: volunteers[index]! })),
    })
    await transaction((tx) => giveLineCodes(actorWith(), tx, shift.id))
    const given = await db.participation.groupBy({ by: ['lineCode'], where: { shiftId: shift.id } })
    expect(given).toHaveLength(1010)
  })
})

function typosOf(code: string): string[] {
  const digits = [...code]
  const single = digits.flatMap((digit, index) =>
    [...'0123456789'].filter((other) => other !== digit).map((other) => digits.with(index, other).join('')),
  )
  const swapped = [0, 1, 2]
    .filter((index) => digits[index] !== digits[index + 1])
    .map((index) =>
      digits
        .with(index, digits[index + 1]!)
        .with(index + 1, digits[index]!)
        .join(''),
    )
  return [...single, ...swapped]
}

async function createManyVolunteers(count: number) {
  const data = Array.from({ length: count }, () => ({ id: randomUUID(), givenName: 'Дәурен', locale: 'kk' }))
  await db.volunteer.createMany({ data })
  return data.map(({ id }) => id)
}

describe('a paper roster', () => {
  test('is stored as paper with the times somebody wrote, once', async () => {
    const scene = await sceneWith(2, -24)
    const [one, other] = (await rosterOf(scene)).people
    const clock = (minutes: number) =>
      new Date(scene.shift.startsAt.getTime() + minutes * 60_000)
        .toLocaleTimeString('sv-SE', { timeZone: 'Asia/Almaty' })
        .slice(0, 5)
        .replace(':', '')
    const lines = `${one!.line}\n${other!.line} ${clock(10)} ${clock(100)}`
    const input = { shiftId: scene.shift.id, batch: randomUUID(), lines }

    expect(await recordPaper(scene.coordinator, input)).toEqual({ stored: 2, refused: [] })
    await recordPaper(scene.coordinator, input)

    const stored = await db.attendance.findMany({ where: { participation: { shiftId: scene.shift.id } } })
    expect(stored.map(({ source, mark }) => [source, mark])).toEqual([
      ['paper', 'present'],
      ['paper', 'present'],
    ])
    const timed = stored.find(({ participationId }) => participationId === other!.id)!
    expect(timed.outAt!.getTime() - timed.inAt!.getTime()).toBe(90 * 60_000)
    expect(await db.attendanceStep.count({ where: { participation: { shiftId: scene.shift.id } } })).toBe(2)
  })

  test('with a line nobody understands stores nothing and names it', async () => {
    const scene = await sceneWith(1, -24)
    const [one] = (await rosterOf(scene)).people
    const lines = `${one!.line}\n12`
    const input = { shiftId: scene.shift.id, batch: randomUUID(), lines }
    await expect(recordPaper(scene.coordinator, input)).rejects.toMatchObject({
      fields: { lines: { code: 'attendance.paper.notUnderstood', values: { count: 1, lines: '12' } } },
    })
    expect(await db.attendanceStep.count({ where: { participationId: one!.id } })).toBe(0)
    const stranger = (await sceneWith(0)).coordinator
    await expect(recordPaper(stranger, input)).rejects.toBeInstanceOf(NotFound)
  })
})

describe('the list without script', () => {
  test('marks, sets times and takes back; the same form sent twice is one act', async () => {
    const scene = await sceneWith(1)
    const [person] = (await rosterOf(scene)).people
    const row = (intent: 'present' | 'times' | 'undo', inTime = '', outTime = '') => ({
      ...{
        shiftId: scene.shift.id,
        participationId: person!.id,
        nonce: randomUUID(),
        intent,
        inTime,
        outTime,
      },
    })
    const standing = () => db.attendance.findUniqueOrThrow({ where: { participationId: person!.id } })

    const present = row('present')
    await markRow(scene.coordinator, present)
    expect(await markRow(scene.coordinator, present)).toMatchObject({ outcome: 'known' })
    expect(await standing()).toMatchObject({ mark: 'present', isOutAuto: true, source: 'screen' })

    await expect(markRow(scene.coordinator, row('times', 'xx:00'))).rejects.toBeInstanceOf(Invalid)
    await markRow(scene.coordinator, row('times'))
    expect(await standing()).toMatchObject({ inAt: scene.shift.startsAt })
    await markRow(scene.coordinator, row('undo'))
    expect(await standing()).toMatchObject({ mark: 'unknown' })
    const stranger = (await sceneWith(0)).coordinator
    await expect(markRow(stranger, row('present'))).rejects.toBeInstanceOf(NotFound)
  })
})

describe('somebody who came unannounced', () => {
  test('and is of the register is placed and marked', async () => {
    const scene = await sceneWith(0, 1)
    const [volunteerId] = await createPeople(scene.centre.id, 1)
    const input = {
      shiftId: scene.shift.id,
      volunteerId: volunteerId!,
      person: null,
      acceptDuplicates: false,
    }

    const { participationId, result } = await addWalkIn(scene.coordinator, { ...input, overrideReason: '' })

    expect(result.outcome).toBe('stored')
    const stored = await db.attendance.findUniqueOrThrow({ where: { participationId } })
    expect(stored).toMatchObject({ mark: 'present', source: 'walkIn' })
    await expect(addWalkIn(scene.coordinator, { ...input, overrideReason: '' })).rejects.toBeInstanceOf(
      Refusal,
    )
  })

  test('after the start is taken in too, and a full shift needs a reason', async () => {
    const scene = await sceneWith(1)
    await db.shift.update({ where: { id: scene.shift.id }, data: { places: 1 } })
    const [volunteerId] = await createPeople(scene.centre.id, 1)
    const input = {
      ...{ shiftId: scene.shift.id, volunteerId: volunteerId!, person: null, acceptDuplicates: false },
    }
    await expect(addWalkIn(scene.coordinator, { ...input, overrideReason: '' })).rejects.toBeInstanceOf(
      Refusal,
    )
    const { result } = await addWalkIn(scene.coordinator, { ...input, overrideReason: 'Көмек керек' })
    expect(result.outcome).toBe('stored')
  })

  test('and is in no register gets a card, a place and a mark', async () => {
    const scene = await sceneWith(0)
    const person = {
      ...{ surname: 'Бұрынғысыз', givenName: 'Жаңа', birthDate: '1990-02-03' },
      ...{ phone: null, email: null },
    }
    const input = { shiftId: scene.shift.id, volunteerId: null, person, acceptDuplicates: false }
    const { participationId, result } = await addWalkIn(scene.coordinator, { ...input, overrideReason: '' })
    expect(result).toMatchObject({ outcome: 'stored', reasons: [] })
    const { source, volunteer } = await db.participation.findUniqueOrThrow({
      where: { id: participationId },
      select: { source: true, volunteer: { select: { isGuest: true } } },
    })
    expect([source, volunteer.isGuest]).toEqual(['walkIn', true])
    const minor = { ...person, surname: 'Бала', birthDate: `${new Date().getFullYear() - 15}-01-02` }
    await expect(
      addWalkIn(scene.coordinator, { ...input, person: minor, overrideReason: '' }),
    ).rejects.toBeInstanceOf(Refusal)
  })

  test('and has a card here already is not made anew', async () => {
    const scene = await sceneWith(0)
    const birthDate = '1996-05-14'
    await createPeople(scene.centre.id, 1, { surname: 'Өзгеше', birthDate: new Date(birthDate) })
    const person = { surname: 'Өзгеше', givenName: 'Дәурен', birthDate, phone: null, email: null }
    const input = { shiftId: scene.shift.id, volunteerId: null, person, overrideReason: '' }
    await expect(addWalkIn(scene.coordinator, { ...input, acceptDuplicates: false })).rejects.toMatchObject({
      fields: { acceptDuplicates: { code: 'attendance.walkIn.already' } },
    })
    const stranger = (await sceneWith(0)).coordinator
    await expect(addWalkIn(stranger, { ...input, acceptDuplicates: false })).rejects.toBeInstanceOf(NotFound)
  })
})

test('a shift called off is not on the roster', async () => {
  const scene = await sceneWith(1)
  await createShift(db, { eventId: scene.event.id, cancelledAt: new Date() })
  expect((await rosterOf(scene)).shifts).toHaveLength(1)
})
