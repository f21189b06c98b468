import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { defaultLocale, isLocale, type Locale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { dayMs, dayOf, now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { Conflict, NotFound, Refusal } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { newToken } from '#lib/platform/token.ts'
import { listedTo } from '../policy.ts'
import { isMinorOn } from '../rules.ts'
import { refuseFlood, requestConsent } from './request-consent.ts'
import { centreForAudit } from './scope.ts'

const linkLifetimeMs = 14 * dayMs

const personSelect = {
  ...{ id: true, cardNumber: true, givenName: true, birthDate: true, email: true, locale: true },
  guardians: {
    where: { email: { not: null } },
    orderBy: { id: 'asc' },
    take: 1,
    select: { name: true, relation: true, email: true, phone: true },
  },
} as const
type Person = NonNullable<Awaited<ReturnType<typeof listPeople>>>[number]

/** What became of asking many at once: letters written, people without a mailbox, letters refused as too many. */
export type Asked = { mailed: number; paper: number; refused: number }

/**
 * Asks people of the actor's register for the consents they lack, by a mailed link each; a minor's guardian instead of the minor.
 * Who has no mailbox is counted, for the printed forms. One foreign id refuses the whole request; nobody's mailbox gets more than a
 * few such letters an hour.
 */
export async function askConsents(
  actor: Actor,
  { volunteerIds }: { volunteerIds: string[] },
): Promise<Asked> {
  const ids = [...new Set(volunteerIds)]
  if (ids.length === 0) throw new Conflict('privacy.refusals.nobodyChosen')
  const people = await listPeople(actor, ids)
  if (people.length !== ids.length) throw new NotFound('volunteers.refusals.unknown')
  const asked: Asked = { mailed: 0, paper: 0, refused: 0 }
  for (const person of people) asked[await askOne(actor, person)]++
  return asked
}

function listPeople(actor: Actor, ids: string[]) {
  return db.volunteer.findMany({
    where: { AND: [listedTo(actor), { id: { in: ids }, status: { not: 'anonymised' } }] },
    orderBy: { id: 'asc' },
    select: personSelect,
  })
}

async function askOne(actor: Actor, person: Person): Promise<keyof Asked> {
  const { id: volunteerId, email } = person
  const locale = isLocale(person.locale) ? person.locale : defaultLocale
  const isMinor = isMinorOn(person.birthDate, dayOf(now()))
  const guardian = isMinor ? person.guardians[0] : undefined
  if (isMinor ? !guardian : !email) return 'paper'
  try {
    await transaction(async (tx) => {
      await lockRows(tx, 'Volunteer', [volunteerId])
      if (guardian) await requestConsent(actor, tx, { volunteerId, participationId: null, guardian, locale })
      else if (email) await requestOwnConsent(actor, tx, { person, email, locale })
    })
    return 'mailed'
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    throw error
  }
}

type Own = { person: Person; email: string; locale: Locale }

/** A link for a grown-up's own consents that works once, for two weeks; links sent before stop working. */
async function requestOwnConsent(actor: Actor, tx: Tx, { person, email, locale }: Own): Promise<void> {
  const { id: volunteerId, cardNumber, givenName } = person
  await refuseFlood(tx, email)
  await tx.consentRequest.updateMany({
    where: { volunteerId, relation: null, answeredAt: null, expiresAt: { gt: now() } },
    data: { expiresAt: now() },
  })
  const expiresAt = new Date(now().getTime() + linkLifetimeMs)
  const { secret, hash } = newToken()
  const { id } = await tx.consentRequest.create({
    data: { volunteerId, guardianName: '', relation: null, email, locale, expiresAt, tokenHash: hash },
    select: { id: true },
  })
  const t = await translator(locale)
  const lines = [
    t('privacy.letter.greeting', { name: givenName }),
    t('privacy.letter.text'),
    t('privacy.letter.link', { until: formatDateTime(locale, expiresAt) }),
    `${siteUrl}${localePath(locale, `/consent/${secret}`)}`,
    t('privacy.letter.stranger'),
  ]
  await enqueueMail(tx, {
    ...{ effectKey: `consent-request:${id}`, kind: 'consentRequest', recipient: email, locale, volunteerId },
    ...{ subject: t('privacy.letter.subject'), body: lines.join('\n\n') },
  })
  const centreId = await centreForAudit(tx, actor, volunteerId)
  await record(tx, actor, 'volunteer.consentAsked', {
    ...{ type: 'volunteer', id: volunteerId, label: `№ ${cardNumber}`, centreId },
    details: { kinds: ['personalData'], method: 'link' },
  })
}
