import { describe, expect, test } from 'vitest'
import { bringChild } from '#lib/participation/commands/bring-child.ts'
import { signUpGroup } from '#lib/participation/commands/sign-up-group.ts'
import { Conflict, TooMany } from '#lib/platform/refusal.ts'
import { createScene, shiftNow } from './people.ts'
import { groupForm, guestForm, joinAsGroup, signUp } from './sign-up.ts'

describe('one visitor does not fill a shift', () => {
  test('with groups: a leader brings a few in an hour, an address some more', async () => {
    const { shift } = await createScene({ shift: { places: 100 } })
    const email = 'leader@test.invalid'
    for (let count = 0; count < 6; count++) await joinAsGroup(shift.id, 2, groupForm(shift.id, 2, { email }))
    await expect(joinAsGroup(shift.id, 2, groupForm(shift.id, 2, { email }))).rejects.toBeInstanceOf(TooMany)
    const fromOne = () => signUpGroup(null, groupForm(shift.id, 2), '203.0.113.7')
    for (let count = 0; count < 20; count++) await fromOne()
    await expect(fromOne()).rejects.toBeInstanceOf(TooMany)
  })

  test('with children by a link', async () => {
    const { shift } = await createScene({ shift: { places: 50 } })
    const { token } = await signUp(shift.id)
    const bring = () =>
      bringChild(null, {
        ...{ token, id: crypto.randomUUID(), surname: '', givenName: 'Аяла', birthDate: '2016-04-05' },
        ...{ relation: 'mother', consent: true },
      })
    for (let count = 0; count < 10; count++) await bring()
    await expect(bring()).rejects.toMatchObject({ code: 'participation.refusals.childrenEnough' })
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 11 })
  })
})

describe('a form sent a second time', () => {
  test('with another mailbox, phone or birth date is not taken for the first', async () => {
    const { shift } = await createScene()
    const form = guestForm(shift.id)
    const { participationId } = await signUp(shift.id, form)
    expect(await signUp(shift.id, form)).toMatchObject({ participationId })
    for (const changed of [
      { email: 'right@test.invalid' },
      { phone: '+77010000000' },
      { birthDate: '1996-01-01' },
    ])
      await expect(signUp(shift.id, { ...form, ...changed })).rejects.toBeInstanceOf(Conflict)
  })

  test('with other people in the group is not taken for the first', async () => {
    const { shift } = await createScene()
    const form = groupForm(shift.id, 3)
    const { token } = await joinAsGroup(shift.id, 3, form)
    expect(await joinAsGroup(shift.id, 3, form)).toMatchObject({ token })
    const members = form.members.with(1, { ...form.members[1]!, givenName: 'Басқа' })
    await expect(joinAsGroup(shift.id, 3, { ...form, members })).rejects.toBeInstanceOf(Conflict)
    const fewer = { ...form, members: form.members.slice(1) }
    await expect(joinAsGroup(shift.id, 2, fewer)).rejects.toBeInstanceOf(Conflict)
  })
})
