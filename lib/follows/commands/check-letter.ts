import { defaultLocale, isLocale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import type { Verdict } from '#lib/mail/worker.ts'
import { quietHours, quietUntil } from '#lib/mailings/rules/quiet-hours.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { readItems } from '../queries/letters.ts'
import { showItems } from '../queries/shown.ts'
import { newsLetter } from '../rules/letter.ts'

/**
 * Looks a follower's letter through just before it goes, null when it is none: not after the following ended, not in the quiet
 * hours, and in words drawn from what is public at this moment. When nothing of it is left it does not go.
 */
export async function checkFollowLetter(_actor: null, letterId: string): Promise<Verdict | null> {
  const letter = await db.followLetter.findUnique({
    where: { messageId: letterId },
    select: {
      ...{ kind: true, items: true, more: true },
      follower: { select: { id: true, state: true, locale: true } },
    },
  })
  if (!letter || letter.kind === 'confirm') return null
  const { id, state } = letter.follower
  if (state !== 'confirmed') return 'withdraw'
  const at = now()
  const until = quietUntil(at, quietHours())
  if (until) return { notBefore: until }
  const locale = isLocale(letter.follower.locale) ? letter.follower.locale : defaultLocale
  const shown = await showItems(null, readItems(letter.items), { locale, at })
  const content = { kind: letter.kind, shown, more: letter.more }
  const words = newsLetter(await translator(locale), { id, locale }, content)
  return words ? { words } : 'withdraw'
}
