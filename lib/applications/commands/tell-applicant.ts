import type { Actor } from '#lib/accounts/actor.ts'
import { defaultLocale, isLocale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import type { Tx } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import type { Application } from '#prisma/generated/client.ts'

export type News = 'received' | 'amended' | 'returned' | 'verified' | 'declined'
type Addressee = Pick<
  Application,
  'id' | 'contactEmail' | 'contactName' | 'locale' | 'nameKk' | 'nameRu' | 'linkVersion' | 'version'
>

/** What every letter about an application begins its key with, so that they can be forgotten together. */
export function lettersOf(applicationId: string): string {
  return `application:${applicationId}:`
}

/** Tells the applicant in their language how their application stands, with the link to it; within the caller's transaction. */
export async function tellApplicant(
  _actor: Actor | null,
  tx: Tx,
  application: Addressee,
  { news, reason = '' }: { news: News; reason?: string },
): Promise<void> {
  const { id, version, linkVersion } = application
  const locale = isLocale(application.locale) ? application.locale : defaultLocale
  const t = await translator(locale)
  const name = locale === 'kk' ? application.nameKk : application.nameRu
  const link = `${siteUrl}${localePath(locale, `/join/${signLink('application', id, linkVersion)}`)}`
  const parts = [
    t('applications.letters.greeting', { name: application.contactName }),
    t(`applications.letters.${news}.text`, { name }),
    ...(reason ? [t('applications.letters.reason', { reason })] : []),
    `${t(`applications.letters.${news}.link`)}\n${link}`,
    t('applications.letters.sign'),
  ]
  await enqueueMail(tx, {
    effectKey: `${lettersOf(id)}${news}:${version}`,
    kind: `application.${news}`,
    recipient: application.contactEmail,
    locale,
    subject: t(`applications.letters.${news}.subject`, { name }),
    body: parts.join('\n\n'),
  })
}
