import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { fold } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { openStates, visibleTo } from '../policy.ts'
import type { InboxFilters, InboxState } from '../schema.ts'
import { listAssignees } from './people.ts'

const pageSize = 30
const excerptMax = 140
const names = { nameKk: true, nameRu: true, nameEn: true } as const

/**
 * A page of an inbox: what is due first comes first, what is settled newest first. No name and no contact is in a list. `isOwnOnly`
 * narrows to the actor's own centres, for those who hold the region too.
 */
export async function listConsultations(
  actor: Actor,
  { filters, keyset, isOwnOnly = false }: { filters: InboxFilters; keyset: Keyset; isOwnOnly?: boolean },
) {
  const isOpen = filters.state === 'open'
  const rows = await db.consultationRequest.findMany({
    where: {
      AND: [visibleTo(actor), ...scope(actor, isOwnOnly), inState(filters.state), matching(actor, filters)],
    },
    orderBy: isOpen ? [{ dueOn: 'asc' }, { id: 'asc' }] : [{ lastWordAt: 'desc' }, { id: 'desc' }],
    select: {
      ...{ id: true, year: true, number: true, state: true, locale: true, question: true, dueOn: true },
      ...{ createdAt: true, lastWordAt: true, isHelpful: true, forgottenAt: true },
      topic: { select: names },
      centre: { select: names },
      assignee: { select: { name: true } },
    },
    ...keysetArguments(keyset, pageSize),
  })
  const short = rows.map(({ question, ...row }) => ({ ...row, excerpt: excerptOf(question) }))
  return keysetPage(short, keyset, pageSize)
}

export type InboxRow = Awaited<ReturnType<typeof listConsultations>>['rows'][number]

/** How many questions each tab of an inbox holds, and how many are past their day. */
export async function countConsultations(actor: Actor, { isOwnOnly = false }: { isOwnOnly?: boolean } = {}) {
  const where = { AND: [visibleTo(actor), ...scope(actor, isOwnOnly)] }
  const today = new Date(`${dayOf(now())}T00:00:00Z`)
  const [groups, overdue, unassigned] = await Promise.all([
    db.consultationRequest.groupBy({ by: ['state'], where, _count: { _all: true } }),
    db.consultationRequest.count({ where: { AND: [where, { dueOn: { lt: today } }] } }),
    db.consultationRequest.count({ where: { AND: [where, { state: 'new' }] } }),
  ])
  const count = (state: string) => groups.find((group) => group.state === state)?._count._all ?? 0
  const settled = { waiting: count('waiting'), answered: count('answered'), closed: count('closed') }
  return { open: count('new') + count('assigned'), ...settled, spam: count('spam'), overdue, unassigned }
}

/** Topics and, for who gives questions out, the centres and people they can go to. */
export async function listInboxChoices(actor: Actor) {
  const [topics, assignees] = await Promise.all([
    db.consultationTopic.findMany({ orderBy: { position: 'asc' }, select: { id: true, ...names } }),
    listAssignees(actor, db),
  ])
  return { topics, ...assignees }
}

export type InboxChoices = Awaited<ReturnType<typeof listInboxChoices>>

function scope(actor: Actor, isOwnOnly: boolean): Prisma.ConsultationRequestWhereInput[] {
  if (!isOwnOnly) return []
  return [{ OR: [{ centreId: { in: [...actor.centreIds] } }, { assigneeId: actor.userId }] }]
}

function inState(state: InboxState): Prisma.ConsultationRequestWhereInput {
  return { state: state === 'open' ? { in: [...openStates] } : state }
}

function matching(actor: Actor, filters: InboxFilters): Prisma.ConsultationRequestWhereInput {
  const { topic, locale, centre, who, overdue, q } = filters
  const words = fold(q).split(' ').filter(Boolean).slice(0, 6)
  return {
    ...(topic ? { topicId: topic } : {}),
    ...(locale ? { locale } : {}),
    ...(centre ? { centreId: centre === 'office' ? null : centre } : {}),
    ...(who === 'mine' ? { assigneeId: actor.userId } : who === 'nobody' ? { assigneeId: null } : {}),
    ...(overdue ? { dueOn: { lt: new Date(`${dayOf(now())}T00:00:00Z`) } } : {}),
    AND: words.map((word) => ({ searchKey: { contains: word } })),
  }
}

function excerptOf(question: string): string {
  const line = question.replaceAll(/\s+/g, ' ')
  return line.length > excerptMax ? `${line.slice(0, excerptMax - 1).trimEnd()}…` : line
}
