import { siteUrl } from '#lib/platform/env.ts'
import { type Resource, resources } from '../schema/parameters.ts'
import { licence } from './schemas.ts'
import { instantText } from './spelling.ts'

export const apiPath = '/api/v1'
export const apiVersion = '1.0.0'
const about = { licence: licence.path, source: siteUrl }

type Page = { records: object[]; limit: number; total: number; next: string | null }

/** A page of a list with the ways on; `given` are the parameters as they came. */
export function pageAnswer(resource: Resource, page: Page, given: Record<string, string>) {
  const { records, limit, total, next } = page
  const at = (cursor: string | null) => {
    const { cursor: _, ...kept } = given
    const query = new URLSearchParams(cursor === null ? kept : { ...kept, cursor }).toString()
    return `${siteUrl}${apiPath}/${resource}${query ? `?${query}` : ''}`
  }
  return {
    data: records,
    page: { limit, total, next },
    links: { self: at(given.cursor ?? null), next: next === null ? null : at(next) },
    ...about,
  }
}

export function singleAnswer(record: object, path: string) {
  return { data: record, links: { self: siteUrl + path }, ...about }
}

export function rootOf(at: Date) {
  return {
    version: apiVersion,
    documentation: `${siteUrl}/en/about/open-data#api`,
    openapi: `${siteUrl}${apiPath}/openapi.json`,
    resources: Object.fromEntries(resources.map((name) => [name, `${siteUrl}${apiPath}/${name}`])),
    now: instantText(at),
    ...about,
  }
}
