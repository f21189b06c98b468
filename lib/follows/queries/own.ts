import type { Actor } from '#lib/accounts/actor.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { defaultLocale, isLocale, type Locale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { idOfLink, isSigned } from '#lib/platform/signed-link.ts'
import { maskedEmail } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { canCountFollowers, ownFollower, shownTopics } from '../policy.ts'
import { followersMin, topicColumns, topicOfRow, topicText, waitingMs } from '../rules.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const named = {
  ...topicColumns,
  ...{ confirmedAt: true, createdAt: true },
  ...{ unit: { select: names }, direction: { select: names } },
  ...{ centre: { select: names }, organisation: { select: names } },
} satisfies Prisma.FollowTopicSelect
type NamedRow = Prisma.FollowTopicGetPayload<{ select: typeof named }>

const inOrder = [
  { kind: 'asc' },
  { createdAt: 'asc' },
  { id: 'asc' },
] satisfies Prisma.FollowTopicOrderByWithRelationInput[]
const ownColumns = {
  ...{ id: true, state: true, email: true, locale: true, isAtOnce: true, createdAt: true, version: true },
  topics: { where: shownTopics, orderBy: inOrder, select: named },
} satisfies Prisma.FollowerSelect
type OwnRow = Prisma.FollowerGetPayload<{ select: typeof ownColumns }>

/**
 * What the mailbox of a link follows, in words of a language; `waiting` was asked for and not confirmed yet. Null for a link that
 * was never given, or whose time is over.
 */
export async function findFollowing(_actor: null, token: string, locale: Locale) {
  const id = idOfLink(token)
  if (!id || !isSigned(token, 'follow', id, 1)) return null
  const row = await db.follower.findUnique({ where: { id }, select: ownColumns })
  if (!row) return null
  const isOver = row.state === 'waiting' && row.createdAt < waitingSince()
  return isOver ? null : present(row, locale)
}

/** The same for the mailbox of the actor's account; null when it follows nothing. */
export async function findOwnFollowing(actor: Actor, locale: Locale) {
  const row = await db.follower.findFirst({ where: ownFollower(actor), select: ownColumns })
  return row ? present(row, locale) : null
}

export type Following = NonNullable<Awaited<ReturnType<typeof findFollowing>>>

async function present({ topics, email, ...row }: OwnRow, locale: Locale) {
  const t = await translator(locale)
  const all = topics.map((topic) => ({
    value: topicText(topicOfRow(topic)),
    label: nameOf(topic, locale, t),
    isWaiting: topic.confirmedAt === null,
    isTooLate: topic.confirmedAt === null && topic.createdAt < waitingSince(),
  }))
  return {
    ...{ id: row.id, state: row.state, isAtOnce: row.isAtOnce, version: row.version },
    locale: isLocale(row.locale) ? row.locale : defaultLocale,
    mailbox: email ? maskedEmail(email) : '',
    topics: all.filter(({ isWaiting }) => !isWaiting),
    waiting: all.filter(({ isWaiting, isTooLate }) => isWaiting && !isTooLate),
  }
}

function waitingSince(): Date {
  return new Date(now().getTime() - waitingMs)
}

type Say = Awaited<ReturnType<typeof translator>>

function nameOf(row: NamedRow, locale: Locale, t: Say): string {
  const body = row.unit ?? row.direction ?? row.centre ?? row.organisation
  return t(`follows.topics.${row.kind}`, { name: body ? inLocale(body, 'name', locale) : '' })
}

type Asked = { followerId: string; where: Prisma.FollowTopicWhereInput; locale: Locale }

/** The names of some of a mailbox's topics, for a letter to it. */
export async function listTopicNames(
  _actor: null,
  tx: Tx,
  { followerId, where, locale }: Asked,
): Promise<string[]> {
  const rows = await tx.followTopic.findMany({
    where: { AND: [{ followerId }, shownTopics, where] },
    orderBy: inOrder,
    select: named,
  })
  const t = await translator(locale)
  return rows.map((row) => nameOf(row, locale, t))
}

/** What is kept about the actor's mailbox, for the download of a person's own data. */
export async function listOwnFollowsToDownload(actor: Actor) {
  return db.follower.findMany({
    where: ownFollower(actor),
    select: {
      ...{ state: true, email: true, locale: true, isAtOnce: true, createdAt: true, confirmedAt: true },
      ...{ consentVersion: true, consentLocale: true, digestUntil: true, atOnceUntil: true },
      topics: {
        orderBy: inOrder,
        select: { ...named, unitId: false, directionId: false, centreId: false, organisationId: false },
      },
    },
  })
}

/** How many mailboxes follow a centre; null when they are fewer than five, or it is not the actor's to know. */
export async function countFollowers(actor: Actor, centreId: string): Promise<number | null> {
  if (!canCountFollowers(actor, centreId)) return null
  const count = await db.followTopic.count({
    where: { centreId, confirmedAt: { not: null }, follower: { state: 'confirmed' } },
  })
  return count >= followersMin ? count : null
}
