import { describe, expect, test } from 'vitest'
import { dayMs, dayOf } from '#lib/platform/clock.ts'
import { unseal } from '#lib/platform/sealed.ts'
import { registerVolunteer } from '#lib/volunteers/commands/register-volunteer.ts'
import { searchKeyOf } from '#lib/volunteers/rules.ts'
import { createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator, anEditor } from '#tests/support/people.ts'
import { actionsOn, anApplicant, historyOf, refusalOf, uniqueSurname } from './people.ts'

const minor = { birthDate: yearsAgo(15) }
const child = { birthDate: yearsAgo(9) }
const mother = { name: 'Сәуле Оспанова', relation: 'mother', phone: '8 700 000 00 01' }

function yearsAgo(years: number): string {
  return dayOf(new Date(Date.now() - years * 365.25 * dayMs - 30 * dayMs))
}

describe('registering at a desk', () => {
  test('makes a confirmed card with membership and consent, and writes it down', async () => {
    const { centre, actor } = await aCoordinator()
    const input = anApplicant(centre.id, { phone: '8 700 000 00 00', patronymic: 'Ермекқызы' })

    const { id, cardNumber } = await registerVolunteer(actor, input)

    const card = await db.volunteer.findUniqueOrThrow({
      where: { id },
      include: { memberships: true, consents: true },
    })
    expect(card).toMatchObject({ cardNumber, status: 'confirmed', phone: '+77000000000', email: null })
    expect(card.searchKey).toBe(searchKeyOf(input))
    expect(card.memberships).toMatchObject([{ centreId: centre.id, isPrimary: true, endedOn: null }])
    expect(card.consents).toMatchObject([
      { kind: 'personalData', guardianId: null, recordedById: actor.userId },
    ])
    expect(card.consents[0]?.textHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await historyOf(id)).toMatchObject([
      { action: 'volunteer.registered', centreId: centre.id, actorRole: 'coordinator' },
    ])
  })

  test('needs nothing of an adult but a given name and the consent', async () => {
    const { centre, actor } = await aCoordinator()
    const bare = { surname: '', givenName: 'Зере', birthDate: '', consent: undefined }
    expect(await refusalOf(registerVolunteer(actor, anApplicant(centre.id, bare)))).toEqual({
      'consent.personalData': 'volunteers.problems.consentNeeded',
    })
    const { id } = await registerVolunteer(
      actor,
      anApplicant(centre.id, { ...bare, consent: { personalData: 'on' } }),
    )
    expect(await db.volunteer.findUniqueOrThrow({ where: { id } })).toMatchObject({
      surname: '',
      status: 'confirmed',
    })
  })

  test('a minor without a guardian’s consent is new, with it confirmed', async () => {
    const { centre, actor } = await aCoordinator()
    const without = await registerVolunteer(actor, anApplicant(centre.id, { ...minor, consent: undefined }))
    expect(await db.volunteer.findUniqueOrThrow({ where: { id: without.id } })).toMatchObject({
      status: 'new',
    })

    const consent = { personalData: 'on', participation: 'on' }
    const { id } = await registerVolunteer(
      actor,
      anApplicant(centre.id, { ...child, consent, guardian: mother }),
    )
    const card = await db.volunteer.findUniqueOrThrow({
      where: { id },
      include: { guardians: true, consents: true },
    })
    expect(card.status).toBe('confirmed')
    expect(card.guardians).toMatchObject([{ name: mother.name, phone: '+77000000001' }])
    expect(card.consents.map(({ kind, guardianId }) => [kind, guardianId])).toEqual(
      expect.arrayContaining([
        ['personalData', card.guardians[0]?.id],
        ['participation', card.guardians[0]?.id],
      ]),
    )
  })

  test.each([
    ['a consent of a minor without a guardian', { ...minor }, ['guardian.name', 'guardian.relation']],
    ['a guardian of an adult', { guardian: mother }, ['guardian.name']],
    [
      'a consent to take part of a grown-up',
      { consent: { personalData: 'on', participation: 'on' } },
      ['consent.participation'],
    ],
    ['a birth date to come', { birthDate: dayOf(new Date(Date.now() + 2 * dayMs)) }, ['birthDate']],
    ['an unknown unit', { unitId: '00000000-0000-7000-8000-000000000000' }, ['unitId']],
    ['an unknown skill', { skills: ['00000000-0000-7000-8000-000000000000'] }, ['skills']],
  ])('%s is refused and nothing is written', async (_name, given, fields) => {
    const { centre, actor } = await aCoordinator()
    const input = anApplicant(centre.id, given)
    expect(Object.keys((await refusalOf(registerVolunteer(actor, input))) as object)).toEqual(fields)
    expect(await db.volunteer.count({ where: { id: input.id } })).toBe(0)
    expect(await actionsOn(input.id)).toEqual([])
  })

  test('another centre’s register is closed to a coordinator, and every register to an editor', async () => {
    const { actor } = await aCoordinator()
    const other = await aCoordinator()
    const unknown = { centreId: 'form.unknownChoice' }
    expect(await refusalOf(registerVolunteer(actor, anApplicant(other.centre.id)))).toEqual(unknown)
    expect(await refusalOf(registerVolunteer(await anEditor(), anApplicant(other.centre.id)))).toEqual(
      unknown,
    )
    await registerVolunteer(await anAdministrator(), anApplicant(other.centre.id))
  })
})

describe('sent twice', () => {
  test('the same form at once makes one person', async () => {
    const { centre, actor } = await aCoordinator()
    const input = anApplicant(centre.id)
    const sent = await Promise.all(Array.from({ length: 8 }, () => registerVolunteer(actor, input)))
    expect(new Set(sent.map(({ id }) => id))).toEqual(new Set([input.id]))
    expect(await db.volunteer.count({ where: { surname: input.surname } })).toBe(1)
    expect(await actionsOn(input.id)).toEqual(['volunteer.registered'])
  })

  test('an old form with another name in it is refused', async () => {
    const { centre, actor } = await aCoordinator()
    const first = await registerVolunteer(actor, anApplicant(centre.id))
    const again = anApplicant(centre.id, { id: first.id })
    expect(await refusalOf(registerVolunteer(actor, again))).toBe('volunteers.refusals.alreadySent')
  })

  test('somebody else’s form tells nothing', async () => {
    const { centre, actor } = await aCoordinator()
    const input = anApplicant(centre.id)
    await registerVolunteer(actor, input)
    const other = await aCoordinator()
    const stolen = { ...input, centreId: other.centre.id }
    expect(await refusalOf(registerVolunteer(other.actor, stolen))).toBe('volunteers.refusals.alreadySent')
  })
})

describe('duplicates', () => {
  test('a likely one of the own register is named once and can be accepted', async () => {
    const { centre, actor } = await aCoordinator()
    const first = anApplicant(centre.id)
    const { cardNumber } = await registerVolunteer(actor, first)
    const twin = anApplicant(centre.id, { surname: first.surname.toUpperCase() })

    await expect(registerVolunteer(actor, twin)).rejects.toMatchObject({
      fields: {
        acceptDuplicates: { values: { list: expect.stringContaining(`№ ${cardNumber}`) as string } },
      },
    })
    await registerVolunteer(actor, { ...twin, acceptDuplicates: true })
    expect(await db.volunteer.count({ where: { id: twin.id } })).toBe(1)
  })

  test('one of another centre stops nobody and shows nothing; the audit has it', async () => {
    const other = await aCoordinator()
    const known = anApplicant(other.centre.id)
    await registerVolunteer(other.actor, known)
    const { centre, actor } = await aCoordinator()
    const { id } = await registerVolunteer(actor, anApplicant(centre.id, { surname: known.surname }))
    const suspected = (await historyOf(id)).find(({ action }) => action === 'volunteer.duplicateSuspected')
    expect(suspected).toMatchObject({ centreId: null, details: { others: [known.id] } })
  })

  test('a shared phone is no duplicate', async () => {
    const { centre, actor } = await aCoordinator()
    const phone = '+7 700 000 00 07'
    await registerVolunteer(actor, anApplicant(centre.id, { phone, givenName: 'Ержан' }))
    await registerVolunteer(actor, anApplicant(centre.id, { phone, givenName: 'Зере' }))
  })
})

describe('identification number', () => {
  const iin = '500101100010'
  const born = { birthDate: '', sex: 'unstated' }

  test('is sealed, unique and never in the history; elsewhere it is refused without a word about whom', async () => {
    const { centre, actor } = await aCoordinator()
    const input = anApplicant(centre.id, { ...born, iin: '5001 0110 0010' })
    const { id, cardNumber } = await registerVolunteer(actor, input)

    const card = await db.volunteer.findUniqueOrThrow({ where: { id } })
    expect(card.iinLast4).toBe('0010')
    expect(card.iinSealed).not.toContain(iin)
    expect(unseal(card.iinSealed ?? '', `volunteer:${id}:iin`)).toBe(iin)

    const again = anApplicant(centre.id, { ...born, iin })
    await expect(registerVolunteer(actor, again)).rejects.toMatchObject({
      fields: { iin: { values: { card: String(cardNumber) } } },
    })

    const other = await aCoordinator()
    const elsewhere = anApplicant(other.centre.id, { ...born, iin })
    await expect(registerVolunteer(other.actor, elsewhere)).rejects.toMatchObject({
      fields: { iin: { code: 'volunteers.problems.iinElsewhere' } },
    })
    expect(await actionsOn(id)).toEqual(['volunteer.registered', 'volunteer.duplicateSuspected'])
    expect(JSON.stringify(await historyOf(id))).not.toContain(iin)
  })

  test('typed at two desks at once is stored once', async () => {
    const desks = await Promise.all([aCoordinator(), aCoordinator(), aCoordinator()])
    const sent = await Promise.allSettled(
      desks.map(({ actor, centre }) =>
        registerVolunteer(actor, anApplicant(centre.id, { ...born, iin: '991231200027' })),
      ),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.volunteer.count({ where: { iinLast4: '0027' } })).toBe(1)
    for (const one of sent) {
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ fields: { iin: { code: 'volunteers.problems.iinElsewhere' } } })
    }
  })

  test('must agree with the birth date', async () => {
    const { centre, actor } = await aCoordinator()
    const input = anApplicant(centre.id, { birthDate: '1990-01-01', iin: '500101100106' })
    expect(await refusalOf(registerVolunteer(actor, input))).toEqual({
      iin: 'volunteers.problems.iinBirthDate',
    })
  })
})

test('nothing personal reaches the history', async () => {
  const { centre, actor } = await aCoordinator()
  const surname = uniqueSurname()
  const personal = {
    surname,
    phone: '8 700 111 22 33',
    email: 'canary@demo.invalid',
    notes: 'КАНАРЕЙКА',
    ...minor,
    guardian: mother,
  }
  const { id } = await registerVolunteer(actor, anApplicant(centre.id, personal))
  const history = JSON.stringify(await historyOf(id))
  for (const value of [surname, 'Дана', '7001112233', 'canary', 'КАНАРЕЙКА', minor.birthDate, mother.name]) {
    expect(history).not.toContain(value)
  }
})

test('a person of another centre with the same card values stays untouched', async () => {
  const { centre, actor } = await aCoordinator()
  const stranger = await createVolunteer(db, { surname: uniqueSurname(), givenName: 'Дана' })
  await registerVolunteer(actor, anApplicant(centre.id, { surname: stranger.surname }))
  expect(await db.volunteer.findUniqueOrThrow({ where: { id: stranger.id } })).toEqual(stranger)
})
