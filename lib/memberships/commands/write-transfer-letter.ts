import type { Actor } from '#lib/accounts/actor.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { defaultLocale, isLocale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { mailboxOf } from '../rules.ts'

type Told = { requestId: string; state: 'accepted' | 'refused' | 'expired'; reason: string }

const readerColumns = {
  ...{ id: true, email: true, locale: true, givenName: true, birthDate: true },
  guardians: { orderBy: { id: 'asc' as const }, select: { email: true } },
} as const

/**
 * Tells a person, in their language and within the caller's transaction, what became of a change of centre. `hasMailbox` is
 * false when nobody can be written to and the centre has to call.
 */
export async function writeTransferLetter(_actor: Actor | null, tx: Tx, told: Told) {
  const { requestId, state, reason } = told
  const { volunteer, toCentre } = await tx.transferRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: {
      volunteer: { select: readerColumns },
      toCentre: { select: { slug: true, nameKk: true, nameRu: true, nameEn: true } },
    },
  })
  if (!volunteer) return { hasMailbox: false }
  const locale = isLocale(volunteer.locale) ? volunteer.locale : defaultLocale
  const t = await translator(locale)
  const recipient = mailboxOf(volunteer, dayOf(now()))
  const link = `${siteUrl}${localePath(locale, `/centres/${toCentre.slug}`)}`
  const values = { name: volunteer.givenName, centre: inLocale(toCentre, 'name', locale), reason, link }
  await enqueueMail(tx, {
    effectKey: `transfer:${requestId}:${state}`,
    ...{ recipient, locale, volunteerId: volunteer.id, kind: `transfer.${state}` },
    subject: t(`memberships.letters.${state}Subject`, values),
    body: t(`memberships.letters.${state}Body`, values),
  })
  return { hasMailbox: recipient !== '' }
}
