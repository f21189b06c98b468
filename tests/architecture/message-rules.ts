import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { readIcu } from './icu.ts'
import { type Node, type Source, isNode, lineOf, root, treeOf, walk } from './source.ts'

export const locales = ['kk', 'ru', 'en'] as const
/** Full key → text, for one language. */
export type Texts = Map<string, string>
export type Catalogue = Record<(typeof locales)[number], Texts>

// Russian needs `few` and `many` only where the noun is counted in the nominative; the Kazakh noun never changes.
const categories = {
  kk: { all: ['one', 'other'], required: ['other'] },
  ru: { all: ['one', 'few', 'many', 'other'], required: ['one', 'other'] },
  en: { all: ['one', 'other'], required: ['one', 'other'] },
}

export function readCatalogue(): Catalogue {
  const [kk, ru, en] = locales.map(readLanguage) as [Texts, Texts, Texts]
  return { kk, ru, en }
}

/** What is missing, empty or differently shaped between the languages. */
export function incompleteTexts(catalogue: Catalogue): string[] {
  const keys = new Set(locales.flatMap((locale) => [...catalogue[locale].keys()]))
  return [...keys].sort().flatMap((key) => [...missing(catalogue, key), ...misshapen(catalogue, key)])
}

function missing(catalogue: Catalogue, key: string): string[] {
  return locales
    .filter((locale) => !catalogue[locale].get(key)?.trim())
    .map((locale) => `${locale} lacks ${key}`)
}

function misshapen(catalogue: Catalogue, key: string): string[] {
  const problems: string[] = []
  const named = new Map<string, string>()
  for (const locale of locales) {
    const text = catalogue[locale].get(key)
    if (!text) continue
    try {
      const { names, plurals } = readIcu(text)
      named.set(locale, [...names].sort().join(' '))
      for (const given of plurals) {
        const { all, required } = categories[locale]
        if (given.every((form) => all.includes(form)) && required.every((form) => given.includes(form)))
          continue
        problems.push(`${locale} ${key} has the plural forms ${given.join()}; ${locale} has ${all.join()}`)
      }
    } catch (error) {
      problems.push(`${locale} ${key}: ${(error as Error).message}`)
    }
  }
  if (new Set(named.values()).size > 1) {
    problems.push(
      `${key} has different placeholders: ${[...named].map(([locale, names]) => `${locale} (${names})`).join(', ')}`,
    )
  }
  return problems
}

/** Keys that the source asks for and no file has. Keys put together at run time must match at least one. */
export function unknownKeys(sources: Source[], catalogue: Catalogue): string[] {
  const keys = [...catalogue.kk.keys()]
  const namespaces = new Set(keys.map((key) => key.split('.')[0]!))
  return sources.flatMap((source) =>
    [...translatorCalls(source), ...fullKeys(source, namespaces)]
      .filter(({ pattern }) => !keys.some((key) => pattern.test(key)))
      .map(({ node, shown }) => `${lineOf(source, node)} asks for ${shown}`),
  )
}

type Use = { node: Node; pattern: RegExp; shown: string }
type Named = { name: string; namespace: string; scope: Node }

function translatorCalls(source: Source): Use[] {
  const named: Named[] = []
  const uses: Use[] = []
  walk(treeOf(source), (node, parents) => {
    if (node.type !== 'VariableDeclarator') return
    const scope = parents.findLast((parent) => /Function|Program/.test(parent.type))!
    for (const [name, namespace] of namedTranslators(node)) named.push({ name, namespace, scope })
  })
  walk(treeOf(source), (node, parents) => {
    if (node.type !== 'CallExpression') return
    const namespace = namespaceOfCall(node, parents, named)
    const [key] = node.arguments as Node[]
    if (namespace === null || !key) return
    for (const found of isRaw(node) ? [branch(key, namespace)] : keyPatterns(key, namespace))
      uses.push({ node, ...found })
  })
  return uses
}

/** `const t = await getTranslations('events')`, also inside Promise.all with a list of names. */
function namedTranslators(declarator: Node): [string, string][] {
  const target = declarator.id as Node
  const value = unwrap(declarator.init)
  if (target.type === 'Identifier') {
    const namespace = namespaceOfTranslator(value)
    return namespace === null ? [] : [[String(target.name), namespace]]
  }
  if (target.type !== 'ArrayPattern' || value?.type !== 'CallExpression') return []
  const [list] = value.arguments as Node[]
  const values = list?.type === 'ArrayExpression' ? (list.elements as Node[]) : []
  return (target.elements as (Node | null)[]).flatMap((element, at): [string, string][] => {
    const namespace = namespaceOfTranslator(unwrap(values[at]))
    return element?.type === 'Identifier' && namespace !== null ? [[String(element.name), namespace]] : []
  })
}

function namespaceOfTranslator(value: Node | null): string | null {
  if (value?.type !== 'CallExpression') return null
  const name = (value.callee as { name?: string }).name ?? ''
  if (name === 'translator') return ''
  if (name !== 'getTranslations' && name !== 'useTranslations') return null
  const [first] = value.arguments as Node[]
  if (!first) return ''
  if (first.type === 'Literal') return String(first.value)
  if (first.type !== 'ObjectExpression') return null
  const entry = (first.properties as Node[]).find(
    (one) => (one.key as { name?: string } | undefined)?.name === 'namespace',
  )
  if (!entry) return ''
  const namespace = entry.value as Node
  return namespace.type === 'Literal' ? String(namespace.value) : null
}

/** `t('…')`, `t.rich('…')`, `(await getTranslations('x'))('…')`; null for anything else. */
function namespaceOfCall(call: Node, parents: Node[], named: Named[]): string | null {
  let callee = call.callee as Node
  if (callee.type === 'MemberExpression') {
    const method = (callee.property as { name?: string }).name ?? ''
    if (!/^(?:rich|markup|raw)$/.test(method)) return null
    callee = callee.object as Node
  }
  if (callee.type !== 'Identifier') return namespaceOfTranslator(unwrap(callee))
  const candidates = named.filter(({ name, scope }) => name === callee.name && parents.includes(scope))
  return (
    candidates.toSorted((a, b) => parents.indexOf(b.scope) - parents.indexOf(a.scope))[0]?.namespace ?? null
  )
}

/** `t.raw('kinds')` takes a whole branch. */
function isRaw(call: Node): boolean {
  return ((call.callee as Node).property as { name?: string } | undefined)?.name === 'raw'
}

function branch(key: Node, namespace: string): { pattern: RegExp; shown: string } {
  const shown = [namespace, String(key.value ?? '')].filter(Boolean).join('.')
  return { pattern: new RegExp(`^${RegExp.escape(shown)}(?:\\.|$)`), shown }
}

function unwrap(value: unknown): Node | null {
  if (!isNode(value)) return null
  const inner =
    value.type === 'AwaitExpression'
      ? value.argument
      : value.type === 'ParenthesizedExpression'
        ? value.expression
        : null
  return inner ? unwrap(inner) : value
}

function keyPatterns(key: Node, namespace: string): { pattern: RegExp; shown: string }[] {
  const prefix = namespace ? `${namespace}.` : ''
  if (key.type === 'ConditionalExpression') {
    return [
      ...keyPatterns(key.consequent as Node, namespace),
      ...keyPatterns(key.alternate as Node, namespace),
    ]
  }
  if (key.type === 'Literal' && typeof key.value === 'string') return [exactly(prefix + key.value)]
  if (key.type !== 'TemplateLiteral') return []
  const quasis = (key.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
  const [first = '', ...rest] = quasis
  if (rest.length === 0) return [exactly(prefix + first)]
  const middle = [prefix + first, ...rest].map((part) => RegExp.escape(part)).join('.+')
  return [{ pattern: new RegExp(`^${middle}$`), shown: `${prefix}${quasis.join('…')}` }]
}

/** Keys written in full, as the domains' refusals and schemas do: `events.refusals.alreadyPublic`. */
function fullKeys(source: Source, namespaces: Set<string>): Use[] {
  const uses: Use[] = []
  if (!source.path.startsWith('lib/')) return uses
  walk(treeOf(source), (node, parents) => {
    if (node.type !== 'Literal' || typeof node.value !== 'string') return
    if (!/^[a-z][\w-]*\.[\w.-]*\w$/i.test(node.value) || !namespaces.has(node.value.split('.')[0]!)) return
    const isAuditAction = parents.some(
      (one) => one.type === 'CallExpression' && (one.callee as { name?: string }).name === 'record',
    )
    const isOwnKey = parents.some((one) => one.type === 'ImportDeclaration' || one.type === 'TSLiteralType')
    // A whole branch may be named too, as a namespace.
    if (!isAuditAction && !isOwnKey) uses.push({ node, ...branch(node, '') })
  })
  return uses
}

function exactly(key: string): { pattern: RegExp; shown: string } {
  return { pattern: new RegExp(`^${RegExp.escape(key)}$`), shown: key }
}

function readLanguage(locale: string): Texts {
  const folder = path.join(root, 'lib/i18n/messages', locale)
  const texts: Texts = new Map()
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    flatten(JSON.parse(readFileSync(path.join(folder, name), 'utf8')), name.slice(0, -'.json'.length), texts)
  }
  return texts
}

function flatten(value: unknown, key: string, texts: Texts): void {
  if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) flatten(inner, `${key}.${name}`, texts)
  } else texts.set(key, String(value))
}
