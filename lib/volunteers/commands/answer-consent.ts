import { record } from '#lib/audit/record.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { fold } from '#lib/platform/text.ts'
import { tokenHash } from '#lib/platform/token.ts'
import { readConsentText } from '../queries/consent-text.ts'
import { askedKinds, isMinorOn } from '../rules.ts'
import { versionsRead } from '../rules/consent-words.ts'
import { consentKinds } from '../schema.ts'
import type { GiveConsentInput } from '../schema/consent-answer.ts'
import { addGuardian } from './consents.ts'
import { supersede } from './supersede-consent.ts'
import { centreForAudit } from './scope.ts'

type From = { address: string; locale: Locale }

/**
 * Writes a guardian's consents, given by the one-time link, with version and hash of the texts in the language they were read.
 * A used, expired or unknown link is a Conflict; of two answers at once the first counts. The caller settles the held place.
 */
export async function giveConsent(
  actor: null,
  { secret, ...given }: GiveConsentInput,
  { address, locale }: From,
): Promise<{ volunteerId: string }> {
  await limit('personalLink', address)
  const texts = await textsOf(locale)
  if (versionsRead(texts) !== given.textVersion) throw new Conflict('consentRequests.refusals.textChanged')
  return spend(actor, secret, true, async (tx, request) => {
    const { volunteer, volunteerId } = request
    if (request.relation === null) throw new Conflict('consentRequests.refusals.gone')
    if (!isMinorOn(volunteer.birthDate, dayOf(now()))) {
      throw new Conflict('consentRequests.refusals.grownUp')
    }
    const guardianId = await guardianOf(tx, request, given)
    const day = dayOf(request.participation?.shift.startsAt ?? now())
    const asked: string[] = [
      ...askedKinds(volunteer.birthDate, day),
      ...(given.publishing ? (['publishing'] as const) : []),
    ]
    for (const { kind, version, hash, locale: read } of texts.filter((text) => asked.includes(text.kind))) {
      if (!(await supersede(tx, { volunteerId, kind, version, isGuardians: true }))) continue
      const text = { locale: read, textVersion: version, textHash: hash }
      await tx.consent.create({
        data: { volunteerId, kind, method: 'link', guardianId, givenAt: now(), ...text },
      })
      await write(tx, request, 'volunteer.consentRecorded', { kind, method: 'link', version })
    }
  })
}

/** Writes down that a guardian does not consent; the same promises about the link. */
export async function refuseConsent(
  actor: null,
  { secret }: { secret: string },
  { address }: Pick<From, 'address'>,
): Promise<{ volunteerId: string }> {
  await limit('personalLink', address)
  return spend(actor, secret, false, (tx, request) =>
    write(tx, request, 'volunteer.consentRefused', { method: 'link' }),
  )
}

export async function textsOf(locale: Locale) {
  return Promise.all(
    consentKinds.map(async (kind) => ({ kind, ...(await readConsentText(null, kind, locale)) })),
  )
}

const requestSelect = {
  id: true,
  volunteerId: true,
  guardianName: true,
  relation: true,
  email: true,
  phone: true,
  participation: { select: { shift: { select: { startsAt: true } } } },
  volunteer: {
    select: {
      cardNumber: true,
      birthDate: true,
      status: true,
      guardians: { select: { id: true, name: true, _count: { select: { consents: true } } } },
    },
  },
} as const

export type Request = Awaited<ReturnType<typeof readRequest>>

/** The card first, as everywhere, then the link: what was read before may be answered by now. */
export async function spend(
  _actor: null,
  secret: string,
  hasConsented: boolean,
  run: (tx: Tx, request: Request) => Promise<void>,
) {
  const open = () => ({ tokenHash: tokenHash(secret), answeredAt: null, expiresAt: { gt: now() } })
  const found = await db.consentRequest.findFirst({ where: open(), select: { volunteerId: true } })
  if (!found) throw new Conflict('consentRequests.refusals.gone')
  return transaction(async (tx) => {
    await lockRows(tx, 'Volunteer', [found.volunteerId])
    const { count } = await tx.consentRequest.updateMany({
      where: { ...open(), volunteerId: found.volunteerId },
      data: { answeredAt: now(), hasConsented },
    })
    if (count === 0) throw new Conflict('consentRequests.refusals.gone')
    const request = await readRequest(tx, secret)
    if (request.volunteer.status === 'anonymised') throw new Conflict('consentRequests.refusals.gone')
    await run(tx, request)
    return { volunteerId: request.volunteerId }
  })
}

function readRequest(tx: Tx, secret: string) {
  return tx.consentRequest.findUniqueOrThrow({
    where: { tokenHash: tokenHash(secret) },
    select: requestSelect,
  })
}

/**
 * The guardian by the name they typed themselves. Whom the child named, perhaps carelessly, is corrected as long as no consent
 * stands under that name; otherwise somebody else answered, and is added.
 */
async function guardianOf(
  tx: Tx,
  { volunteerId, volunteer, guardianName, email, phone }: Request,
  { name, relation }: Pick<GiveConsentInput, 'name' | 'relation'>,
): Promise<string> {
  const same = volunteer.guardians.find((guardian) => wordsOf(guardian.name) === wordsOf(name))
  if (same) return same.id
  const named = volunteer.guardians.find((guardian) => guardian.name === guardianName)
  if (named && named._count.consents === 0) {
    await tx.guardian.update({ where: { id: named.id }, data: { name, relation } })
    return named.id
  }
  return (await addGuardian(tx, volunteerId, { name, relation, phone, email })).id
}

/** A name in whatever order and spelling. */
function wordsOf(name: string): string {
  return fold(name).split(' ').sort().join(' ')
}

type Details = { method: string; kind?: string; version?: string }

export async function write(tx: Tx, { volunteerId, volunteer }: Request, action: string, details: Details) {
  await record(tx, null, action, {
    type: 'volunteer',
    id: volunteerId,
    label: `№ ${volunteer.cardNumber}`,
    centreId: await centreForAudit(tx, null, volunteerId),
    details,
  })
}
