import { describe, expect, test } from 'vitest'
import { confirmHours } from '#lib/hours/commands/confirm-hours.ts'
import { correctHours } from '#lib/hours/commands/correct-hours.ts'
import { confirmClaims, returnClaim } from '#lib/hours/commands/decide-claims.ts'
import { editClaim, makeClaim, withdrawClaim } from '#lib/hours/commands/make-claim.ts'
import { findOwnHours } from '#lib/hours/queries.ts'
import { listClaimableShifts } from '#lib/hours/queries/claim-choices.ts'
import { findClaim, listOwnClaims, listPendingClaims } from '#lib/hours/queries/claims.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { createMembership } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import {
  actorWith,
  aVolunteerWithAccount,
  cameTo,
  claimForm,
  createPastScene,
  formOf,
  inHours,
  ledgerOf,
} from './people.ts'

async function aClaim(given: Record<string, unknown> = {}) {
  const { centre, coordinator } = await createPastScene()
  const person = await aVolunteerWithAccount(centre.id)
  const form = await claimForm(centre.id, given)
  const { id } = await makeClaim(person, form)
  return { centre, coordinator, person, form, id }
}

function ticked(claimId: string, given: Record<string, unknown> = {}) {
  return { lines: [{ claimId, version: 1, isChosen: true, minutes: null, reason: '', ...given }] }
}

describe('a claim of one’s own hours', () => {
  test('waits outside every total until somebody else confirms it', async () => {
    const { coordinator, person, id } = await aClaim()
    const year = new Date(Date.now() - 3 * 86_400_000).getUTCFullYear()
    expect(await findOwnHours(person, year)).toMatchObject({
      minutes: 0,
      all: 0,
      lines: [{ isPending: true }],
    })

    expect(await confirmClaims(coordinator, ticked(id))).toEqual({ confirmed: 1, own: 0, gone: 0 })

    expect(await findOwnHours(person, year)).toMatchObject({
      minutes: 150,
      lines: [{ isPending: false, note: 'Көршіге отын жардым' }],
    })
    const entry = await db.hourEntry.findUniqueOrThrow({ where: { claimId: id } })
    expect(entry).toMatchObject({ source: 'selfReported', confirmedById: coordinator.userId, minutes: 150 })
    const actions = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
    expect(actions.map(({ action }) => action)).toEqual(['claim.made', 'claim.confirmed'])
  })

  test('sent twice is one, and another’s number is not taken over', async () => {
    const { person, form } = await aClaim()
    await Promise.all([makeClaim(person, form), makeClaim(person, form)])
    expect(await listOwnClaims(person)).toHaveLength(1)
    const other = await aVolunteerWithAccount(form.centreId)
    await expect(makeClaim(other, form)).rejects.toThrow(Conflict)
  })

  test('needs a card, a day in time, a centre one may ask, and fits into a day', async () => {
    const { centre, person } = await aClaim()
    const { centre: foreign } = await createPastScene()
    const nobody = actorWith()
    await expect(makeClaim(nobody, await claimForm(centre.id))).rejects.toThrow(NotFound)
    const day = (ago: number) => dayOf(inHours(-24 * ago))
    for (const [given, field] of [
      [{ workedOn: day(-1) }, 'workedOn'],
      [{ workedOn: day(91) }, 'workedOn'],
      [{ workedOn: null }, 'workedOn'],
      [{ centreId: foreign.id }, 'centreId'],
      [{ directionId: null }, 'directionId'],
      [{ hours: 0, minutes: 0 }, 'hours'],
      [{ hours: 24, minutes: 1 }, 'hours'],
      [{ hours: 22, minutes: 0 }, 'hours'],
    ] as const) {
      const refusal = await makeClaim(person, await claimForm(centre.id, given)).catch(
        (error: unknown) => error,
      )
      expect(refusal, JSON.stringify(given)).toBeInstanceOf(Invalid)
      expect(Object.keys((refusal as Invalid).fields), JSON.stringify(given)).toEqual([field])
    }
    await makeClaim(person, await claimForm(centre.id, { workedOn: day(90) }))
  })

  test('of many at once never make a day longer than 24 hours', async () => {
    const { centre } = await createPastScene()
    const person = await aVolunteerWithAccount(centre.id)
    const forms = await Promise.all([1, 2, 3, 4, 5].map(() => claimForm(centre.id, { hours: 7, minutes: 0 })))
    const done = await Promise.allSettled(forms.map((form) => makeClaim(person, form)))
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })

  test('can be changed and taken back while nobody has decided, by its maker alone', async () => {
    const { coordinator, person, form, id } = await aClaim()
    const stranger = await aVolunteerWithAccount(form.centreId)
    const { id: _, participationId: __, ...typed } = form
    const edit = { ...typed, claimId: id, version: 1, hours: 1, minutes: 0 }
    await expect(editClaim(stranger, edit)).rejects.toThrow(NotFound)
    await expect(withdrawClaim(stranger, { claimId: id, version: 1 })).rejects.toThrow(NotFound)
    await expect(withdrawClaim(actorWith(), { claimId: id, version: 1 })).rejects.toThrow(NotFound)

    await editClaim(person, edit)
    await expect(editClaim(person, edit)).rejects.toThrow(Conflict)
    await expect(confirmClaims(coordinator, ticked(id))).rejects.toThrow('hours.refusals.claimChanged')
    await withdrawClaim(person, { claimId: id, version: 2 })
    await expect(withdrawClaim(person, { claimId: id, version: 3 })).rejects.toThrow(Conflict)
    expect(await listOwnClaims(person)).toMatchObject([{ state: 'returned', isWithdrawn: true, minutes: 60 }])
    expect(await confirmClaims(coordinator, ticked(id, { version: 3 }))).toMatchObject({
      confirmed: 0,
      gone: 1,
    })
    expect(await ledgerOf(person.volunteerId!)).toEqual([])
  })
})

describe('the claims of a centre', () => {
  test('do not exist for another one', async () => {
    const { id } = await aClaim()
    const { coordinator: stranger } = await createPastScene()
    expect((await listPendingClaims(stranger, null)).rows).toEqual([])
    expect(await findClaim(stranger, id)).toBeNull()
    await expect(confirmClaims(stranger, ticked(id))).rejects.toThrow(NotFound)
    await expect(returnClaim(stranger, { claimId: id, version: 1, reason: 'Жоқ' })).rejects.toThrow(NotFound)
  })

  test('are never one’s own to decide, while the others go through', async () => {
    const { centre, id: other } = await aClaim()
    const person = await aVolunteerWithAccount(centre.id)
    const { id: own } = await makeClaim(person, await claimForm(centre.id))
    const actor = { ...person, centreIds: [centre.id] }

    const lines = [...ticked(own).lines, ...ticked(other).lines]
    expect(await confirmClaims(actor, { lines })).toEqual({ confirmed: 1, own: 1, gone: 0 })
    await expect(returnClaim(actor, { claimId: own, version: 1, reason: 'Қайта' })).rejects.toThrow(Forbidden)
    expect(await ledgerOf(person.volunteerId!)).toEqual([])
  })

  test('are confirmed once by several at the same moment', async () => {
    const { centre, person, id } = await aClaim()
    const actors = [1, 2, 3].map(() => actorWith({ centreIds: [centre.id] }))
    const done = await Promise.all(actors.map((actor) => confirmClaims(actor, ticked(id))))
    expect(done.map(({ confirmed }) => confirmed).sort()).toEqual([0, 0, 1])
    expect(await ledgerOf(person.volunteerId!)).toHaveLength(1)
  })

  test('take another number with a reason; a line typed into but not ticked is pointed out', async () => {
    const { coordinator, person, id } = await aClaim()
    await expect(confirmClaims(coordinator, ticked(id, { minutes: 60 }))).rejects.toThrow(Invalid)
    await expect(confirmClaims(coordinator, ticked(id, { isChosen: false }))).rejects.toThrow('noneChosen')
    const { id: second } = await makeClaim(
      person,
      await claimForm((await findClaim(coordinator, id))!.centreId),
    )
    const lines = [...ticked(second).lines, ...ticked(id, { isChosen: false, minutes: 60 }).lines]
    await expect(confirmClaims(coordinator, { lines })).rejects.toMatchObject({
      fields: { 'lines.1.isChosen': { code: 'hours.problems.tickIt' } },
    })

    await confirmClaims(coordinator, ticked(id, { minutes: 60, reason: 'Куәгер бір сағат деді' }))
    expect(await ledgerOf(person.volunteerId!)).toMatchObject([
      { minutes: 60, reason: 'Куәгер бір сағат деді' },
    ])
    const entry = await db.hourEntry.findUniqueOrThrow({ where: { claimId: id } })
    await correctHours(coordinator, { entryId: entry.id, minutes: 90, reason: 'Анықталды' })
    expect(await findOwnHours(person, null)).toMatchObject({ all: 90 })
  })

  test('come back with a reason, and the person is told in their language', async () => {
    const { coordinator, person, id } = await aClaim()
    await db.volunteer.update({
      where: { id: person.volunteerId! },
      data: { email: 'claim@test.invalid', locale: 'ru' },
    })
    await returnClaim(coordinator, { claimId: id, version: 1, reason: 'Напишите, кто подтвердит' })
    await expect(returnClaim(coordinator, { claimId: id, version: 2, reason: 'Ещё' })).rejects.toThrow(
      Conflict,
    )
    const [letter] = await db.outboxMessage.findMany({ where: { recipient: 'claim@test.invalid' } })
    expect(letter?.locale).toBe('ru')
    expect(letter?.body).toContain('Напишите, кто подтвердит')
    expect(await listOwnClaims(person)).toMatchObject([{ decision: 'Напишите, кто подтвердит' }])
  })
})

describe('a claim about a shift of one’s own', () => {
  test('is about the event’s day, centre and direction, and is counted once', async () => {
    const { centre, coordinator, event, shift } = await createPastScene()
    const person = await aVolunteerWithAccount(centre.id)
    const { participationId } = await cameTo(shift, { volunteerId: person.volunteerId! })
    expect(await listClaimableShifts(person)).toMatchObject([{ id: participationId }])

    const { id } = await makeClaim(person, await claimForm(centre.id, { participationId, workedOn: null }))
    expect(await db.hourClaim.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ eventId: event.id, centreId: centre.id, directionId: event.directionId },
      workedOn: new Date(dayOf(shift.startsAt)),
    })
    expect(await listClaimableShifts(person)).toEqual([])
    const again = await claimForm(centre.id, { participationId })
    await expect(makeClaim(person, again)).rejects.toThrow('alreadyClaimed')

    const [claimed, marked] = await Promise.allSettled([
      confirmClaims(coordinator, ticked(id)),
      confirmHours(coordinator, await formOf(coordinator, shift)),
    ])
    expect([claimed.status, marked.status]).toContain('fulfilled')
    expect((await ledgerOf(person.volunteerId!)).filter((row) => row.participationId)).toHaveLength(1)
    await expect(makeClaim(person, await claimForm(centre.id, { participationId }))).rejects.toThrow(
      'alreadyC',
    )
  })

  test('is possible for two weeks, and never about another’s sign-up', async () => {
    const days = (count: number) => inHours(-24 * count)
    const old = { startsAt: days(16), endsAt: days(15.9) }
    const { centre, shift } = await createPastScene(old)
    const person = await aVolunteerWithAccount(centre.id)
    const { participationId } = await cameTo(shift, { volunteerId: person.volunteerId! })
    const form = await claimForm(centre.id, { participationId })
    await expect(makeClaim(person, form)).rejects.toThrow('tooLateForEvent')
    const stranger = await aVolunteerWithAccount(centre.id)
    await expect(makeClaim(stranger, form)).rejects.toThrow(NotFound)
  })
})

test('who belongs to no centre may ask any public one; members ask their own', async () => {
  const { centre } = await createPastScene()
  const { centre: own } = await createPastScene()
  const person = await aVolunteerWithAccount(own.id)
  await createMembership(db, { volunteerId: person.volunteerId!, centreId: centre.id, isPrimary: false })
  await makeClaim(person, await claimForm(centre.id))
  await db.membership.updateMany({
    where: { volunteerId: person.volunteerId! },
    data: { endedOn: new Date('2026-01-01') },
  })
  const { centre: third } = await createPastScene()
  await makeClaim(person, await claimForm(third.id))
  expect(await listOwnClaims(person)).toHaveLength(2)
})
