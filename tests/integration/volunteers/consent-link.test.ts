import { describe, expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound, TooMany } from '#lib/platform/refusal.ts'
import { giveConsent, refuseConsent } from '#lib/volunteers/commands/answer-consent.ts'
import { askGuardian, requestConsent } from '#lib/volunteers/commands/request-consent.ts'
import { findConsentRequest, listConsentRequests } from '#lib/volunteers/queries/consent-request.ts'
import { readConsentText } from '#lib/volunteers/queries/consent-text.ts'
import { giveConsentInput } from '#lib/volunteers/schema/consent-answer.ts'
import {
  createEvent,
  createGuardian,
  createParticipation,
  createShift,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator } from '#tests/support/people.ts'
import { actionsOn, historyOf, refusalOf, uniqueSurname } from './people.ts'

const yearsAgo = (years: number) => new Date(Date.now() - years * 365.25 * dayMs - 30 * dayMs)
const from = { address: '203.0.113.7', locale: 'kk' as const }
let mailboxes = 0
const aMailbox = () => `parent-${++mailboxes}@example.test`

/** A child signed up as a guest, and the letter that went to the guardian. */
async function aRequest({ age = 12, startsAt = new Date(Date.now() + 30 * dayMs), email = aMailbox() } = {}) {
  const { centre, actor } = await aCoordinator()
  const times = { startsAt, endsAt: new Date(startsAt.getTime() + 3 * hourMs) }
  const event = await createEvent(db, { centreId: centre.id, ...times })
  const shift = await createShift(db, { eventId: event.id, ...times })
  const surname = uniqueSurname()
  const child = await createVolunteer(db, {
    ...{ surname, givenName: 'Зере', birthDate: yearsAgo(age), isGuest: true, status: 'new' },
  })
  const signUp = await createParticipation(db, { shiftId: shift.id, volunteerId: child.id })
  const asking = {
    volunteerId: child.id,
    participationId: signUp.id,
    guardian: { name: 'Сәуле Оспанова', relation: 'mother' as const, email, phone: null },
    locale: 'kk' as const,
  }
  const ask = () => transaction((tx) => requestConsent(null, tx, asking))
  const { id, expiresAt } = await ask()
  return { id, expiresAt, centre, actor, event, child, email, ask, secret: await secretOf(id) }
}

async function letterOf(requestId: string) {
  return db.outboxMessage.findUniqueOrThrow({ where: { effectKey: `consent-request:${requestId}` } })
}

async function secretOf(requestId: string): Promise<string> {
  return /\/kk\/consent\/([\w-]{43})/.exec((await letterOf(requestId)).body)?.[1] ?? ''
}

function aYes(secret: string, given: Record<string, unknown> = {}) {
  return giveConsentInput.parse({
    ...{ secret, name: 'Оспанова Сәуле', relation: 'mother', isGuardian: 'on', hasRead: 'on' },
    ...{ textVersion: 'v1 v1 v1', ...given },
  })
}

const consentsOf = (volunteerId: string) =>
  db.consent.findMany({ where: { volunteerId }, orderBy: { kind: 'asc' } })

describe('asking', () => {
  test('mails what, where and when with a link of which only the hash is kept', async () => {
    const { id, event, child, email, secret } = await aRequest()
    const letter = await letterOf(id)
    expect(letter).toMatchObject({ recipient: email, locale: 'kk' })
    for (const words of ['Зере', event.titleKk, 'Сәуле Оспанова', '42-VI', '94-V']) {
      expect(letter.body).toContain(words)
    }
    expect(letter.body).not.toContain(child.surname)
    const row = await db.consentRequest.findUniqueOrThrow({ where: { id } })
    expect(JSON.stringify(row)).not.toContain(secret)
    expect(await db.guardian.count({ where: { volunteerId: child.id, name: 'Сәуле Оспанова' } })).toBe(1)
    const history = await historyOf(child.id)
    expect(history).toMatchObject([
      { action: 'volunteer.consentAsked', subjectLabel: `№ ${child.cardNumber}` },
    ])
    expect(JSON.stringify(history)).not.toContain(email)
  })

  test('gives seven days, but not beyond the start of the shift', async () => {
    const far = await aRequest()
    expect(Math.round((far.expiresAt.getTime() - Date.now()) / dayMs)).toBe(7)
    const startsAt = new Date(Date.now() + 2 * dayMs)
    expect((await aRequest({ startsAt })).expiresAt).toEqual(startsAt)
  })

  test('again makes the first link worthless and knows the guardian', async () => {
    const { secret, ask, child } = await aRequest()
    await ask()
    expect(await findConsentRequest(null, secret)).toMatchObject({ state: 'expired' })
    expect(await refusalOf(giveConsent(null, aYes(secret), from))).toBe('consentRequests.refusals.gone')
    expect(await db.guardian.count({ where: { volunteerId: child.id } })).toBe(1)
  })

  test('fills nobody’s mailbox', async () => {
    const { ask } = await aRequest()
    for (let letters = 1; letters < 6; letters++) await ask()
    await expect(ask()).rejects.toThrow(TooMany)
  })

  test('a coordinator asks for people they keep, and nobody else’s', async () => {
    const { centre, actor } = await aCoordinator()
    const child = await createVolunteer(db, { centreId: centre.id, birthDate: yearsAgo(15) })
    const guardian = await createGuardian(db, child.id)
    const input = { volunteerId: child.id, guardianId: guardian.id }
    expect(await refusalOf(askGuardian(actor, input))).toBe('consentRequests.refusals.noEmail')
    await db.guardian.update({ where: { id: guardian.id }, data: { email: aMailbox() } })
    await askGuardian(actor, input)
    expect(await listConsentRequests(actor, child.id)).toMatchObject([{ state: 'open', isByLink: true }])

    const stranger = (await aCoordinator()).actor
    await expect(askGuardian(stranger, input)).rejects.toThrow(NotFound)
    expect(await listConsentRequests(stranger, child.id)).toEqual([])
    const visited = await createEvent(db, { centreId: stranger.centreIds[0]! })
    const shift = await createShift(db, { eventId: visited.id })
    await createParticipation(db, { shiftId: shift.id, volunteerId: child.id })
    await expect(askGuardian(stranger, input)).rejects.toThrow(Forbidden)
  })
})

describe('the page of the link', () => {
  test('shows the first name and the shift, and nothing more of the child', async () => {
    const { secret, child, event } = await aRequest()
    const shown = await findConsentRequest(null, secret)
    expect(shown).toMatchObject({
      ...{ state: 'open', childName: 'Зере', kinds: ['personalData', 'participation'] },
      shift: { event: { titleKk: event.titleKk } },
    })
    const text = JSON.stringify(shown)
    for (const hidden of [child.surname, child.id, child.birthDate?.toISOString().slice(0, 10) ?? '']) {
      expect(text).not.toContain(hidden)
    }
  })

  test('asks for taking part only under fourteen on the day of the shift', async () => {
    const { secret } = await aRequest({ age: 15 })
    expect((await findConsentRequest(null, secret))?.kinds).toEqual(['personalData'])
  })

  test('does not exist for a made-up link', async () => {
    expect(await findConsentRequest(null, 'x'.repeat(43))).toBeNull()
    expect(await findConsentRequest(null, "' OR 1=1")).toBeNull()
  })
})

describe('answering', () => {
  test('yes records each consent with version and hash of what was read, and no name in the history', async () => {
    const { secret, child, centre } = await aRequest()
    expect(await giveConsent(null, aYes(secret), from)).toEqual({ volunteerId: child.id })

    const guardians = await db.guardian.findMany({ where: { volunteerId: child.id } })
    const { hash } = await readConsentText(null, 'participation', 'kk')
    const consents = await consentsOf(child.id)
    expect(consents.map(({ kind }) => kind)).toEqual(['personalData', 'participation'])
    expect(consents[1]).toMatchObject({
      ...{ method: 'link', locale: 'kk', textVersion: 'v1', textHash: hash, recordedById: null },
      guardianId: guardians[0]?.id,
    })
    expect(guardians).toHaveLength(1)
    const history = await historyOf(child.id)
    expect(history.map(({ action }) => action)).toEqual([
      ...['volunteer.consentAsked', 'volunteer.consentRecorded', 'volunteer.consentRecorded'],
    ])
    expect(history.every(({ centreId }) => centreId === centre.id)).toBe(true)
    expect(JSON.stringify(history)).not.toContain('Оспанова')
    expect(await findConsentRequest(null, secret)).toMatchObject({ state: 'consented' })
  })

  test('publishing is consented to only when it was ticked', async () => {
    const { secret, child } = await aRequest()
    await giveConsent(null, aYes(secret, { publishing: 'on' }), from)
    expect((await consentsOf(child.id)).map(({ kind }) => kind)).toContain('publishing')
  })

  test('no records the refusal and no consent', async () => {
    const { secret, child } = await aRequest()
    await refuseConsent(null, { secret }, from)
    expect(await consentsOf(child.id)).toEqual([])
    expect(await actionsOn(child.id)).toEqual(['volunteer.consentAsked', 'volunteer.consentRefused'])
    expect(await findConsentRequest(null, secret)).toMatchObject({ state: 'refused' })
    await expect(giveConsent(null, aYes(secret), from)).rejects.toThrow(Conflict)
  })

  test('of a yes and a no at once one wins, whole', async () => {
    const { secret, child } = await aRequest()
    const answers = await Promise.allSettled([
      giveConsent(null, aYes(secret), from),
      refuseConsent(null, { secret }, from),
      giveConsent(null, aYes(secret), from),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { hasConsented } = await db.consentRequest.findFirstOrThrow({ where: { volunteerId: child.id } })
    expect(await consentsOf(child.id)).toHaveLength(hasConsented ? 2 : 0)
  })

  test('after its time, for somebody grown up, or to other words than were read, is refused', async () => {
    const late = await aRequest()
    await db.consentRequest.update({ where: { id: late.id }, data: { expiresAt: new Date() } })
    expect(await refusalOf(giveConsent(null, aYes(late.secret), from))).toBe('consentRequests.refusals.gone')
    expect(await refusalOf(refuseConsent(null, late, from))).toBe('consentRequests.refusals.gone')

    const other = await aRequest()
    const stale = giveConsent(null, aYes(other.secret, { textVersion: 'v1 v0 v1' }), from)
    expect(await refusalOf(stale)).toBe('consentRequests.refusals.textChanged')
    await db.volunteer.update({ where: { id: other.child.id }, data: { birthDate: yearsAgo(18) } })
    expect(await refusalOf(giveConsent(null, aYes(other.secret), from))).toBe(
      'consentRequests.refusals.grownUp',
    )
    expect(await consentsOf(other.child.id)).toEqual([])
    expect(await findConsentRequest(null, other.secret)).toMatchObject({ state: 'open' })
  })

  test('under another name by somebody else adds them, when the named one has consented before', async () => {
    const { secret, child, ask } = await aRequest()
    await giveConsent(null, aYes(secret), from)
    await db.consent.updateMany({ where: { volunteerId: child.id }, data: { withdrawnAt: new Date() } })
    const again = await secretOf((await ask()).id)
    await giveConsent(null, aYes(again, { name: 'Ермек Оспанов', relation: 'father' }), from)
    const names = (await db.guardian.findMany({ where: { volunteerId: child.id } })).map(({ name }) => name)
    expect(names.sort()).toEqual(['Ермек Оспанов', 'Сәуле Оспанова'])
  })

  test('needs both ticks and a name', () => {
    const bare = giveConsentInput.safeParse({
      secret: 'x'.repeat(43),
      name: '',
      relation: 'mother',
      textVersion: 'v1',
    })
    expect(bare.error?.issues.map(({ path }) => path[0])).toEqual(['name', 'isGuardian', 'hasRead'])
  })
})
