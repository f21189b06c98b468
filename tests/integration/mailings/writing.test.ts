import { describe, expect, test } from 'vitest'
import { confirmMailing } from '#lib/mailings/commands/confirm-mailing.ts'
import { removeTemplate, saveTemplate } from '#lib/mailings/commands/templates.ts'
import { discardMailing, editMailing, writeMailing } from '#lib/mailings/commands/write-mailing.ts'
import { findMailing, listMailings } from '#lib/mailings/queries/mailings.ts'
import { countReach, previewFor } from '#lib/mailings/queries/reach.ts'
import { findStarter, listTemplates } from '#lib/mailings/queries/templates.ts'
import { fieldsFor, problemOf } from '#lib/mailings/rules/fields.ts'
import { perCentreDayMax } from '#lib/mailings/rules/limits.ts'
import { starters } from '#lib/mailings/schema.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { selectPeople } from '#lib/registry/commands/select-people.ts'
import { createEvent, createGuardian } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, actorOf, aRepresentative } from '#tests/support/people.ts'
import { actionsOn, centreWith, confirmed, draft, inputFor, lettersOf, texts } from './scene.ts'

describe('a draft', () => {
  test('is kept and recorded, once for a double click', async () => {
    const { actor, centre } = await centreWith([])
    const input = inputFor(centre.id)
    await Promise.all([writeMailing(actor, input), writeMailing(actor, input)])
    expect(await actionsOn(input.id)).toEqual(['mailing.written'])
    expect(await findMailing(actor, input.id)).toMatchObject({ state: 'draft', subjectKk: 'Жаңалық' })
  })

  test("of another centre's, another author's or a representative's does not exist", async () => {
    const { actor, centre } = await centreWith([])
    const mailingId = await draft(actor, centre.id)
    const colleague = { ...(await aCoordinator()).actor, centreIds: [centre.id] }
    for (const stranger of [(await aCoordinator()).actor, colleague, (await aRepresentative()).actor]) {
      expect(await findMailing(stranger, mailingId)).toBeNull()
      expect((await listMailings(stranger, null)).rows).toEqual([])
      const edit = editMailing(stranger, { mailingId, version: 1, eventId: null, ...texts })
      await expect(edit).rejects.toThrow(NotFound)
      await expect(discardMailing(stranger, { mailingId })).rejects.toThrow(NotFound)
      const confirm = confirmMailing(stranger, { mailingId, version: 1, urgentReason: '' })
      await expect(confirm).rejects.toThrow(NotFound)
    }
  })

  test("cannot be for another centre, another's selection or a foreign event", async () => {
    const { actor, centre, volunteers } = await centreWith([{}])
    const other = await aCoordinator()
    const foreign = await createEvent(db, { centreId: other.centre.id })
    const { id: selectionId } = await selectPeople(actor, { volunteerIds: [volunteers[0]!.id] })
    const inputs = [
      inputFor(other.centre.id),
      inputFor(centre.id, { audience: 'event', eventId: foreign.id }),
      inputFor(centre.id, { eventId: foreign.id }),
    ]
    for (const input of inputs) await expect(writeMailing(actor, input)).rejects.toThrow(NotFound)
    const stolen = inputFor(other.centre.id, { audience: 'selection', selectionId })
    await expect(writeMailing(other.actor, stolen)).rejects.toThrow(NotFound)
  })

  test('with a field that cannot be filled is refused beside the text', async () => {
    const { actor, centre } = await centreWith([])
    const write = writeMailing(
      actor,
      inputFor(centre.id, { bodyRu: 'Здравствуйте, {nmae}', subjectKk: '{event}' }),
    )
    const refusal = await write.then(
      () => null,
      (error: unknown) => error,
    )
    expect(refusal).toBeInstanceOf(Invalid)
    const { fields } = refusal as Invalid
    expect(fields.bodyRu).toMatchObject({ code: 'mailings.problems.unknown', values: { field: '{nmae}' } })
    expect(fields.subjectKk?.code).toBe('mailings.problems.notHere')
  })

  test('about one’s own shift is only for people with a shift', async () => {
    const { actor, centre } = await centreWith([])
    await expect(writeMailing(actor, inputFor(centre.id, { kind: 'service' }))).rejects.toThrow(Invalid)
  })

  test('is changed by whoever saw its present version', async () => {
    const { actor, centre } = await centreWith([])
    const mailingId = await draft(actor, centre.id)
    const edit = () =>
      editMailing(actor, { mailingId, version: 1, eventId: null, ...texts, subjectKk: 'Басқа' })
    const answers = await Promise.allSettled([edit(), edit()])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(edit()).rejects.toThrow(Conflict)
    await discardMailing(actor, { mailingId })
    expect(await findMailing(actor, mailingId)).toBeNull()
    expect(await actionsOn(mailingId)).toEqual(['mailing.written', 'mailing.edited', 'mailing.discarded'])
  })
})

describe('before it is sent', () => {
  test('everybody is counted by the way they are reached', async () => {
    const child = new Date(Date.now() - 12 * 366 * 24 * 3_600_000)
    const { actor, centre, volunteers } = await centreWith([
      {},
      { email: null, phone: '+77010000001' },
      { email: null, phone: null },
      { email: null, birthDate: child },
      {},
      { email: 'shared@demo.invalid', givenName: 'Әли' },
      { email: 'shared@demo.invalid', givenName: 'Әли' },
      { email: 'full@demo.invalid' },
    ])
    const guardian = await createGuardian(db, volunteers[3]!.id)
    await db.guardian.update({ where: { id: guardian.id }, data: { email: 'ana@demo.invalid' } })
    await db.mailingRefusal.create({ data: { volunteerId: volunteers[4]!.id, kind: 'news', source: 'self' } })
    for (const effectKey of ['full:1', 'full:2']) {
      const letter = { locale: 'kk', subject: 's', body: 'b', state: 'bounced' as const, lastError: '550' }
      await db.outboxMessage.create({ data: { effectKey, recipient: 'full@demo.invalid', ...letter } })
    }
    const mailing = (await findMailing(actor, await draft(actor, centre.id)))!
    expect(await countReach(actor, mailing)).toMatchObject({
      ...{ people: 8, byLetter: 4, toGuardians: 1, inSharedLetters: 1 },
      ...{ toCall: 3, refusing: 1, withoutPhone: 2, declined: 1 },
    })
  })

  test('the text is shown as each will read it, in their language or the next they speak', async () => {
    const { actor, centre } = await centreWith([
      { surname: 'А', givenName: 'Әсел', locale: 'kk' },
      { surname: 'Б', givenName: 'Ольга', locale: 'ru' },
      { surname: 'В', givenName: 'John', locale: 'en', languages: ['de', 'ru'] },
      { surname: 'Г', givenName: 'Jane', locale: 'en' },
    ])
    const mailing = (await findMailing(actor, await draft(actor, centre.id)))!
    const seen: unknown[] = []
    let next: string | null | undefined
    do {
      const preview = (await previewFor(actor, mailing, next ?? undefined))!
      const { locale, isFallback, subject } = preview.composed
      seen.push([preview.person.givenName, locale, isFallback, subject])
      expect(preview.composed.words).toContain(preview.person.givenName)
      next = preview.next
    } while (next)
    expect(seen).toEqual([
      ['Әсел', 'kk', false, 'Жаңалық'],
      ['Ольга', 'ru', false, 'Новость'],
      ['John', 'ru', true, 'Новость'],
      ['Jane', 'kk', true, 'Жаңалық'],
    ])
  })
})

describe('a draft is confirmed', () => {
  test('once, however often and at once', async () => {
    const { actor, centre } = await centreWith([{}, {}])
    const mailingId = await draft(actor, centre.id)
    const confirm = () => confirmMailing(actor, { mailingId, version: 1, urgentReason: '' })
    const answers = await Promise.allSettled([confirm(), confirm(), confirm(), confirm()])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(confirm()).rejects.toThrow(Conflict)
    expect(await lettersOf(mailingId)).toHaveLength(2)
    expect(await db.job.count({ where: { subjectId: mailingId } })).toBe(1)
    expect((await actionsOn(mailingId)).filter((action) => action === 'mailing.confirmed')).toHaveLength(1)
  })

  test('never without people or from a version that is past', async () => {
    const { actor, centre } = await centreWith([])
    const mailingId = await draft(actor, centre.id)
    const confirm = confirmMailing(actor, { mailingId, version: 1, urgentReason: '' })
    await expect(confirm).rejects.toMatchObject({ code: 'mailings.refusals.nobody' })
    const full = await centreWith([{}])
    const edited = await draft(full.actor, full.centre.id)
    await editMailing(full.actor, { mailingId: edited, version: 1, eventId: null, ...texts })
    const stale = confirmMailing(full.actor, { mailingId: edited, version: 1, urgentReason: '' })
    await expect(stale).rejects.toMatchObject({ code: 'mailings.refusals.changed' })
  })

  test('so many times a day for one centre, and no more by two at once', async () => {
    const { actor, centre } = await centreWith([{}])
    for (let index = 0; index < perCentreDayMax - 1; index++) await confirmed(actor, centre.id)
    const answers = await Promise.allSettled([confirmed(actor, centre.id), confirmed(actor, centre.id)])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(confirmed(actor, centre.id)).rejects.toMatchObject({ code: 'mailings.refusals.dayFull' })
  })
})

describe('texts to use again', () => {
  test('are kept for the centre under a name, and thrown away', async () => {
    const { actor, centre } = await centreWith([])
    const mailingId = await draft(actor, centre.id)
    await saveTemplate(actor, { mailingId, name: 'Апталық' })
    await expect(saveTemplate(actor, { mailingId, name: 'Апталық' })).rejects.toThrow(Invalid)
    const [kept] = await listTemplates(actor)
    const stranger = (await aCoordinator()).actor
    expect(await listTemplates(stranger)).toEqual([])
    await expect(saveTemplate(stranger, { mailingId, name: 'Ұрланған' })).rejects.toThrow(NotFound)
    const templateId = kept!.id
    await expect(removeTemplate(stranger, { templateId })).rejects.toThrow(NotFound)
    await removeTemplate(actor, { templateId })
    expect(await listTemplates(actor)).toEqual([])
  })

  test('that come with the portal can all be filled', async () => {
    const actor = await actorOf((await aCoordinator()).actor.userId)
    for (const starter of starters) {
      const found = findStarter(actor, starter)
      const audience = starter === 'documents' || starter === 'thanks' ? 'event' : 'centre'
      const allowed = fieldsFor({ audience, hasEvent: true })
      const { kind, ...all } = found
      for (const text of Object.values(all)) {
        expect(text).not.toBe('')
        expect(problemOf(text, allowed)).toBeNull()
      }
    }
  })
})
