import { record } from '#lib/audit/record.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { hourMs, now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { newToken, tokenHash } from '#lib/platform/token.ts'
import { bindCard, noteSecondCard } from '#lib/volunteers/commands/bind-card.ts'
import { checkClaimSlip } from '#lib/volunteers/commands/claim-slip.ts'
import type { ClaimOwnInput } from '#lib/volunteers/schema/claims.ts'
import type { Actor } from '../actor.ts'
import { hashPassword } from '../password.ts'
import { refuseWeak } from '../rules.ts'
import { dropClaims } from './claim-tokens.ts'
import { giveRight } from './rights.ts'

const claimLifetimeMs = 48 * hourMs

type Claim = { volunteerId: string; email: string; locale: Locale }

/**
 * Mails a link by which the person of a card gets an account of their own, or, when the address has one, binds the card to it.
 * The caller has made sure that it is this person who asks. A card that has an account gets no letter, and nobody is told so.
 */
export async function requestClaim(
  actor: Actor | null,
  { volunteerId, email, locale }: Claim,
): Promise<void> {
  await limit('claim', `card|${volunteerId}`)
  await limit('claim', `to|${email}`)
  const { secret, hash } = newToken()
  const t = await translator(locale)
  const link = `${siteUrl}${localePath(locale, `/claim/${secret}`)}`
  await transaction(async (tx) => {
    await lockRows(tx, 'Volunteer', [volunteerId])
    const card = await tx.volunteer.findFirst({
      where: { id: volunteerId, userId: null, mergedIntoId: null, status: { not: 'anonymised' } },
      select: { cardNumber: true },
    })
    if (!card) return
    await dropClaims(actor, tx, volunteerId)
    const expiresAt = new Date(now().getTime() + claimLifetimeMs)
    const { id } = await tx.accountToken.create({
      data: { kind: 'claim', tokenHash: hash, email, volunteerId, expiresAt },
      select: { id: true },
    })
    const isKnown = (await tx.user.count({ where: { email } })) > 0
    await enqueueMail(tx, {
      effectKey: `claim:${id}`,
      recipient: email,
      locale,
      subject: t('claims.letter.subject'),
      body: t(isKnown ? 'claims.letter.known' : 'claims.letter.new', { link }),
    })
    await record(tx, actor, 'volunteer.claimAsked', {
      type: 'volunteer',
      id: volunteerId,
      label: `№ ${card.cardNumber}`,
    })
  })
}

/** The same by a printed slip: the code and the birth date prove who asks. Throws what `checkClaimSlip` throws. */
export async function requestClaimBySlip(
  actor: null,
  { email, ...slip }: ClaimOwnInput & { email: string },
  { address, locale }: { address: string; locale: Locale },
): Promise<void> {
  if (address !== 'direct') await limit('claim', `from|${address}`)
  const { volunteerId } = await checkClaimSlip(actor, slip, address)
  await requestClaim(actor, { volunteerId, email, locale })
}

/** Makes the account a mailed link promised, with its card; the link works once, a second call is a Conflict. Gives the user's id. */
export async function claimAccount(
  actor: null,
  { token, password, locale }: { token: string; password: string; locale: Locale },
): Promise<{ userId: string }> {
  // Asked first, because hashing is dear: made-up links must not take the turns of those who sign in.
  const { volunteerId } = await findOpen(db, token)
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    await lockRows(tx, 'Volunteer', [volunteerId])
    const { email, volunteer } = await spend(tx, token)
    refuseWeak(password, email)
    const known = await tx.user.count({ where: { email } })
    if (known > 0 || !volunteer) throw new Conflict('claims.refusals.gone')
    const name = `${volunteer.givenName} ${volunteer.surname}`.trim()
    const { id: userId } = await tx.user.create({
      data: { email, name, passwordHash, locale },
      select: { id: true },
    })
    await giveRight(actor, tx, { userId, role: 'volunteer', centreId: null, organisationId: null })
    await bindCard(actor, tx, { volunteerId, userId, email })
    await record(tx, actor, 'user.joined', { type: 'user', id: userId, label: 'volunteer' })
    return { userId }
  }).catch(refuseTaken)
}

/** What became of a claim: the card is the account's, or the account had another one and staff joins the two. */
export type Claimed = 'bound' | 'noted'

/** Binds a card by a mailed link to the account of the very address it was mailed to. A second call is a Conflict. */
export async function bindClaim(actor: Actor, { token }: { token: string }): Promise<Claimed> {
  const { volunteerId } = await findOpen(db, token)
  return transaction(async (tx) => {
    await lockRows(tx, 'Volunteer', [volunteerId])
    const { email } = await spend(tx, token)
    if (email !== actor.email) throw new Conflict('claims.refusals.otherAddress')
    return take(actor, tx, volunteerId, false)
  }).catch(refuseTaken)
}

/** Binds a card by its slip to the account of who is signed in, at once. Throws what `checkClaimSlip` throws. */
export async function claimOwnCard(
  actor: Actor,
  slip: ClaimOwnInput,
  { address }: { address: string },
): Promise<Claimed> {
  await limit('claim', `by|${actor.userId}`)
  const { volunteerId } = await checkClaimSlip(actor, slip, address)
  return transaction(async (tx) => {
    const claimed = await take(actor, tx, volunteerId, true)
    await dropClaims(actor, tx, volunteerId)
    return claimed
  }).catch(refuseTaken)
}

async function take(actor: Actor, tx: Tx, volunteerId: string, isBySlip: boolean): Promise<Claimed> {
  const { userId, email } = actor
  const own = await tx.volunteer.findUnique({ where: { userId }, select: { id: true } })
  if (!own) {
    await bindCard(actor, tx, { volunteerId, userId, email })
    return 'bound'
  }
  const isSpent = await noteSecondCard(actor, tx, { volunteerId, ownId: own.id })
  // Sent twice, or its card got an account meanwhile: it was said already.
  if (isBySlip && !isSpent) throw new Conflict('claims.refusals.gone')
  return 'noted'
}

function openClaim(token: string) {
  return { tokenHash: tokenHash(token), kind: 'claim' as const, usedAt: null, expiresAt: { gt: now() } }
}

async function findOpen(client: Tx, token: string) {
  const found = await client.accountToken.findFirst({
    where: { ...openClaim(token), volunteer: { userId: null } },
    select: { email: true, volunteerId: true, volunteer: { select: { givenName: true, surname: true } } },
  })
  if (!found?.volunteerId) throw new Conflict('claims.refusals.gone')
  return { ...found, volunteerId: found.volunteerId }
}

async function spend(tx: Tx, token: string) {
  const found = await findOpen(tx, token)
  const { count } = await tx.accountToken.updateMany({ where: openClaim(token), data: { usedAt: now() } })
  if (count === 0) throw new Conflict('claims.refusals.gone')
  return found
}

/** The address got an account, or the account a card, in this very moment. */
function refuseTaken(error: unknown): never {
  if (uniqueViolation(error)) throw new Conflict('claims.refusals.gone')
  throw error
}
