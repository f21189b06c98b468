import type { Actor } from '#lib/accounts/actor.ts'
import { defaultLocale, isLocale, localePath } from '#lib/i18n/routing.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import type { Tx } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import type { Comment } from '#prisma/generated/client.ts'

const quoteMax = 300

/** Tells the author in their language that a comment was hidden and why. */
export async function tellHidden(_actor: Actor, tx: Tx, comment: Comment, reason: string): Promise<void> {
  const author = await addresseeOf(tx, comment.authorId)
  if (!author) return
  const { t, link } = author
  const quote = comment.body.length > quoteMax ? `${comment.body.slice(0, quoteMax)}…` : comment.body
  const parts = [
    t('comments.letters.greeting'),
    t('comments.letters.hidden', { reason }),
    `«${quote}»`,
    `${t('comments.letters.own')}\n${link}`,
    t('comments.letters.sign'),
  ]
  await enqueueMail(tx, {
    ...author.to,
    effectKey: `comment-hidden:${comment.id}:${comment.version}`,
    subject: t('comments.letters.hiddenSubject'),
    body: parts.join('\n\n'),
  })
}

type Block = { userId: string; at: Date; until: Date | null; reason: string }

/** Tells a person that they cannot comment, until when and why. */
export async function tellBlocked(
  _actor: Actor,
  tx: Tx,
  { userId, at, until, reason }: Block,
): Promise<void> {
  const person = await addresseeOf(tx, userId)
  if (!person) return
  const { t, link, to } = person
  const parts = [
    t('comments.letters.greeting'),
    until
      ? t('comments.letters.blockedUntil', { until: formatDate(to.locale, until), reason })
      : t('comments.letters.blocked', { reason }),
    `${t('comments.letters.own')}\n${link}`,
    t('comments.letters.sign'),
  ]
  await enqueueMail(tx, {
    ...to,
    effectKey: `commenter-blocked:${userId}:${at.getTime()}`,
    subject: t('comments.letters.blockedSubject'),
    body: parts.join('\n\n'),
  })
}

async function addresseeOf(tx: Tx, userId: string | null) {
  const user = userId
    ? await tx.user.findFirst({
        where: { id: userId, disabledAt: null },
        select: { email: true, locale: true, volunteer: { select: { id: true } } },
      })
    : null
  if (!user) return null
  const locale = isLocale(user.locale) ? user.locale : defaultLocale
  const to = { recipient: user.email, locale, ...(user.volunteer ? { volunteerId: user.volunteer.id } : {}) }
  return { to, t: await translator(locale), link: `${siteUrl}${localePath(locale, '/me/comments')}` }
}
