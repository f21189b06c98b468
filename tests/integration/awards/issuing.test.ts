import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { issueAward } from '#lib/awards/commands/issue-awards.ts'
import { issueBatch, prepareBatch, prepareListBatch } from '#lib/awards/commands/issue-batch.ts'
import { createAward as prepare, discardAward, saveAward } from '#lib/awards/commands/prepare-awards.ts'
import { findAward, findEventForAwards, findRecipientChoices, listAwards } from '#lib/awards/queries.ts'
import { listBatchInput, prepareBatchInput, saveAwardInput } from '#lib/awards/schema.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { fold } from '#lib/platform/text.ts'
import {
  createAward,
  createEvent,
  createOrganisation,
  createParticipation,
  createShift,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, auditOf, freshActor, kindOf, refusalOf } from './people.ts'

let editor: Actor
let stranger: Actor
let kindId: string
const reason = { reasonKk: 'көмегі үшін', reasonRu: 'за помощь' }
const words = { issuerKk: 'Фронт-офис', issuerRu: 'Фронт-офис', issuerEn: '', reasonEn: '', ...reason }

beforeAll(async () => {
  editor = await actorWith('editor')
  stranger = await actorWith('volunteer')
  kindId = await kindOf('letter_thanks')
})

async function draft(given: Parameters<typeof createAward>[1] = {}) {
  return createAward(db, { kindId, ...reason, ...given })
}

describe('one award', () => {
  it('is prepared with the present name, changed, issued with a number and recorded', async () => {
    const volunteer = await createVolunteer(db, { givenName: 'Айгерім', surname: 'Сейітова' })
    const recipient = { type: 'volunteer' as const, id: volunteer.id }
    const { id } = await prepare(editor, {
      recipient,
      kindId,
      eventId: null,
      issuedOn: '2026-03-01',
      ...words,
    })
    const award = await findAward(editor, id)
    expect(award).toMatchObject({
      state: 'draft',
      number: null,
      recipientKk: 'Айгерім Сейітова',
      volunteerId: volunteer.id,
    })
    const names = { recipientKk: 'Айгерім Сейітова', recipientRu: 'Айгерим Сеитова' }
    await saveAward(
      editor,
      saveAwardInput.parse({ id, version: 1, kindId, issuedOn: '2026-03-01', ...words, ...names }),
    )
    const { number } = await issueAward(editor, { id, version: 2, number: null })
    expect(number).toMatch(/^АХ-2026\/\d{4}$/)
    expect(await findAward(editor, id)).toMatchObject({
      state: 'issued',
      year: 2026,
      recipientRu: 'Айгерим Сеитова',
    })
    expect(await auditOf(id)).toEqual(['award.created', 'award.saved', 'award.issued'])
  })

  it('takes today and its year when no day was chosen', async () => {
    const { id } = await draft({ year: 2001 })
    await issueAward(editor, { id, version: 1, number: null })
    const award = await db.award.findUniqueOrThrow({ where: { id } })
    expect(award.issuedOn?.toISOString().slice(0, 10)).toBe(dayOf(new Date()))
    expect(award.year).toBe(Number(dayOf(new Date()).slice(0, 4)))
  })

  it('is issued once, however many ask at the same time', async () => {
    const { id } = await draft()
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, () => issueAward(editor, { id, version: 1, number: null })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await auditOf(id)).toEqual(['award.issued'])
    expect(await refusalOf(issueAward(editor, { id, version: 2, number: null }))).toBe(
      'awards.refusals.alreadyIssued',
    )
  })

  it('gets consecutive numbers when several are issued at once', async () => {
    const issuedOn = new Date('1999-05-05')
    const drafts = await Promise.all(Array.from({ length: 8 }, () => draft({ issuedOn, year: 1999 })))
    await Promise.all(drafts.map(({ id }) => issueAward(editor, { id, version: 1, number: null })))
    const rows = await db.award.findMany({ where: { kindId, year: 1999 }, orderBy: { number: 'asc' } })
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('takes a wanted number when it is free and says which one is when it is not', async () => {
    const issuedOn = new Date('1998-05-05')
    const [first, second] = [await draft({ issuedOn, year: 1998 }), await draft({ issuedOn, year: 1998 })]
    expect((await issueAward(editor, { id: first.id, version: 1, number: 40 })).number).toBe('АХ-1998/0040')
    const refused = issueAward(editor, { id: second.id, version: 1, number: 40 })
    await expect(refused).rejects.toMatchObject({
      fields: {
        number: {
          code: 'awards.refusals.numberTaken',
          values: { number: 'АХ-1998/0040', next: 'АХ-1998/0041' },
        },
      },
    })
    expect((await findAward(editor, second.id))?.state).toBe('draft')
  })

  it('is refused for a day that has not come, without a reason, and from a stale form', async () => {
    const future = await draft({ issuedOn: new Date('2190-01-01'), year: 2190 })
    expect(await refusalOf(issueAward(editor, { id: future.id, version: 1, number: null }))).toBe(
      'awards.refusals.futureDay',
    )
    const bare = await draft({ reasonKk: '' })
    expect(await refusalOf(issueAward(editor, { id: bare.id, version: 1, number: null }))).toBe(
      'awards.refusals.incomplete',
    )
    const stale = await draft()
    expect(await refusalOf(issueAward(editor, { id: stale.id, version: 9, number: null }))).toBe(
      'awards.refusals.stale',
    )
  })

  it('goes to nobody who gives it', async () => {
    const volunteer = await createVolunteer(db, { userId: editor.userId })
    const self = await freshActor(editor.userId)
    const recipient = { type: 'volunteer' as const, id: volunteer.id }
    expect(
      await refusalOf(prepare(self, { recipient, kindId, eventId: null, issuedOn: null, ...words })),
    ).toBe('awards.refusals.toOneself')
    const { id } = await draft({ volunteerId: volunteer.id })
    expect(await refusalOf(issueAward(self, { id, version: 1, number: null }))).toBe(
      'awards.refusals.toOneself',
    )
    await db.volunteer.update({ where: { id: volunteer.id }, data: { userId: null } })
  })

  it('does not exist for a stranger', async () => {
    const { id, version } = await draft()
    expect(await findAward(stranger, id)).toBeNull()
    expect((await listAwards(stranger, {})).awards).toEqual([])
    expect((await findRecipientChoices(stranger, 'Оспанов')).volunteers).toEqual([])
    expect(await refusalOf(issueAward(stranger, { id, version, number: null }))).toBe(
      'awards.refusals.unknown',
    )
    expect(await refusalOf(discardAward(stranger, { id, version }))).toBe('awards.refusals.unknown')
    const recipient = { type: 'volunteer' as const, id: (await createVolunteer(db)).id }
    expect(
      await refusalOf(prepare(stranger, { recipient, kindId, eventId: null, issuedOn: null, ...words })),
    ).toBe('awards.refusals.notAllowed')
  })

  it('is thrown away only as a draft', async () => {
    const { id } = await draft()
    await discardAward(editor, { id, version: 1 })
    expect(await auditOf(id)).toEqual(['award.discarded'])
    expect(await refusalOf(discardAward(editor, { id, version: 1 }))).toBe('awards.refusals.unknown')
    const issued = await draft({ state: 'issued', number: 900, year: 1997 })
    expect(await refusalOf(discardAward(editor, { id: issued.id, version: 1 }))).toBe(
      'awards.refusals.alreadyIssued',
    )
  })
})

describe('a batch from an event', () => {
  async function ceremony(people: number) {
    const event = await createEvent(db)
    const shift = await createShift(db, { eventId: event.id, places: 50 })
    const volunteers = await Promise.all(Array.from({ length: people }, () => createVolunteer(db)))
    for (const { id } of volunteers) await createParticipation(db, { shiftId: shift.id, volunteerId: id })
    const host = await createOrganisation(db)
    return { event, shift, volunteers, host }
  }

  function form(eventId: string, recipients: string[], issuedOn = '1995-06-01') {
    return prepareBatchInput.parse({ eventId, kindId, issuedOn, recipients, ...words })
  }

  async function give(actor: Actor, input: ReturnType<typeof form>) {
    return issueBatch(actor, await prepareBatch(actor, input))
  }

  it('gives people who took part and organisations consecutive numbers, each with its record', async () => {
    const { event, volunteers, host } = await ceremony(3)
    expect((await findEventForAwards(editor, event.id))?.volunteers).toHaveLength(3)
    const refs = [...volunteers.map(({ id }) => `volunteer:${id}`), `organisation:${host.id}`]
    const batch = await prepareBatch(editor, form(event.id, refs))
    expect(await db.award.count({ where: { eventId: event.id, number: null, state: 'draft' } })).toBe(4)
    const { ids } = await issueBatch(editor, batch)
    const rows = await db.award.findMany({ where: { id: { in: ids } }, orderBy: { number: 'asc' } })
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    expect(rows.every(({ state, eventId }) => state === 'issued' && eventId === event.id)).toBe(true)
    for (const id of ids) expect(await auditOf(id)).toEqual(['award.created', 'award.issued'])
  })

  it('sent twice at once gives nobody two', async () => {
    const { event, volunteers } = await ceremony(4)
    const input = form(
      event.id,
      volunteers.map(({ id }) => `volunteer:${id}`),
      '1994-06-01',
    )
    const batch = await prepareBatch(editor, input)
    const tries = await Promise.allSettled([1, 2, 3].map(() => issueBatch(editor, batch)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.award.count({ where: { eventId: event.id } })).toBe(4)
    expect(await refusalOf(issueBatch(editor, batch))).toBe('awards.refusals.nothingToIssue')
    expect(await refusalOf(prepareBatch(editor, input))).toBe('awards.refusals.alreadyAwarded')
  })

  it('drafted twice for the same people is issued once', async () => {
    const { event, volunteers } = await ceremony(3)
    const refs = volunteers.map(({ id }) => `volunteer:${id}`)
    const batches = [
      await prepareBatch(editor, form(event.id, refs, '1993-06-01')),
      await prepareBatch(editor, form(event.id, refs, '1993-06-01')),
    ]
    const tries = await Promise.allSettled(batches.map((batch) => issueBatch(editor, batch)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.award.count({ where: { eventId: event.id, state: 'issued' } })).toBe(3)
  })

  it('two batches of one kind at once give no number twice and leave none out', async () => {
    const scenes = await Promise.all([ceremony(12), ceremony(9), ceremony(7)])
    const batches = await Promise.all(
      scenes.map(({ event, volunteers }) =>
        prepareBatch(
          editor,
          form(
            event.id,
            volunteers.map(({ id }) => `volunteer:${id}`),
            '1992-06-01',
          ),
        ),
      ),
    )
    await Promise.all(batches.map((batch) => issueBatch(editor, batch)))
    const rows = await db.award.findMany({ where: { kindId, year: 1992 }, orderBy: { number: 'asc' } })
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 28 }, (_, index) => index + 1))
  })

  it('leaves out whom somebody took off the list before the issue', async () => {
    const { event, volunteers } = await ceremony(2)
    const refs = volunteers.map(({ id }) => `volunteer:${id}`)
    const batch = await prepareBatch(editor, form(event.id, refs, '1991-06-01'))
    const [first] = await db.award.findMany({ where: { batchId: batch.batchId } })
    await discardAward(editor, { id: first!.id, version: 1 })
    expect((await issueBatch(editor, batch)).ids).toHaveLength(1)
  })

  it('is all or nothing: one who was not there, was absent, or is unknown refuses everything', async () => {
    const { event, volunteers, shift } = await ceremony(2)
    const outsider = await createVolunteer(db)
    const absent = await createVolunteer(db)
    const { id: participationId } = await createParticipation(db, {
      shiftId: shift.id,
      volunteerId: absent.id,
    })
    await db.attendance.create({ data: { participationId, mark: 'absent' } })
    const present = volunteers.map(({ id }) => `volunteer:${id}`)
    for (const odd of [`volunteer:${outsider.id}`, `volunteer:${absent.id}`]) {
      expect(await refusalOf(give(editor, form(event.id, [...present, odd])))).toBe(
        'awards.refusals.notPresent',
      )
    }
    const unknown = `organisation:${outsider.id}`
    expect(await refusalOf(give(editor, form(event.id, [...present, unknown])))).toBe(
      'awards.refusals.unknownRecipient',
    )
    expect(await db.award.count({ where: { eventId: event.id } })).toBe(0)
  })

  it('needs a public event and the right to award', async () => {
    const { event, volunteers } = await ceremony(1)
    const refs = volunteers.map(({ id }) => `volunteer:${id}`)
    expect(await refusalOf(give(stranger, form(event.id, refs)))).toBe('awards.refusals.notAllowed')
    expect(await findEventForAwards(stranger, event.id)).toBeNull()
    await db.event.update({ where: { id: event.id }, data: { state: 'draft' } })
    expect(await refusalOf(give(editor, form(event.id, refs)))).toBe('form.unknownChoice')
  })
})

describe('a pasted list', () => {
  function pasted(list: string) {
    return listBatchInput.parse({ kindId, issuedOn: '1991-01-10', list, ...words })
  }

  it('finds cards by number and people and organisations by name, each once', async () => {
    const one = await createVolunteer(db, {
      surname: 'Тізімов',
      givenName: 'Бірінші',
      searchKey: 'тизимов биринши',
    })
    const two = await createVolunteer(db)
    const body = await createOrganisation(db, {
      nameKk: 'Тізімдегі қор',
      nameRu: 'Фонд из списка',
      searchKey: 'тизимдеги кор фонд из списка',
    })
    const lines = ['Бірінші Тізімов', `№ ${two.cardNumber}`, 'Фонд из списка', '', `${two.cardNumber}`]
    const { batchId } = await prepareListBatch(editor, pasted(lines.join('\n')))
    const rows = await db.award.findMany({ where: { batchId } })
    expect(new Set(rows.map((row) => row.volunteerId ?? row.organisationId))).toEqual(
      new Set([one.id, two.id, body.id]),
    )
    expect(rows).toHaveLength(3)
  })

  it('names the lines that fit nobody, or more than one, and drafts nothing', async () => {
    for (const givenName of ['Алғашқы', 'Алғашқы'])
      await createVolunteer(db, { surname: 'Егізов', givenName, searchKey: fold('Егізов Алғашқы') })
    const before = await db.award.count()
    await expect(prepareListBatch(editor, pasted('Мүлдемжоқ Адам\nТағы Біреужоқ'))).rejects.toMatchObject({
      fields: { list: { code: 'awards.refusals.unknownLines', values: { lines: '1, 2' } } },
    })
    await expect(prepareListBatch(editor, pasted('Егізов Алғашқы'))).rejects.toMatchObject({
      fields: { list: { code: 'awards.refusals.unsureLines', values: { lines: '1' } } },
    })
    expect(await refusalOf(prepareListBatch(stranger, pasted('Егізов')))).toBe('awards.refusals.notAllowed')
    expect(await db.award.count()).toBe(before)
  })
})
