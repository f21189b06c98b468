import type { z } from 'zod'
import type { Translate } from '#lib/i18n/translator.ts'
import { type Asked, isResource, noParameters, parameters, type Resource } from '../schema/parameters.ts'
import type { Problem } from '../schema/resources.ts'

type ErrorsOf = (t: Translate) => Problem['errors']
type Kinds =
  | { kind: 'unknown' }
  | { kind: 'root' }
  | { kind: 'openapi' }
  | { kind: 'one'; resource: Resource; key: string }
  | { kind: 'list'; resource: Resource; asked: Asked<Resource>; given: Record<string, string> }
  | { kind: 'refused'; errorsOf: ErrorsOf }
export type Question<Kind extends Kinds['kind']> = Extract<Kinds, { kind: Kind }>

const keyPattern = /^[\w-]{1,120}$/

/** What an address asks for. Nothing is guessed: an unknown parameter, one given twice or a value that is none is refused. */
export function readQuestion(path: readonly string[], search: URLSearchParams): Kinds {
  const [name = '', key, ...rest] = path
  if (rest.length > 0) return { kind: 'unknown' }
  const isDocument = path.length === 0 || (name === 'openapi.json' && key === undefined)
  if (!isDocument && !isResource(name)) return { kind: 'unknown' }
  const isList = !isDocument && key === undefined
  const schema: z.ZodObject = isList ? parameters[name as Resource] : noParameters
  const twice = [...new Set([...search.keys()])].filter((one) => search.getAll(one).length > 1)
  const given = Object.fromEntries(search)
  const read = schema.safeParse(given)
  if (twice.length > 0 || !read.success)
    return { kind: 'refused', errorsOf: (t) => errorsOf(t, schema, twice, read.error?.issues ?? []) }
  if (path.length === 0) return { kind: 'root' }
  if (isDocument) return { kind: 'openapi' }
  const resource = name as Resource
  if (key !== undefined) return keyPattern.test(key) ? { kind: 'one', resource, key } : { kind: 'unknown' }
  return { kind: 'list', resource, asked: read.data as Asked<Resource>, given }
}

function errorsOf(t: Translate, schema: z.ZodObject, twice: string[], issues: z.core.$ZodIssue[]) {
  const known = Object.keys(schema.shape).join(', ') || '–'
  const errors = twice.map((parameter) => ({ parameter, detail: t('openData.problems.twice') }))
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      const detail = t('openData.problems.parameter', { known })
      errors.push(...issue.keys.map((parameter) => ({ parameter, detail })))
    } else errors.push({ parameter: String(issue.path[0] ?? ''), detail: sayValue(t, schema, issue) })
  }
  return errors
}

function sayValue(t: Translate, schema: z.ZodObject, issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return t('openData.problems.oneOf', { values: issue.values.join(', ') })
  const field = schema.shape[String(issue.path[0])] as z.ZodType | undefined
  const { minimum, maximum } = (field?.meta()?.parameter ?? {}) as { minimum?: number; maximum?: number }
  if (minimum !== undefined && maximum !== undefined)
    return t('openData.problems.number', { minimum, maximum })
  return t('openData.problems.value')
}
