import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { listVolunteers } from '#lib/volunteers/queries/list-volunteers.ts'
import { ageBands, idleMonths, lackingConsents, reaches, volunteerFilters } from '#lib/volunteers/schema.ts'

const typed = 'и ив ива иван ивано иванов zh zha zhum қа қас kasym ова ий щщ юл'.split(' ')
const numbers = ['4567', '7001234', '+7 700 123', '8700 123', '1024', '№ 7']
const pagesDeep = 20

/** The register as one types, by each filter, in each order, and twenty pages deep. */
export async function registerPagesOf(actor: Actor): Promise<[string, () => Promise<unknown>][]> {
  const [unit, direction, skill, tag] = await Promise.all([
    db.unit.findFirst({ select: { id: true } }),
    db.direction.findFirst({ select: { id: true } }),
    db.skill.findFirst({ select: { id: true } }),
    db.tag.findFirst({ where: { centreId: { in: [...actor.centreIds] } }, select: { id: true } }),
  ])
  const queries: Record<string, string | undefined>[] = [
    {},
    ...[...typed, ...numbers, 'иванов дана', 'ivanov igor'].map((q) => ({ q })),
    ...[{ unit: unit?.id }, { direction: direction?.id }, { skill: skill?.id }, { tag: tag?.id }],
    ...ageBands.map((age) => ({ age })),
    ...['new', 'suspended', 'anonymised'].map((status) => ({ status })),
    ...['en', 'de'].map((language) => ({ language })),
    ...lackingConsents.map((consent) => ({ consent })),
    ...idleMonths.map((idle) => ({ idle })),
    ...reaches.map((reach) => ({ reach })),
    ...['newest', 'card', 'active'].map((sort) => ({ sort })),
    { q: 'иванов', sort: 'active' },
    { q: 'дана', unit: unit?.id, idle: '12' },
  ]
  const pages = queries.map((query): [string, () => Promise<unknown>] => {
    const filters = volunteerFilters.parse(query)
    return [`register ${JSON.stringify(query)}`, () => listVolunteers(actor, filters)]
  })
  return [...pages, ...(await Promise.all(['name', 'newest', 'active'].map((sort) => deepPage(actor, sort))))]
}

async function deepPage(actor: Actor, sort: string): Promise<[string, () => Promise<unknown>]> {
  let after: string | undefined
  for (let page = 0; page < pagesDeep; page++) {
    const { next } = await listVolunteers(actor, volunteerFilters.parse({ sort, after }))
    if (!next) break
    after = next
  }
  const filters = volunteerFilters.parse({ sort, after })
  return [`register by ${sort}, ${pagesDeep} pages on`, () => listVolunteers(actor, filters)]
}
