import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Label, ListKind, Narrowing } from '../rules/figures.ts'
import { eventNarrowing, peopleNarrowing } from '../schema.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }

/** In words: which list it is and what it is narrowed by. The names are public ones; people are never among them. */
export async function describeNarrowing(
  _actor: Actor,
  kind: ListKind,
  narrowing: Narrowing,
): Promise<{ title: Label; parts: Label[] }> {
  const { unit, home, work, interest, event, age, sex, status, consent } = narrowing
  const kindOfAward = kind === 'awards' ? narrowing.kind : undefined
  const parts = await Promise.all([
    named(unit, (id) => db.unit.findUnique({ where: { id }, select: names })),
    named(home, (id) => db.centre.findUnique({ where: { id }, select: names }), 'reports.noCentre'),
    named(work, (id) => db.direction.findUnique({ where: { id }, select: names }), 'reports.noDirection'),
    named(interest, (id) => db.direction.findUnique({ where: { id }, select: names }), 'reports.noInterest'),
    named(event, titleOf),
    named(kindOfAward, (id) => db.awardKind.findUnique({ where: { id }, select: names })),
  ])
  const known = peopleNarrowing.parse({ age, sex, status, consent })
  const words = [
    known.age && { key: `volunteers.ages.${known.age}` },
    known.sex && { key: `volunteers.sexes.${known.sex}` },
    known.status && { key: `volunteers.statuses.${known.status}` },
    known.consent && { key: 'reports.lists.consent' },
  ]
  return { title: titleLabel(kind, narrowing), parts: [...parts, ...words].filter(isLabel) }
}

function titleLabel(kind: ListKind, narrowing: Narrowing): Label {
  if (kind === 'people') return { key: `reports.lists.people.${peopleNarrowing.parse(narrowing).set}` }
  if (kind === 'events') return { key: `reports.lists.events.${eventNarrowing.parse(narrowing).state}` }
  return { key: `reports.lists.${kind}` }
}

async function named(
  value: string | undefined,
  find: (id: string) => Promise<Label | null>,
  without = 'reports.unknown',
): Promise<Label | null> {
  if (!value) return null
  return idPattern.test(value) ? find(value) : { key: without }
}

async function titleOf(id: string): Promise<Label | null> {
  const event = await db.event.findUnique({
    where: { id },
    select: { titleKk: true, titleRu: true, titleEn: true, state: true },
  })
  if (!event || event.state === 'draft') return null
  return { nameKk: event.titleKk, nameRu: event.titleRu, nameEn: event.titleEn }
}

function isLabel(part: Label | null | '' | undefined): part is Label {
  return Boolean(part)
}
