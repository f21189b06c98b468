import { expect, it } from 'vitest'
import { connect } from '#lib/platform/db.ts'
import {
  createAward,
  createCentre,
  createEvent,
  createMemorandum,
  createNews,
  createOrganisation,
  createParticipation,
  createShift,
  createUser,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { removeDemoRegion } from '#prisma/seed/remove.ts'
import { db } from '#tests/support/database.ts'

it('takes the demonstration rows out and leaves real work alone', async () => {
  const before = await countReference()
  const centre = await createCentre(db)
  const user = await createUser(db)
  const organisation = await createOrganisation(db)
  const volunteer = await createVolunteer(db, { centreId: centre.id })
  const event = await createEvent(db, { centreId: centre.id })
  const shift = await createShift(db, { eventId: event.id })
  const own = await createParticipation(db, { shiftId: shift.id, volunteerId: volunteer.id })
  const [news, award, memorandum] = [
    await createNews(db),
    await createAward(db, { volunteerId: volunteer.id }),
    await createMemorandum(db),
  ]
  await db.auditEntry.create({
    data: { action: 'event.published', subjectType: 'event', subjectId: event.id },
  })

  const demoVolunteer = await db.volunteer.findFirstOrThrow({ where: { isDemo: true, status: 'confirmed' } })
  await createParticipation(db, { shiftId: shift.id, volunteerId: demoVolunteer.id })
  const demoShift = await db.shift.findFirstOrThrow({
    where: { event: { isDemo: true, state: 'published' }, places: { gte: 10 }, taken: { lt: 5 } },
  })
  const tryOut = await createParticipation(db, { shiftId: demoShift.id, volunteerId: volunteer.id })
  const guest = await createVolunteer(db, { isGuest: true })
  await createParticipation(db, { shiftId: demoShift.id, volunteerId: guest.id })
  await db.hourEntry.create({
    data: {
      volunteerId: volunteer.id,
      participationId: tryOut.id,
      source: 'attendance',
      minutes: 60,
      workedOn: new Date(),
    },
  })
  await db.hourEntry.create({
    data: {
      volunteerId: volunteer.id,
      participationId: own.id,
      source: 'attendance',
      minutes: 120,
      workedOn: new Date(),
    },
  })

  const { removed, keptCentres } = await asOwner(removeDemoRegion)
  expect(removed).toMatchObject({
    Volunteer: 2301,
    Guest: 1,
    Event: 60,
    EventSeries: 1,
    Centre: 74,
    Organisation: 12,
    Memorandum: 7,
    NewsItem: 12,
  })
  expect(keptCentres).toEqual([])
  expect(await tablesWithDemoRows()).toEqual([])

  expect(await db.centre.findMany({ select: { id: true } })).toEqual([{ id: centre.id }])
  expect(await db.organisation.findMany({ select: { id: true } })).toEqual([{ id: organisation.id }])
  expect(await db.volunteer.findMany({ select: { id: true } })).toEqual([{ id: volunteer.id }])
  expect(await db.event.findMany({ select: { id: true } })).toEqual([{ id: event.id }])
  expect(await db.user.findMany({ select: { id: true } })).toEqual([{ id: user.id }])
  expect(await db.newsItem.findMany({ select: { id: true } })).toEqual([{ id: news.id }])
  expect(await db.award.findMany({ select: { id: true } })).toEqual([{ id: award.id }])
  expect(await db.memorandum.findMany({ select: { id: true } })).toEqual([{ id: memorandum.id }])
  expect(await db.participation.findMany({ select: { id: true } })).toEqual([{ id: own.id }])
  expect(await db.hourEntry.findMany({ select: { minutes: true } })).toEqual([{ minutes: 120 }])
  expect(await db.shift.findUniqueOrThrow({ where: { id: shift.id } })).toMatchObject({
    taken: 1,
    waiting: 0,
  })
  expect(await db.auditEntry.count()).toBe(1)
  expect(await db.membership.count()).toBe(1)
  for (const count of [
    db.person.count(),
    db.guardian.count(),
    db.consent.count(),
    db.hourClaim.count(),
    db.statisticSnapshot.count(),
    db.setting.count(),
  ]) {
    expect(await count).toBe(0)
  }
  expect(await countReference()).toEqual(before)

  expect(await asOwner(removeDemoRegion)).toEqual({ removed: {}, keptCentres: [] })
})

async function countReference(): Promise<number[]> {
  const lists = [db.unit.count(), db.direction.count(), db.skill.count()]
  return Promise.all([...lists, db.awardKind.count(), db.legalForm.count(), db.memorandumSubject.count()])
}

async function asOwner<Result>(run: (owner: typeof db) => Promise<Result>): Promise<Result> {
  const owner = connect(process.env.MIGRATE_DATABASE_URL ?? '')
  try {
    return await run(owner)
  } finally {
    await owner.$disconnect()
  }
}

/** Every table that marks its demonstration rows, asked by the catalogue, so that a new one cannot be forgotten. */
async function tablesWithDemoRows(): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'isDemo'`
  const left: string[] = []
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM "${name}" WHERE "isDemo" LIMIT 1`)
    if (rows.length > 0) left.push(name)
  }
  return left
}
