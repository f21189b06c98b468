import { describe, expect, test } from 'vitest'
import { leaveGroup } from '#lib/participation/commands/own-group.ts'
import { leavePlace } from '#lib/participation/commands/own-place.ts'
import { db } from '#tests/support/database.ts'
import { createScene, shiftNow } from './people.ts'
import { joinAsGroup, signUp } from './sign-up.ts'

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
})
