import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import { idPattern } from '#lib/platform/text.ts'

export const followKinds = ['region', 'centre', 'unit', 'direction', 'organisation'] as const
export type TopicKind = (typeof followKinds)[number]
/** What is followed; the whole region has no id. */
export type Topic = { kind: TopicKind; id: string | null }

/** Columns of a topic's row. */
export type TopicColumns = {
  kind: TopicKind
  unitId: string | null
  directionId: string | null
  centreId: string | null
  organisationId: string | null
}

export const topicColumns = {
  ...{ kind: true, unitId: true, directionId: true, centreId: true, organisationId: true },
} as const

export function rowOf({ kind, id }: Topic): TopicColumns {
  const idFor = (own: TopicKind) => (kind === own ? id : null)
  return {
    ...{ kind, unitId: idFor('unit'), directionId: idFor('direction') },
    ...{ centreId: idFor('centre'), organisationId: idFor('organisation') },
  }
}

export function topicOfRow(row: TopicColumns): Topic {
  return { kind: row.kind, id: row.unitId ?? row.directionId ?? row.centreId ?? row.organisationId }
}

/** `centre:<id>`, or `region`: as ticks and scripts carry it. */
export function topicText({ kind, id }: Topic): string {
  return id === null ? kind : `${kind}:${id}`
}

export function topicOf(text: string): Topic | null {
  const [kind = '', id] = text.split(':')
  if (text === 'region') return { kind: 'region', id: null }
  const known = followKinds.find((each) => each === kind)
  return known && known !== 'region' && id && idPattern.test(id) ? { kind: known, id } : null
}

export function isSameTopic(a: Topic, b: Topic): boolean {
  return topicText(a) === topicText(b)
}

/** What one mailbox or browser may follow. */
export const topicsMax = 30
/** How long somebody has to confirm; what nobody confirmed is then deleted. */
export const waitingMs = 48 * hourMs
/** How long the hash of an ended mailbox is kept. */
export const endedMs = 30 * dayMs
/** Letters are remembered so long, to tell nothing twice. */
export const lettersMs = 60 * dayMs
/** A number of followers below it is not told to anybody. */
export const followersMin = 5

/** A new event waits so long before anybody hears of it at once: what comes out together is told together. */
export const settleMs = 5 * minuteMs
/** Between two letters at once, or two notifications, to the same reader. */
export const atOnceMs = hourMs
/** What came out earlier is no longer told at once. */
export const atOnceLatestMs = dayMs
/** A transaction that began before a moment may end after it: nothing is counted as told before that. */
export const lateCommitMs = 2 * minuteMs

/** The version a new consent is given to; older words stay in the messages. */
export const consentVersion = 'v1'
