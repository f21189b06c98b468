import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { formatDateTime, formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { defaultLocale, isLocale, type Locale, localePath } from '#lib/i18n/routing.ts'
import { type Translate, translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { dayMs, dayOf, hourMs, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { Conflict, Forbidden, NotFound, TooMany } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { newToken } from '#lib/platform/token.ts'
import type { GuardianRelation } from '#prisma/generated/client.ts'
import { canEdit, canKeep } from '../policy.ts'
import { type AskedShift, askedShiftSelect } from '../queries/consent-request.ts'
import { findVolunteerCard } from '../queries.ts'
import { askedKinds, isMinorOn } from '../rules.ts'
import { addGuardian } from './consents.ts'
import { centreForAudit } from './scope.ts'

const linkLifetimeMs = 7 * dayMs
/** Nobody's mailbox may be filled through the public form. */
const lettersPerHourMax = 6

export type AskedGuardian = {
  name: string
  relation: GuardianRelation
  email: string | null
  /** E.164 */
  phone: string | null
}
type Asking = {
  volunteerId: string
  /** The sign-up that waits for the consent; null when the card itself does. */
  participationId: string | null
  guardian: AskedGuardian
  locale: Locale
}

/**
 * Asks a minor's guardian to consent, within the caller's transaction: a letter with a link that works once, for seven days and
 * not after the shift has begun; links sent before for the same sign-up stop working. Without an e-mail there is no link, and
 * the printed form takes its place. Throws `TooMany` when the mailbox got six such letters within an hour.
 */
export async function requestConsent(
  actor: Actor | null,
  tx: Tx,
  { volunteerId, participationId, guardian, locale }: Asking,
): Promise<{ id: string; expiresAt: Date; isSent: boolean }> {
  const { email, phone, relation, name } = guardian
  if (email) await refuseFlood(tx, email)
  const person = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: { cardNumber: true, givenName: true, birthDate: true },
  })
  const shift = participationId ? await findShift(tx, participationId, volunteerId) : null
  await knowGuardian(tx, volunteerId, guardian)
  await tx.consentRequest.updateMany({
    where: { volunteerId, participationId, answeredAt: null, expiresAt: { gt: now() } },
    data: { expiresAt: now() },
  })
  const expiresAt = new Date(
    Math.min(now().getTime() + linkLifetimeMs, shift?.startsAt.getTime() ?? Infinity),
  )
  const { secret, hash } = newToken()
  const { id } = await tx.consentRequest.create({
    data: {
      ...{ volunteerId, participationId, guardianName: name, relation, email, phone, locale, expiresAt },
      tokenHash: email ? hash : null,
    },
    select: { id: true },
  })
  if (email) {
    const letter = await letterOf({ childName: person.givenName, name, shift, secret, expiresAt, locale })
    await enqueueMail(tx, {
      ...{ effectKey: `consent-request:${id}`, kind: 'consentRequest', recipient: email, locale, ...letter },
      ...{ volunteerId, participationId: participationId ?? undefined },
    })
  }
  const day = dayOf(shift?.startsAt ?? now())
  await record(tx, actor, 'volunteer.consentAsked', {
    type: 'volunteer',
    id: volunteerId,
    label: `№ ${person.cardNumber}`,
    centreId: await centreForAudit(tx, actor, volunteerId),
    details: { kinds: askedKinds(person.birthDate, day), method: email ? 'link' : 'paper' },
  })
  return { id, expiresAt, isSent: email !== null }
}

/** A coordinator sends a link to a guardian who stands on the card of a minor, in the language of the card's letters. */
export async function askGuardian(
  actor: Actor,
  { volunteerId, guardianId }: { volunteerId: string; guardianId: string },
): Promise<void> {
  const card = await findVolunteerCard(actor, volunteerId)
  const guardian = card?.guardians.find(({ id }) => id === guardianId)
  if (!card || !guardian) throw new NotFound('volunteers.refusals.unknown')
  if (!canKeep(actor, card)) throw new Forbidden('volunteers.refusals.otherCentre')
  if (!canEdit(card)) throw new Conflict('volunteers.refusals.anonymised')
  if (!isMinorOn(card.birthDate, dayOf(now()))) throw new Conflict('volunteers.problems.guardianOfAdult')
  if (!guardian.email) throw new Conflict('consentRequests.refusals.noEmail')
  const locale = isLocale(card.locale) ? card.locale : defaultLocale
  await transaction(async (tx) => {
    await lockRows(tx, 'Volunteer', [volunteerId])
    await requestConsent(actor, tx, { volunteerId, participationId: null, guardian, locale })
  })
}

/** A mailbox gets a few such letters an hour and no more. Throws `TooMany`. */
export async function refuseFlood(tx: Tx, email: string) {
  const createdAt = { gt: new Date(now().getTime() - hourMs) }
  const sent = await tx.consentRequest.count({ where: { email, tokenHash: { not: null }, createdAt } })
  if (sent >= lettersPerHourMax) throw new TooMany(hourMs / 1000)
}

async function findShift(tx: Tx, participationId: string, volunteerId: string): Promise<AskedShift> {
  const { shift } = await tx.participation.findFirstOrThrow({
    where: { id: participationId, volunteerId },
    select: { shift: { select: askedShiftSelect } },
  })
  return shift
}

/** The same name is the same guardian; contacts a coordinator wrote down are not overwritten. */
async function knowGuardian(tx: Tx, volunteerId: string, { name, relation, phone, email }: AskedGuardian) {
  const known = await tx.guardian.count({ where: { volunteerId, name } })
  if (known === 0) await addGuardian(tx, volunteerId, { name, relation, phone, email })
}

type LetterFacts = {
  childName: string
  name: string
  shift: AskedShift | null
  secret: string
  expiresAt: Date
  locale: Locale
}

async function letterOf({ childName, name, shift, secret, expiresAt, locale }: LetterFacts) {
  const t = await translator(locale)
  const lines = [
    t('consentRequests.letter.greeting', { name }),
    t('consentRequests.letter.text', { childName }),
    ...(shift ? [detailsOf(t, shift, locale)] : []),
    t('consentRequests.letter.law'),
    t('consentRequests.letter.link', { until: formatDateTime(locale, expiresAt) }),
    `${siteUrl}${localePath(locale, `/consent/${secret}`)}`,
    t('consentRequests.letter.stranger'),
  ]
  return { subject: t('consentRequests.letter.subject', { childName }), body: lines.join('\n\n') }
}

function detailsOf(t: Translate, shift: AskedShift, locale: Locale): string {
  return t('consentRequests.letter.details', {
    title: inLocale(shift.event, 'title', locale),
    role: inLocale(shift, 'role', locale),
    day: formatWeekday(locale, shift.startsAt),
    time: formatTimeRange(locale, shift.startsAt, shift.endsAt),
    place: inLocale(shift.event, 'place', locale) || '—',
    centre: inLocale(shift.event.centre, 'name', locale),
  })
}
