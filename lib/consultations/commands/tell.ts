import type { Actor } from '#lib/accounts/actor.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { defaultLocale, isLocale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import type { Tx } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import type { ConsultationRequest } from '#prisma/generated/client.ts'
import { listAdministrators, listCoordinators } from '../queries/people.ts'
import { numberText } from '../rules.ts'

export type AskerNews = 'received' | 'answered' | 'clarification' | 'closed' | 'link'
export type StaffNews = 'assigned' | 'followUp'

/** What every letter about a question begins its key with, so that they can be forgotten together. */
export function lettersOf(requestId: string): string {
  return `consultation:${requestId}:`
}

/**
 * Tells whoever asked, in their language, that there is something to read; the words themselves stay behind the link, so a mailbox
 * others read tells nothing. Without a mailbox nothing is written. Within the caller's transaction.
 */
export async function tellAsker(
  _actor: Actor | null,
  tx: Tx,
  request: ConsultationRequest,
  news: AskerNews,
): Promise<void> {
  const { id, askerEmail, askerName, linkVersion, version } = request
  if (!askerEmail) return
  const locale = isLocale(request.locale) ? request.locale : defaultLocale
  const t = await translator(locale)
  const number = numberText(request)
  const link = `${siteUrl}${localePath(locale, `/consultation/${signLink('consultation', id, linkVersion)}`)}`
  const name = askerName.trim()
  const parts = [
    name ? t('consultation.letters.greetingName', { name }) : t('consultation.letters.greeting'),
    t(`consultation.letters.${news}.text`, { number }),
    ...(news === 'received' && request.dueOn
      ? [t('consultation.letters.due', { day: formatDate(locale, request.dueOn.toISOString()) })]
      : []),
    `${t(`consultation.letters.${news}.link`)}\n${link}`,
    t('consultation.letters.secret'),
    t('consultation.letters.sign'),
  ]
  await enqueueMail(tx, {
    effectKey: `${lettersOf(id)}${news}:${version}`,
    kind: `consultation.${news}`,
    recipient: askerEmail,
    locale,
    subject: t(`consultation.letters.${news}.subject`, { number }),
    body: parts.join('\n\n'),
  })
}

/** Tells whoever has to answer; of the question only its number and topic. Nobody is told of what they did themselves. */
export async function tellStaff(
  actor: Actor | null,
  tx: Tx,
  request: ConsultationRequest,
  news: StaffNews,
): Promise<void> {
  const { id, version, dueOn } = request
  const topic = await tx.consultationTopic.findUniqueOrThrow({ where: { id: request.topicId } })
  const number = numberText(request)
  for (const person of await peopleToTell(tx, request)) {
    if (person.id === actor?.userId) continue
    const locale = isLocale(person.locale) ? person.locale : defaultLocale
    const t = await translator(locale)
    const names = { kk: topic.nameKk, ru: topic.nameRu, en: topic.nameEn }
    const parts = [
      t('consultation.letters.greetingName', { name: person.name }),
      t(`consultation.letters.${news}.text`, { number, topic: names[locale] }),
      ...(dueOn ? [t('consultation.letters.due', { day: formatDate(locale, dueOn.toISOString()) })] : []),
      `${t(`consultation.letters.${news}.link`)}\n${siteUrl}${localePath(locale, `/workspace/consultations/${id}`)}`,
      t('consultation.letters.sign'),
    ]
    await enqueueMail(tx, {
      effectKey: `${lettersOf(id)}${news}:${version}:${person.id}`,
      kind: `consultation.${news}`,
      recipient: person.email,
      locale,
      subject: t(`consultation.letters.${news}.subject`, { number }),
      body: parts.join('\n\n'),
    })
  }
}

/** The person it was given to, else everybody of the centre; the region's own inbox is looked at, not written to. */
async function peopleToTell(tx: Tx, { assigneeId, centreId }: ConsultationRequest) {
  if (!assigneeId) return centreId ? listCoordinators(null, tx, centreId) : []
  const all = centreId ? await listCoordinators(null, tx, centreId) : await listAdministrators(null, tx)
  return all.filter(({ id }) => id === assigneeId)
}
