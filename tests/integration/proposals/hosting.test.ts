import { expect, test } from 'vitest'
import { sharePhone } from '#lib/participation/commands/share-phone.ts'
import { viewHostRoster } from '#lib/participation/commands/view-host-roster.ts'
import { hourMs } from '#lib/platform/clock.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { reportAttendance } from '#lib/proposals/commands/report-attendance.ts'
import { listHostReports } from '#lib/proposals/queries.ts'
import { createEvent, createParticipation, createShift, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anEditor, aRepresentative } from '#tests/support/people.ts'

type Person = Parameters<typeof createVolunteer>[1]

type Given = { startsInHours?: number; person?: Person } & Parameters<typeof createEvent>[1]

async function aHostedEvent({ startsInHours = 24, person = {}, ...given }: Given = {}) {
  const { organisation, actor } = await aRepresentative()
  const { centre, actor: coordinator } = await aCoordinator()
  const startsAt = new Date(Date.now() + startsInHours * hourMs)
  const facts = { centreId: centre.id, hostOrganisationId: organisation.id, startsAt, ...given }
  const event = await createEvent(db, facts)
  const shift = await createShift(db, { eventId: event.id })
  const card = await createVolunteer(db, { phone: '+77010000017', email: 'canary@example.test', ...person })
  const place = await createParticipation(db, {
    shiftId: shift.id,
    volunteerId: card.id,
    status: 'confirmed',
  })
  const which = { organisationId: organisation.id, eventId: event.id }
  return {
    organisation,
    actor,
    coordinator,
    event,
    shift,
    card,
    place,
    which,
    token: signLink('sign-up', place.id, 1),
  }
}

function shown(id: string) {
  return db.auditEntry.count({ where: { subjectId: id, action: 'volunteer.phoneShown' } })
}

test('a host sees names for display, age bands and statuses, and nothing else of a person', async () => {
  const { actor, which, card } = await aHostedEvent()
  const roster = await viewHostRoster(actor, which)
  expect(roster?.shifts[0]).toMatchObject({ places: 20, taken: 1 })
  expect(roster?.shifts[0]?.people).toEqual([
    {
      id: expect.any(String) as string,
      name: 'Дәурен Оспанов',
      band: '25-34',
      status: 'confirmed',
      phone: null,
    },
  ])
  expect(JSON.stringify(roster)).not.toMatch(/\+7701|canary|Маратұлы|1996/)
  expect(await shown(card.id)).toBe(0)
})

test('a shift on a platform is there for its host, by name and place', async () => {
  const { actor, which, event, shift } = await aHostedEvent()
  const room = { number: 1, nameRu: 'Вторая', nameKk: 'Екінші', placeRu: 'Кабинет 204', placeKk: '204-бөлме' }
  const { id: platformId } = await db.eventPlatform.create({ data: { eventId: event.id, ...room } })
  expect((await viewHostRoster(actor, which))?.shifts[0]).toMatchObject({ isOnPlatform: false })
  await db.shift.update({ where: { id: shift.id }, data: { platformId } })
  expect((await viewHostRoster(actor, which))?.shifts[0]).toMatchObject({
    ...{ isOnPlatform: true, placeRu: 'Вторая, Кабинет 204' },
  })
})

test('a phone is shown once the person ticks it, each look is in their history, and taken back it is gone', async () => {
  const { actor, which, card, token } = await aHostedEvent()
  await sharePhone(null, { token, sharesPhone: true })
  expect((await viewHostRoster(actor, which))?.shifts[0]?.people[0]?.phone).toBe('+77010000017')
  expect(await shown(card.id)).toBe(1)
  await sharePhone(null, { token, sharesPhone: false })
  expect((await viewHostRoster(actor, which))?.shifts[0]?.people[0]?.phone).toBeNull()
  const stranger = sharePhone(null, { token: 'x'.repeat(43), sharesPhone: true })
  await expect(stranger).rejects.toBeInstanceOf(NotFound)
})

test("a minor's phone is not shown even when it was ticked", async () => {
  const { actor, which, token } = await aHostedEvent({ person: { birthDate: new Date('2012-01-01') } })
  await sharePhone(null, { token, sharesPhone: true })
  const [person] = (await viewHostRoster(actor, which))?.shifts[0]?.people ?? []
  expect(person).toMatchObject({ name: 'Дәурен О.', phone: null })
})

test('events of others, drafts, and lists long over do not exist', async () => {
  const { which, organisation, actor } = await aHostedEvent()
  for (const stranger of [(await aRepresentative()).actor, await anEditor(), (await aCoordinator()).actor]) {
    expect(await viewHostRoster(stranger, which)).toBeNull()
  }
  const foreign = await aHostedEvent()
  expect(
    await viewHostRoster(actor, { organisationId: organisation.id, eventId: foreign.event.id }),
  ).toBeNull()
  const draft = await aHostedEvent({ state: 'draft', publishedAt: null })
  expect(await viewHostRoster(draft.actor, draft.which)).toBeNull()
  const old = await aHostedEvent({ startsInHours: -15 * 24 })
  expect(await viewHostRoster(old.actor, old.which)).toMatchObject({
    isOpen: false,
    shifts: [{ people: [] }],
  })
})

test('the host says once who came, after the shift, and the centre reads it', async () => {
  const { actor, coordinator, event, shift, which } = await aHostedEvent({ startsInHours: -24 })
  const said = {
    organisationId: which.organisationId,
    shiftId: shift.id,
    seen: 7,
    isObjection: true,
    text: 'Екеуі кетті',
  }
  const done = await Promise.allSettled([reportAttendance(actor, said), reportAttendance(actor, said)])
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await listHostReports(coordinator, event.id)).toMatchObject([{ seen: 7, isObjection: true }])
  expect(await listHostReports((await aCoordinator()).actor, event.id)).toEqual([])
  expect(await db.auditEntry.count({ where: { subjectId: shift.id, action: 'shift.hostReported' } })).toBe(1)
})

test('it is neither said too early nor for a shift somebody else hosts', async () => {
  const ahead = await aHostedEvent()
  const said = { organisationId: ahead.which.organisationId, seen: 1, isObjection: false, text: '' }
  const early = reportAttendance(ahead.actor, { ...said, shiftId: ahead.shift.id })
  await expect(early).rejects.toBeInstanceOf(Conflict)
  const over = await aHostedEvent({ startsInHours: -48 })
  const foreign = reportAttendance(ahead.actor, { ...said, shiftId: over.shift.id })
  await expect(foreign).rejects.toBeInstanceOf(NotFound)
})
