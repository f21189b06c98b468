import { describe, expect, test } from 'vitest'
import { dayMs, dayOf } from '#lib/platform/clock.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import { type GuestPerson, registerGuest } from '#lib/volunteers/commands/register-guest.ts'
import { readConsentText } from '#lib/volunteers/queries/consent-text.ts'
import { searchKeyOf } from '#lib/volunteers/rules.ts'
import { db } from '#tests/support/database.ts'
import { historyOf, uniqueSurname } from './people.ts'

function aGuest(given: Partial<GuestPerson> = {}): GuestPerson {
  const contacts = { phone: null, email: 'guest@example.test', locale: 'ru' } as const
  return {
    ...{ id: newId(), surname: uniqueSurname(), givenName: 'Дана', patronymic: '', birthDate: '1990-05-05' },
    ...contacts,
    ...given,
  }
}

const consent = { locale: 'kk' } as const

describe('a guest of the public form', () => {
  test('gets a new card in nobody’s register, with their consent, and it is written down without a name', async () => {
    const person = aGuest()
    const { id } = await transaction((tx) => registerGuest(null, tx, { ...person, consent }))

    const card = await db.volunteer.findUniqueOrThrow({
      where: { id },
      include: { memberships: true, consents: true },
    })
    expect(card).toMatchObject({ isGuest: true, status: 'new', memberships: [], locale: 'ru' })
    expect(card.searchKey).toBe(searchKeyOf(person))
    const { version, hash } = await readConsentText(null, 'personalData', 'kk')
    expect(card.consents).toMatchObject([
      { kind: 'personalData', method: 'screen', locale: 'kk', textVersion: version, textHash: hash },
    ])
    const history = await historyOf(id)
    expect(history).toMatchObject([
      { action: 'volunteer.guestRegistered', actorUserId: null, subjectLabel: `№ ${card.cardNumber}` },
    ])
    expect(JSON.stringify(history)).not.toContain(person.surname)
  })

  test('a minor’s consent is not theirs to give', async () => {
    const birthDate = dayOf(new Date(Date.now() - 15 * 365 * dayMs))
    const { id } = await transaction((tx) => registerGuest(null, tx, { ...aGuest({ birthDate }), consent }))
    expect(await db.consent.count({ where: { volunteerId: id } })).toBe(0)
  })

  test('sent twice, even at once, the form makes one card and the caller can tell', async () => {
    const person = aGuest()
    const both = await Promise.allSettled(
      [1, 2].map(() => transaction((tx) => registerGuest(null, tx, { ...person, consent }))),
    )
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(refused).toHaveLength(1)
    expect(uniqueViolation(refused[0])).not.toBeNull()
    expect(await historyOf(person.id)).toHaveLength(1)
  })
})
