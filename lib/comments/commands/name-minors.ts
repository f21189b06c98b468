import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { isMinorOn } from '#lib/volunteers/rules.ts'
import { displayName } from '../rules.ts'

/**
 * Part of a change of cards: whoever turns out to be a minor by a corrected birth date, or of an age nobody knows any more, keeps
 * no more than the first letter of the surname under what they wrote, on the pages too. Cards of adults and cards without comments
 * are left alone.
 */
export async function nameMinors(
  actor: Actor | null,
  tx: Tx,
  volunteerIds: readonly string[],
): Promise<void> {
  const commenters = await tx.commenter.findMany({
    where: { nameStyle: 'full', user: { volunteer: { id: { in: [...volunteerIds] } } } },
    select: {
      userId: true,
      user: { select: { volunteer: { select: { givenName: true, surname: true, birthDate: true } } } },
    },
  })
  const today = dayOf(now())
  for (const { userId, user } of commenters) {
    const card = user.volunteer
    if (!card || (card.birthDate && !isMinorOn(card.birthDate, today))) continue
    await tx.commenter.update({ where: { userId }, data: { nameStyle: 'initial' } })
    const where = { authorId: userId }
    const authorName = displayName('initial', { ...card, isAdult: false })
    await tx.comment.updateMany({ where, data: { authorName } })
    const rows = await tx.comment.findMany({ where, distinct: ['newsId'], select: { newsId: true } })
    await askRefresh(
      actor,
      tx,
      rows.map(({ newsId }) => `comments:${newsId}`),
    )
  }
}
