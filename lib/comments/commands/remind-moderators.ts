import { type Actor, validAt } from '#lib/accounts/actor.ts'
import { defaultLocale, isLocale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { dayOf, hourMs, now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { patienceHours } from '../rules.ts'

/** Writes to everybody who moderates, once a day, when something has waited for more than a day; returns how many letters. */
export async function remindModerators(_actor: Actor | null, at = now()): Promise<number> {
  const since = new Date(at.getTime() - patienceHours * hourMs)
  const count = await db.comment.count({
    where: {
      OR: [
        { state: { in: ['waiting', 'held'] }, createdAt: { lt: since } },
        { state: 'shown', reports: { some: { settledAt: null, createdAt: { lt: since } } } },
      ],
    },
  })
  if (count === 0) return 0
  const moderators = await db.user.findMany({
    where: {
      disabledAt: null,
      roles: { some: { AND: [validAt(at), { role: { in: ['editor', 'administrator'] } }] } },
    },
    select: { id: true, email: true, locale: true },
  })
  return transaction(async (tx) => {
    const sent = []
    for (const moderator of moderators) sent.push(await remindOne(tx, moderator, { count, day: dayOf(at) }))
    return sent.filter(Boolean).length
  })
}

type Moderator = { id: string; email: string; locale: string }

async function remindOne(
  tx: Tx,
  { id, email, locale: given }: Moderator,
  { count, day }: { count: number; day: string },
): Promise<boolean> {
  const locale = isLocale(given) ? given : defaultLocale
  const t = await translator(locale)
  const link = `${siteUrl}${localePath(locale, '/staff/moderation')}`
  return enqueueMail(tx, {
    effectKey: `moderation:${day}:${id}`,
    recipient: email,
    locale,
    subject: t('comments.letters.waitingSubject'),
    body: [
      t('comments.letters.greeting'),
      t('comments.letters.waiting', { count }),
      `${t('comments.letters.desk')}\n${link}`,
      t('comments.letters.sign'),
    ].join('\n\n'),
  })
}
