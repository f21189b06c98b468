import { elsewhere } from './cells.ts'
import type { TableId } from './tables.ts'

const sections: Record<string, string> = {
  centres: '/centres',
  organisations: '/organisations',
  events_past: '/events?when=past',
  events_ahead: '/events',
  awards: '/awards',
  memoranda: '/memoranda',
  library: '/library',
  ...{ news_kk: '/news', news_ru: '/news', news_en: '/news' },
}
const filters: Partial<Record<TableId, string>> = {
  units: 'unit',
  directions: 'direction',
  kinds: 'kind',
  hosts: 'host',
}

/** The public list a number is the length of; null where people, or what they did, are counted. */
export function listOf(table: TableId, code: string, number: string): string | null {
  const section = sections[table === 'region' ? code : number]
  if (!section || code === elsewhere) return null
  if (table === 'region') return section
  const filter = filters[table]
  if (!filter) return null
  return `${section}${section.includes('?') ? '&' : '?'}${filter}=${code}`
}
