import type { Locale } from '#lib/i18n/routing.ts'
import { minuteMs } from '#lib/platform/clock.ts'

export const bodyMax = 2000
/** How long after it was sent its author may still change the words. */
export const editMinutes = 15
/** So many different people who report a comment take it out of sight until a moderator has looked. */
export const reportsToHold = 3
/** After so many hours of waiting the moderators are written to, once a day. */
export const patienceHours = 24

export type NameStyle = 'initial' | 'full'
export type PersonNames = { givenName: string; surname: string; isAdult: boolean }

/** The name under a comment. The surname of somebody who is not known to be of age is never more than its first letter. */
export function displayName(style: NameStyle, { givenName, surname, isAdult }: PersonNames): string {
  if (surname === '') return givenName
  if (style === 'full' && isAdult) return `${givenName} ${surname}`
  return `${givenName} ${[...surname][0]}.`
}

/** An account without a card has its name in one line: the first word is the given name. */
export function splitName(name: string): { givenName: string; surname: string } {
  const [givenName = '', ...rest] = name.split(' ')
  return { givenName, surname: rest.join(' ') }
}

export type CommenterFacts = { trustedAt: Date | null; blockedAt: Date | null; blockedUntil: Date | null }

/** Whether a block holds at an instant; one without an end holds for good. */
export function isBlocked(commenter: CommenterFacts | null, at: Date): boolean {
  if (!commenter?.blockedAt) return false
  return commenter.blockedUntil === null || commenter.blockedUntil > at
}

/** Comments sent before this moment are no longer changed. */
export function editableSince(at: Date): Date {
  return new Date(at.getTime() - editMinutes * minuteMs)
}

type ThreadComment = { id: string; parentId: string | null; isShown: boolean }

/** Comments with their answers under them, in the given order. One that is not shown keeps its place while it has answers. */
export function threadsOf<Row extends ThreadComment>(
  rows: readonly Row[],
): { comment: Row; answers: Row[] }[] {
  const answers = Map.groupBy(
    rows.filter((row) => row.parentId !== null && row.isShown),
    (row) => row.parentId,
  )
  return rows
    .filter((row) => row.parentId === null)
    .map((comment) => ({ comment, answers: answers.get(comment.id) ?? [] }))
    .filter(({ comment, answers: own }) => comment.isShown || own.length > 0)
}

/** Whether its author may still change the words. */
export function isEditable({ createdAt, state }: { createdAt: Date; state: string }, at: Date): boolean {
  return (state === 'waiting' || state === 'shown') && createdAt >= editableSince(at)
}

type Translated = { translations: { locale: string; slug: string; title: string }[] }

/** The title in the reader's language, or in the first it was published in; empty once it is withdrawn. */
export function titleIn(news: Translated, locale: Locale): string {
  return (news.translations.find((each) => each.locale === locale) ?? news.translations[0])?.title ?? ''
}
