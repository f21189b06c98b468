import Validator from '@adobe/structured-data-validator'
import WebAutoExtractor from '@marbec/web-auto-extractor'
import { classes, needed } from './schema-org-words.ts'

export type Found = { '@type': string | string[] } & Record<string, unknown>
type Issue = { issueMessage: string; severity: string; errorType?: string; path?: unknown }

/** What an independent reader finds on a page, by the kind of thing. */
export function dataOf(html: string): Record<string, Found[]> {
  return (new WebAutoExtractor({}).parse(html) as { jsonld: Record<string, Found[]> }).jsonld
}

/** What is wrong with the data of a page; empty when it is well-formed, known to the vocabulary and complete. */
export async function complaintsAbout(html: string): Promise<string[]> {
  const parsed: unknown = new WebAutoExtractor({}).parse(html)
  const issues = (await new Validator(vocabulary).validate(parsed)) as Issue[]
  const wrong = issues.filter(({ severity, errorType }) => severity === 'ERROR' || errorType === 'schemaOrg')
  const unreadable = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].flatMap(
    ([, text = '']) => {
      try {
        JSON.parse(text)
        return []
      } catch {
        return [`not JSON: ${text.slice(0, 80)}`]
      }
    },
  )
  const things = Object.values(dataOf(html)).flat()
  return [
    ...unreadable,
    ...wrong.map((issue) => `${issue.issueMessage} ${JSON.stringify(issue.path ?? '')}`),
    ...things.flatMap((thing) => incomplete(thing)),
  ]
}

/** Names of addresses that must be whole, and of moments that must say where on earth they are meant. */
const addresses = new Set(['url', '@id', 'item', 'contentUrl', 'mainEntityOfPage', 'image', 'logo', 'sameAs'])
const moments = new Set(['startDate', 'endDate', 'datePublished', 'dateModified', 'validFrom', 'dateCreated'])
const wholeDay = /^\d{4}-\d{2}-\d{2}$/
const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

function incomplete(value: unknown, way = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => incomplete(each, `${way}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  const thing = value as Record<string, unknown>
  const here = `${way}/${String(thing['@type'] ?? '')}`
  const missing = needed(String(thing['@type']), way === '').filter((name) => isEmpty(thing[name]))
  return [
    ...missing.map((name) => `${here} has no ${name}`),
    ...Object.entries(thing).flatMap(([name, content]) => misshapen(here, name, content)),
    ...Object.entries(thing).flatMap(([name, content]) => incomplete(content, `${here}.${name}`)),
  ]
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function misshapen(here: string, name: string, content: unknown): string[] {
  const texts = (Array.isArray(content) ? content : [content]).filter((each) => typeof each === 'string')
  return texts.flatMap((text) => {
    if (addresses.has(name) && !/^https?:\/\/[^/]+\//.test(text))
      return [`${here}.${name} is no whole address: ${text}`]
    const isMoment = moments.has(name) && !wholeDay.test(text) && !zoned.test(text)
    return isMoment ? [`${here}.${name} says no zone: ${text}`] : []
  })
}

/** Our list in the form in which schema.org publishes its own. */
const vocabulary = {
  '@graph': Object.entries(classes).flatMap(([name, { parent, properties }]) => [
    {
      ...{ '@type': 'rdfs:Class', '@id': `schema:${name}` },
      ...(parent ? { 'rdfs:subClassOf': { '@id': `schema:${parent}` } } : {}),
    },
    ...properties.split(' ').map((property) => ({
      ...{ '@type': 'rdf:Property', '@id': `schema:${property}` },
      'schema:domainIncludes': { '@id': `schema:${name}` },
    })),
  ]),
}
