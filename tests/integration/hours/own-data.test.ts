import { describe, expect, test } from 'vitest'
import { movedColumns } from '#lib/duplicates/commands/movers.ts'
import { downloadOwnData } from '#lib/volunteers/commands/download-own-data.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import {
  createAward,
  createGuardian,
  createNews,
  createOrganisation,
  createParticipation,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aVolunteerWithAccount, actorWith, cameTo, confirmAll, createPastScene } from './people.ts'

async function read(actor: Parameters<typeof downloadOwnData>[0]) {
  let text = ''
  for await (const piece of await downloadOwnData(actor)) text += piece
  return { text, data: JSON.parse(text) as Record<string, unknown> & { card: Record<string, unknown> } }
}

let awards = 1

async function aPair() {
  const { centre, coordinator, shift } = await createPastScene()
  const [me, other] = [await aVolunteerWithAccount(centre.id), await aVolunteerWithAccount(centre.id)]
  for (const person of [me, other]) {
    const canary = person === me ? 'OWN' : 'CANARY'
    const volunteerId = person.volunteerId!
    const names = { surname: `${canary}surname`, givenName: `${canary}given`, notes: `${canary}notes` }
    const sealed = { iinSealed: `SEALED${canary}`, iinHash: `HASH${volunteerId}`, iinLast4: '1234' }
    await db.volunteer.update({ where: { id: volunteerId }, data: { ...names, ...sealed } })
    await db.user.update({ where: { id: person.userId }, data: { name: `${canary}user` } })
    await db.session.create({
      data: { userId: person.userId, expiresAt: new Date(Date.now() + 1000), device: `${canary}device` },
    })
    await cameTo(shift, { volunteerId })
    await createGuardian(db, volunteerId, ['personalData'])
    await db.guardian.updateMany({ where: { volunteerId }, data: { name: `${canary}guardian` } })
    await createAward(db, {
      volunteerId,
      state: 'issued',
      number: awards++,
      reasonKk: `${canary}award`,
    })
    await db.hourClaim.create({
      data: {
        ...{ volunteerId, centreId: centre.id, workedOn: new Date('2026-11-01'), minutes: 60 },
        ...{ work: `${canary}work`, evidence: `${canary}evidence` },
      },
    })
    await db.outboxMessage.create({
      data: {
        ...{ effectKey: `test:${volunteerId}`, recipient: 'family@test.invalid', volunteerId, locale: 'kk' },
        ...{ subject: `${canary}subject`, body: `${canary}body` },
      },
    })
  }
  await confirmAll(coordinator, shift)
  await viewVolunteer({ ...coordinator, name: 'CANARYcoordinator' }, me.volunteerId!)
  return { me, other, coordinator, centre }
}

describe('the file of one’s own data', () => {
  test('holds what the portal knows, and that it was taken is recorded', async () => {
    const { me } = await aPair()
    const { data, text } = await read(me)
    expect(data.card).toMatchObject({ surname: 'OWNsurname', notes: 'OWNnotes', iinLast4: '1234' })
    const lists = ['guardians', 'consents', 'memberships', 'claims', 'awards', 'participations', 'hours']
    for (const name of [...lists, 'messages', 'sessions']) expect(data[name], name).toHaveLength(1)
    expect(data.hours).toMatchObject([{ minutes: 180, source: 'attendance' }])
    expect(data.participations).toMatchObject([{ attendance: { mark: 'present' }, changes: [{}] }])
    expect(data.cardHistory).toMatchObject([
      { action: 'volunteer.viewed', actorRole: 'coordinator' },
      { action: 'volunteer.dataDownloaded', actorRole: 'volunteer' },
    ])
    expect(text).not.toContain('SEALED')
    expect(text).not.toContain('HASH')
    const audit = { action: 'volunteer.dataDownloaded', subjectId: me.volunteerId }
    expect(await db.auditEntry.count({ where: audit })).toBe(1)
  })

  test('has nothing of anybody else in it', async () => {
    const { me, other, coordinator } = await aPair()
    const { text } = await read(me)
    expect(text).not.toContain('CANARY')
    for (const id of [other.volunteerId, other.userId, coordinator.userId]) expect(text).not.toContain(id)
    expect((await read(other)).text).not.toContain('OWN')
  })

  test('is read page by page, and no line is lost between pages', async () => {
    const { me, centre } = await aPair()
    const volunteerId = me.volunteerId!
    const facts = { volunteerId, source: 'confirmation' as const, workedOn: new Date('2025-05-01') }
    const data = Array.from({ length: 1001 }, (_, index) => ({ ...facts, minutes: index + 1 }))
    await db.hourEntry.createMany({ data })
    const { data: read1 } = await read(me)
    expect(read1.hours).toHaveLength(1002)
    expect(new Set((read1.hours as { minutes: number }[]).map(({ minutes }) => minutes)).size).toBe(1001)
    expect(centre.id).toBeTruthy()
  })

  test('of an account without a card is the account', async () => {
    const { userId } = await aVolunteerWithAccount((await createPastScene()).centre.id)
    const newsId = (await createNews(db)).id
    await db.newsDraft.create({ data: { newsId, userId, version: 1, words: { title: 'OWNtyped' } } })
    const { data } = await read(actorWith({ userId }))
    expect(data.newsDrafts).toMatchObject([{ words: { title: 'OWNtyped' } }])
    expect(data.card).toBeUndefined()
    expect(data.account).toMatchObject({ roles: [] })
  })
})

test('who accompanied whom stays out of both files', async () => {
  const { centre, shift } = await createPastScene()
  const child = await aVolunteerWithAccount(centre.id)
  const { id: companionId } = await createVolunteer(db, { surname: 'CANARYadult' })
  await createParticipation(db, { shiftId: shift.id, volunteerId: child.volunteerId!, companionId })
  expect((await read(child)).text).not.toContain('CANARY')
})

/** The part of the file that holds what each table keeps of a person. */
const partOf: Record<string, string> = {
  ...{ Volunteer: 'mergedCards', VolunteerDirection: 'card', VolunteerSkill: 'card', VolunteerTag: 'tags' },
  ...{ Membership: 'memberships', Guardian: 'guardians', Consent: 'consents' },
  ...{ ConsentRequest: 'consentRequests', ClaimSlip: 'claimSlips', Participation: 'participations' },
  ...{ HourEntry: 'hours', HourClaim: 'claims', Certificate: 'certificates', Award: 'awards' },
  ...{ InformalTitle: 'titles', OutboxMessage: 'messages', AccountToken: 'accountTokens' },
  ...{ MailingRecipient: 'mailings', MailingRefusal: 'mailingRefusals', ExportedPerson: 'exports' },
  ...{ TransferRequest: 'transfers', MemberInvitation: 'organisationInvitations', FilePerson: 'pictures' },
  Nomination: 'nominations',
}

test('every table that refers to a card has its part in the file', async () => {
  const { centre } = await createPastScene()
  const [me, maker] = [await aVolunteerWithAccount(centre.id), await aVolunteerWithAccount(centre.id)]
  const volunteerId = me.volunteerId!
  const organisationId = (await createOrganisation(db)).id
  const expiresAt = new Date(Date.now() + 1000)
  await db.memberInvitation.create({ data: { organisationId, volunteerId, expiresAt } })
  const tag = await db.tag.create({ data: { centreId: centre.id, name: 'OWNtag' } })
  await db.volunteerTag.create({ data: { volunteerId, tagId: tag.id } })
  const made = { kind: 'people', format: 'csv', makerId: maker.userId, locale: 'kk' } as const
  const reason = 'CANARYreason'
  const { id: exportId } = await db.export.create({
    data: { ...made, columns: ['phone'], reason, expiresAt },
  })
  await db.exportedPerson.create({ data: { exportId, volunteerId } })
  await createVolunteer(db, { surname: 'OWNsecond', mergedIntoId: volunteerId })
  const { data, text } = await read(me)
  for (const column of movedColumns) {
    const [table = ''] = column.split('.')
    expect(data, table).toHaveProperty(partOf[table] ?? `nothing for ${table}`)
  }
  for (const name of ['organisationInvitations', 'tags', 'exports', 'mergedCards'])
    expect(data[name], name).toHaveLength(1)
  expect(data.mergedCards).toMatchObject([{ surname: 'OWNsecond' }])
  expect(text).not.toContain('CANARY')
})
