import type { z } from 'zod'
import type { RefusalValues } from './refusal.ts'

/** What a form shows after it was sent. `values` gives back what was typed; files are never given back. */
export type FormState = {
  attempt: number
  status: 'idle' | 'refused' | 'done'
  message?: string
  errors: Record<string, string>
  values: FormValues
}
export type FormValues = Record<string, string | string[]>
export type FieldProblem = { code: string; values?: RefusalValues }

export const idleForm: FormState = { attempt: 0, status: 'idle', errors: {}, values: {} }

/**
 * Turns posted fields into a plain tree for zod. `a.b` nests, `a.0.b` makes a list, `a[]` is always a list, a name given twice
 * without `[]` becomes a list too, so a schema that wants one value refuses it. Names that reach prototypes are dropped.
 */
export function readForm(form: FormData): Record<string, unknown> {
  const root: Tree = Object.create(null) as Tree
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION') || /(?:^|\.)(?:__proto__|constructor|prototype)(?:\.|$)/.test(name))
      continue
    const all = form.getAll(name)
    const isList = name.endsWith('[]')
    place(root, (isList ? name.slice(0, -2) : name).split('.'), isList || all.length > 1 ? all : all[0])
  }
  return listify(root) as Record<string, unknown>
}

/** What was typed, by field name, to fill the form again. Passwords and files stay out. */
export function typedValues(form: FormData): FormValues {
  const values: FormValues = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION') || /password/i.test(name)) continue
    const all = form.getAll(name).filter((value) => typeof value === 'string')
    if (all.length > 0) values[name] = name.endsWith('[]') ? all : (all[0] ?? '')
  }
  return values
}

/** Zod's issues as problems by field name; the first one of a field wins. Problems of no field stand under the empty name. */
export function fieldProblems(error: z.ZodError): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {}
  for (const issue of error.issues) {
    const name = issue.code === 'unrecognized_keys' ? '' : issue.path.join('.')
    problems[name] ??= problemOf(issue)
  }
  return problems
}

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  if (/^[a-z][\w-]*(?:\.[\w-]+)+$/i.test(issue.message)) {
    const params = 'params' in issue ? (issue.params as RefusalValues | undefined) : undefined
    return { code: issue.message, ...(params ? { values: params } : {}) }
  }
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? { code: 'form.tooLong', values: { max: Number(issue.maximum) } }
        : { code: 'form.tooBig', values: { max: Number(issue.maximum) } }
    case 'too_small':
      if (issue.origin === 'string') return { code: 'form.required' }
      return { code: 'form.tooSmall', values: { min: Number(issue.minimum) } }
    case 'invalid_type':
      return { code: issue.input === undefined || issue.input === '' ? 'form.required' : 'form.invalid' }
    case 'unrecognized_keys':
      return { code: 'form.unexpected' }
    default:
      return { code: 'form.invalid' }
  }
}

type Tree = { [key: string]: unknown }

function place(root: Tree, path: string[], value: unknown) {
  let node = root
  for (const key of path.slice(0, -1)) {
    const next = node[key]
    node = (
      typeof next === 'object' && next !== null ? next : (node[key] = Object.create(null) as Tree)
    ) as Tree
  }
  node[path.at(-1) as string] = value
}

function listify(node: unknown): unknown {
  if (typeof node !== 'object' || node === null || Array.isArray(node) || node instanceof Blob) return node
  const entries = Object.entries(node).map(([key, value]) => [key, listify(value)] as const)
  const isList = entries.length > 0 && entries.every(([key]) => /^\d{1,3}$/.test(key))
  if (isList) return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value)
  return Object.fromEntries(entries)
}
