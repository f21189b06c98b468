import type { Actor } from '#lib/accounts/actor.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { defaultLocale, isLocale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import type { Tx } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import type { HourClaim } from '#prisma/generated/client.ts'
import { durationText } from '../rules/minutes.ts'

type Returned = { claim: HourClaim; reason: string }

/** Tells a person in their language why their claim came back; who has no e-mail reads it in the book. */
export async function writeClaimLetter(_actor: Actor, tx: Tx, { claim, reason }: Returned): Promise<void> {
  const person = await tx.volunteer.findUniqueOrThrow({
    where: { id: claim.volunteerId },
    select: { email: true, locale: true, givenName: true },
  })
  if (!person.email) return
  const locale = isLocale(person.locale) ? person.locale : defaultLocale
  const t = await translator(locale)
  const day = formatDate(locale, claim.workedOn.toISOString().slice(0, 10))
  const lines = [
    t('hours.letters.greeting', { name: person.givenName }),
    t('hours.letters.returned.text', { day, time: durationText(claim.minutes) }),
    t('hours.letters.returned.reason', { reason }),
    `${t('hours.letters.returned.next')}\n${siteUrl}${localePath(locale, '/me/hours')}`,
  ]
  await enqueueMail(tx, {
    effectKey: `claim-returned:${claim.id}`,
    kind: 'claimReturned',
    volunteerId: claim.volunteerId,
    recipient: person.email,
    locale,
    subject: t('hours.letters.returned.subject', { day }),
    body: lines.join('\n\n'),
  })
}
