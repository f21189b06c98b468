import fc from 'fast-check'
import { dayMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { seal } from '#lib/platform/sealed.ts'
import { newToken } from '#lib/platform/token.ts'
import { iinPlace } from '#lib/volunteers/commands/personal-number.ts'
import { searchKeyOf } from '#lib/volunteers/rules.ts'
import * as build from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'

export const kinds = [
  ...([
    'signUp',
    'signUp',
    'signUp',
    'attend',
    'hours',
    'correct',
    'otherHours',
    'claim',
    'consent',
  ] as const),
  ...([
    'withdrawn',
    'guardian',
    'guardianConsent',
    'certificate',
    'extract',
    'award',
    'title',
    'nomination',
    'membership',
  ] as const),
  ...([
    'message',
    'tag',
    'direction',
    'slip',
    'token',
    'request',
    'accompanies',
    'account',
    'number',
    'field',
  ] as const),
] as const
export type Step = { kind: (typeof kinds)[number]; side: 0 | 1; n: number }

/** What may have happened to two cards before somebody sees that they are one person's. */
export const histories = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    side: fc.constantFrom(0 as const, 1 as const),
    n: fc.nat(3),
  }),
  { minLength: 4, maxLength: 22 },
)

export type World = Awaited<ReturnType<typeof aWorld>>

/** Four shifts, past and to come, some tags, directions and centres. */
export async function aWorld(centreId: string) {
  const shifts = []
  for (const days of [-20, -3, 4, 9]) {
    const startsAt = new Date(Date.now() + days * dayMs)
    const event = await build.createEvent(db, { centreId, startsAt })
    shifts.push(await build.createShift(db, { eventId: event.id, places: 5000 }))
  }
  const tags = []
  for (const name of ['а', 'ә', 'б', 'в']) tags.push(await db.tag.create({ data: { centreId, name } }))
  const centres = [await build.createCentre(db), await build.createCentre(db)]
  const directions = await db.direction.findMany({ take: 4, orderBy: { position: 'asc' } })
  return { centreId, shifts, tags, directions, centres }
}

const text = { textVersion: '1', textHash: 'test', locale: 'kk', method: 'paper' as const }
const day = (n: number) => new Date(`2025-0${n + 1}-10`)

export async function live(world: World, cards: [string, string], step: Step): Promise<void> {
  await steps[step.kind](world, { id: cards[step.side], otherId: cards[1 - step.side]!, n: step.n })
}

type Facts = { id: string; otherId: string; n: number }
type Act = (world: World, facts: Facts) => Promise<unknown>

const latest = (volunteerId: string, n: number, { shifts }: World) =>
  db.participation.findFirst({ where: { volunteerId, shiftId: shifts[n]!.id }, orderBy: { id: 'desc' } })

const steps: Record<Step['kind'], Act> = {
  signUp: async (world, { id, n }) => {
    const place = await latest(id, n, world)
    const status = place ? ('cancelled' as const) : (['confirmed', 'waiting', 'confirmed'] as const)[n % 3]!
    return build.createParticipation(db, { shiftId: world.shifts[n]!.id, volunteerId: id, status })
  },
  attend: async (world, { id, n }) => {
    const place = await latest(id, n, world)
    if (!place) return
    const participationId = place.id
    const fact = { mark: n === 3 ? ('absent' as const) : ('present' as const) }
    await db.attendance.upsert({
      where: { participationId },
      create: { participationId, ...fact },
      update: fact,
    })
    const deviceAt = new Date()
    await db.attendanceStep.create({
      data: { participationId, nonce: newId(), ...fact, deviceAt, source: 'screen', deviceId: '' },
    })
  },
  hours: async (world, { id, n }) => {
    const place = await latest(id, n, world)
    if (!place || (await db.hourEntry.count({ where: { participationId: place.id } }))) return
    const facts = { volunteerId: id, participationId: place.id, source: 'attendance' as const }
    await db.hourEntry.create({
      data: { ...facts, minutes: 60 + n, workedOn: day(n), confirmedAt: new Date() },
    })
  },
  correct: async (_, { id, n }) => {
    const first = await db.hourEntry.findFirst({ where: { volunteerId: id, source: { not: 'correction' } } })
    if (!first) return
    const { volunteerId, participationId, workedOn } = first
    const facts = { volunteerId, participationId, workedOn, correctsId: first.id, confirmedAt: new Date() }
    await db.hourEntry.create({ data: { ...facts, source: 'correction', minutes: n - 10, reason: 'Түзету' } })
  },
  otherHours: (_, { id, n }) =>
    db.hourEntry.create({
      data: {
        volunteerId: id,
        source: 'confirmation',
        minutes: 30 + n,
        workedOn: day(n),
        confirmedAt: new Date(),
      },
    }),
  claim: (world, { id, n }) =>
    db.hourClaim.create({
      data: {
        ...{ volunteerId: id, centreId: world.centreId, workedOn: day(n) },
        minutes: 30,
        work: 'Көмек',
        evidence: '',
      },
    }),
  consent: (_, { id, n }) =>
    db.consent.create({ data: { volunteerId: id, kind: consentKind(n), givenAt: day(n), ...text } }),
  withdrawn: (_, { id, n }) =>
    db.consent.create({
      data: { volunteerId: id, kind: consentKind(n), givenAt: day(0), withdrawnAt: day(2), ...text },
    }),
  guardian: (_, { id, n }) =>
    db.guardian.create({
      data: { volunteerId: id, name: ['Сәуле Оспанова', 'Ерлан'][n % 2]!, relation: 'mother' },
    }),
  guardianConsent: (_, { id }) => build.createGuardian(db, id, ['personalData']),
  certificate: async (world, { id, n }) => {
    const place = await latest(id, n, world)
    if (!place || (await db.certificate.count({ where: { participationId: place.id } }))) return
    await db.certificate.create({ data: { ...paper(id), kind: 'event', participationId: place.id } })
  },
  extract: (_, { id }) => db.certificate.create({ data: { ...paper(id), kind: 'extract' } }),
  award: (_, { id }) => build.createAward(db, { volunteerId: id }),
  title: (_, { id }) =>
    db.informalTitle.create({
      data: { volunteerId: id, labelKk: 'Үздік', labelRu: 'Лучший', labelEn: 'Best' },
    }),
  nomination: async (_, { id }) => {
    const round = await build.createRound(db)
    await build.createNomination(db, { roundId: round.id, volunteerId: id })
  },
  membership: async (world, { id, n }) => {
    const centreId = world.centres[n % 2]!.id
    if (n < 2 && (await db.membership.count({ where: { volunteerId: id, centreId, endedOn: null } }))) return
    await db.membership.create({
      data: { volunteerId: id, centreId, startedOn: day(n), endedOn: n < 2 ? null : new Date('2025-06-01') },
    })
  },
  message: (_, { id }) =>
    db.outboxMessage.create({
      data: {
        ...{ effectKey: newId(), state: 'toCall', recipient: '', volunteerId: id, locale: 'kk' },
        ...{ subject: 'Сынақ', body: 'Сәлем!' },
      },
    }),
  tag: (world, { id, n }) =>
    db.volunteerTag.createMany({ data: { volunteerId: id, tagId: world.tags[n]!.id }, skipDuplicates: true }),
  direction: (world, { id, n }) =>
    db.volunteerDirection.createMany({
      data: { volunteerId: id, directionId: world.directions[n]!.id },
      skipDuplicates: true,
    }),
  slip: (_, { id }) =>
    db.claimSlip.create({
      data: { volunteerId: id, codeHash: newId(), expiresAt: new Date(Date.now() + dayMs) },
    }),
  token: (_, { id }) =>
    db.accountToken.create({
      data: {
        ...{ kind: 'claim', tokenHash: newToken().hash, email: 'a@example.test', volunteerId: id },
        expiresAt: new Date(Date.now() + dayMs),
      },
    }),
  request: (_, { id }) =>
    db.consentRequest.create({
      data: {
        ...{ volunteerId: id, guardianName: 'Сәуле', relation: 'mother', locale: 'kk' },
        expiresAt: new Date(Date.now() + dayMs),
      },
    }),
  accompanies: async (world, { id, otherId, n }) => {
    const place = await latest(id, n, world)
    if (place) await db.participation.update({ where: { id: place.id }, data: { companionId: otherId } })
  },
  account: async (_, { id }) => {
    const user = await build.createUser(db)
    await db.volunteer.updateMany({ where: { id, userId: null }, data: { userId: user.id } })
  },
  number: async (_, { id, otherId }) => {
    if (await db.volunteer.count({ where: { id: { in: [id, otherId] }, iinHash: { not: null } } })) return
    const sealed = { iinSealed: seal('900505400009', iinPlace(id)), iinHash: newId(), iinLast4: '0009' }
    await db.volunteer.update({ where: { id }, data: sealed })
  },
  field: async (_, { id, n }) => {
    const values = [
      { phone: `+7701000${1000 + n}` },
      { email: `${id}@example.test` },
      { notes: `Ескертпе ${id}`, languages: ['kk', 'ru'] },
      { patronymic: 'Ерланқызы', status: 'suspended' as const },
    ]
    const card = await db.volunteer.update({ where: { id }, data: values[n]! })
    await db.volunteer.update({ where: { id }, data: { searchKey: searchKeyOf(card) } })
  },
}

function consentKind(n: number) {
  return n % 2 ? ('personalData' as const) : ('publishing' as const)
}

function paper(volunteerId: string) {
  return {
    ...{ volunteerId, code: newId(), minutes: 60, periodFrom: day(0), periodTo: day(1), facts: {} },
    ...{ payload: 'x', signature: 'x', keyId: 'x', issuedAt: new Date('2025-03-01') },
  }
}
