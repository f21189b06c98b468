import { describe, expect, test } from 'vitest'
import { bringChild } from '#lib/participation/commands/bring-child.ts'
import { endHolds } from '#lib/participation/commands/end-holds.ts'
import { leaveGroup } from '#lib/participation/commands/own-group.ts'
import { keepPlace, leavePlace } from '#lib/participation/commands/own-place.ts'
import { settleConsent } from '#lib/participation/commands/settle-consent.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { createGuardian } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { createScene, drift, inHours, shiftNow } from './people.ts'
import { groupForm, joinAsGroup, placeNow, runOut, signUp } from './sign-up.ts'

// Law 42-VI Art. 12 (2): under 14 a parent's written consent or an adult on the same shift, at every turn a place can take.

function child(token: string, given = {}) {
  return {
    ...{ token, id: crypto.randomUUID(), surname: 'Оспанова', givenName: 'Аяла', birthDate: '2016-04-05' },
    ...{ relation: 'mother' as const, consent: true },
    ...given,
  }
}

/** A class of one grown-up leader and a child of twelve that waits behind two people. */
async function waitingClass() {
  const scene = await createScene({ shift: { places: 2 } })
  const before = [await signUp(scene.shift.id), await signUp(scene.shift.id)]
  const form = groupForm(scene.shift.id, 2)
  form.members[1]!.birthDate = '2014-09-09'
  const group = await joinAsGroup(scene.shift.id, 2, form)
  const rows = await db.participation.findMany({ where: { groupId: group.groupId } })
  const [leader, pupil] = form.members.map(({ id }) => rows.find((row) => row.volunteerId === id)!)
  return { ...scene, before, group, leader: leader!, pupil: pupil! }
}

describe('a child under 14 who came with an adult', () => {
  test('of a group has no place when the leader gave up the turn before', async () => {
    const { shift, before, group, leader, pupil } = await waitingClass()
    await createGuardian(db, pupil.volunteerId, ['personalData'])
    await leaveGroup(null, { token: group.token, participationId: leader.id })
    for (const { token } of before) await leavePlace(null, { token, withChildren: false })
    const left = await placeNow(pupil.id)
    expect(left.status).toBe('waiting')
    expect(left.changes.at(-1)?.reason).toBe('skipped.companionNotOnShift')
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 0, waiting: 1 })
  })

  test('of a group is admitted beside the leader', async () => {
    const { before, leader, pupil } = await waitingClass()
    await createGuardian(db, pupil.volunteerId, ['personalData'])
    for (const { token } of before) await leavePlace(null, { token, withChildren: false })
    expect((await placeNow(leader.id)).status).toBe('confirmed')
    expect((await placeNow(pupil.id)).status).toBe('confirmed')
  })

  test('loses the place together with an adult who did not say yes to a moved shift', async () => {
    const { shift } = await createScene()
    const adult = await signUp(shift.id)
    const brought = await bringChild(null, child(adult.token))
    const next = await signUp(shift.id)
    const hold = { heldFor: 'reconfirmation' as const, heldUntil: inHours(5) }
    await db.participation.updateMany({ where: { shiftId: shift.id }, data: { status: 'offered', ...hold } })
    await keepPlace(null, { token: signLink('sign-up', brought.participationId, 1) })
    await runOut({ id: adult.participationId })
    await endHolds(null)
    const left = await placeNow(brought.participationId)
    expect(left.status).toBe('cancelled')
    expect(left.changes.at(-1)?.reason).toBe('companionLeft')
    expect((await placeNow(next.participationId)).status).toBe('offered')
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 1 })
    expect(await drift()).toEqual([])
  })

  test('stays when a written consent to take part came meanwhile', async () => {
    const { shift } = await createScene()
    const adult = await signUp(shift.id)
    const brought = await bringChild(null, child(adult.token))
    const { volunteerId } = await placeNow(brought.participationId)
    await createGuardian(db, volunteerId, ['participation'])
    await settleConsent(null, volunteerId)
    const hold = { heldFor: 'reconfirmation' as const, heldUntil: inHours(-1) }
    await db.participation.update({
      where: { id: adult.participationId },
      data: { status: 'offered', ...hold },
    })
    await endHolds(null)
    expect((await placeNow(adult.participationId)).status).toBe('cancelled')
    expect((await placeNow(brought.participationId)).status).toBe('confirmed')
  })
})
