import type { Actor } from '#lib/accounts/actor.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { defaultLocale, isLocale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import type { Tx } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import type { SavedProposal } from './require-proposal.ts'

/** Tells who sent a proposal, in their language, what the centre decided; within the caller's transaction. */
export async function tellProposer(
  _actor: Actor,
  tx: Tx,
  proposal: SavedProposal,
  { news, reason = '' }: { news: 'accepted' | 'returned'; reason?: string },
): Promise<void> {
  const { id, version, submittedById } = proposal
  if (!submittedById) return
  const where = { id: submittedById, disabledAt: null }
  const user = await tx.user.findFirst({ where, select: { email: true, name: true, locale: true } })
  if (!user) return
  const locale = isLocale(user.locale) ? user.locale : defaultLocale
  const t = await translator(locale)
  const title = inLocale(proposal, 'title', locale)
  const parts = [
    t('proposals.letters.greeting', { name: user.name }),
    t(`proposals.letters.${news}.text`, { title }),
    ...(reason ? [t('proposals.letters.reason', { reason })] : []),
    `${t(`proposals.letters.${news}.link`)}\n${siteUrl}${localePath(locale, `/workspace/proposals/${id}`)}`,
    t('proposals.letters.sign'),
  ]
  await enqueueMail(tx, {
    effectKey: `proposal:${id}:${news}:${version}`,
    kind: `proposal.${news}`,
    recipient: user.email,
    locale,
    subject: t(`proposals.letters.${news}.subject`, { title }),
    body: parts.join('\n\n'),
  })
}
