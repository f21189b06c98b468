import { describe, expect, test } from 'vitest'
import { leaveGroup } from '#lib/participation/commands/own-group.ts'
import { leavePlace } from '#lib/participation/commands/own-place.ts'
import { sendLinks } from '#lib/participation/commands/send-links.ts'
import { findOwnPlace } from '#lib/participation/queries/place.ts'
import { createGuardian, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { createScene, place, shiftNow } from './people.ts'
import { joinAsGroup, placeNow, signUp } from './sign-up.ts'

describe('the personal link', () => {
  test('gives places up when the centre was hidden from the public', async () => {
    const { centre, shift } = await createScene()
    const one = await signUp(shift.id)
    const group = await joinAsGroup(shift.id, 2)
    await db.centre.update({ where: { id: centre.id }, data: { state: 'withdrawn' } })
    await leavePlace(null, { token: one.token, withChildren: false })
    await leaveGroup(null, { token: group.token, participationId: null })
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 0 })
  })

  test('of an adult opens no sign-up of a child a coordinator put in their company', async () => {
    const { centre, coordinator, shift } = await createScene()
    const adult = await signUp(shift.id)
    const { volunteerId: companionId } = await placeNow(adult.participationId)
    const pupil = await createVolunteer(db, { centreId: centre.id, birthDate: new Date('2016-06-01') })
    await createGuardian(db, pupil.id, ['personalData'])
    await place(coordinator, shift.id, pupil.id, { companionId })
    const page = await findOwnPlace(null, adult.token)
    expect(page.children).toEqual([
      { status: 'confirmed', token: null, volunteer: { givenName: pupil.givenName } },
    ])
  })

  test('asked for again leaves no address behind among the counted tries', async () => {
    await sendLinks(null, { email: 'asked@test.invalid', locale: 'kk' }, 'direct')
    expect(await db.rateLimit.count({ where: { key: { contains: 'asked' } } })).toBe(0)
  })
})
