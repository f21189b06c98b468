import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { parseAst } from 'vitest/node'

export type Source = { path: string; text: string }
/** A node of the syntax tree (ESTree with TypeScript and JSX). */
export type Node = { type: string; start: number; [field: string]: unknown }
export type Import = { from: string; target: string; isTypeOnly: boolean; names: string[] }

export const root = path.resolve(import.meta.dirname, '../..')

/** The TypeScript files of the given folders and files, with paths from the project's root. */
export function readSources(...places: string[]): Source[] {
  return places.flatMap((place) => {
    const absolute = path.join(root, place)
    if (!existsSync(absolute)) return []
    if (/\.tsx?$/.test(place)) return [read(place)]
    const names = readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    return names
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
      .map((name) => read(path.join(place, name)))
  })
}

export function allSources(): Source[] {
  return readSources('app', 'components', 'lib', 'prisma/seed', 'proxy.ts', 'instrumentation.ts')
}

/** A sample for the tests of the rules. */
export function sample(file: string, text: string): Source {
  return { path: file, text }
}

const trees = new Map<string, Node>()

export function treeOf(source: Source): Node {
  const known = trees.get(source.text)
  if (known) return known
  const lang = source.path.endsWith('.tsx') ? 'tsx' : 'ts'
  const tree = parseAst(source.text, { lang }) as unknown as Node
  trees.set(source.text, tree)
  return tree
}

/** Visits each node below, parents first. */
export function walk(node: Node, visit: (node: Node, parents: Node[]) => void, parents: Node[] = []): void {
  visit(node, parents)
  const below = [...parents, node]
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit, below)
    }
  }
}

/** What a file imports; project files as paths from the root, packages by their name. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = []
  walk(treeOf(source), (node) => {
    const literal = node.source as { value?: unknown } | null | undefined
    if (typeof literal?.value !== 'string') return
    const target = resolve(source.path, literal.value)
    found.push({ from: literal.value, target, isTypeOnly: isTypeOnly(node), names: namesOf(node) })
  })
  return found
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

export function lineOf(source: Source, node: Node): string {
  return `${source.path}:${source.text.slice(0, node.start).split('\n').length}`
}

/** The functions a file exports, with the names of their parameters. */
export function exportedFunctions(source: Source): { name: string; parameters: string[]; node: Node }[] {
  const body = treeOf(source).body as Node[]
  return body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' && statement.type !== 'ExportDefaultDeclaration')
      return []
    const declaration = statement.declaration
    if (!isNode(declaration)) return []
    if (declaration.type === 'FunctionDeclaration') return [describe(declaration, declaration)]
    if (declaration.type !== 'VariableDeclaration') return []
    return (declaration.declarations as Node[]).flatMap((one) => {
      const value = one.init
      const isFunction =
        isNode(value) && (value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression')
      return isFunction ? [describe(one, value)] : []
    })
  })
}

function describe(named: Node, fn: Node) {
  const name = (named.id as { name?: string } | null)?.name ?? 'default'
  return { name, parameters: (fn.params as Node[]).map(parameterName), node: fn }
}

function parameterName(parameter: Node): string {
  if (parameter.type === 'AssignmentPattern') return parameterName(parameter.left as Node)
  return typeof parameter.name === 'string' ? parameter.name : ''
}

/** What is taken by name; `*` for all of it. */
function namesOf(node: Node): string[] {
  const specifiers = node.specifiers as
    { type: string; imported?: { name?: string }; local?: { name?: string } }[] | undefined
  if (!specifiers) return ['*']
  return specifiers.map((one) => {
    if (one.type === 'ImportSpecifier') return one.imported?.name ?? '*'
    return one.type === 'ExportSpecifier' ? (one.local?.name ?? '*') : '*'
  })
}

function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true
  const specifiers = (node.specifiers ?? []) as { importKind?: string; exportKind?: string }[]
  return (
    specifiers.length > 0 &&
    specifiers.every(({ importKind, exportKind }) => (importKind ?? exportKind) === 'type')
  )
}

function resolve(file: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1)
  if (target.startsWith('.')) return path.posix.join(path.posix.dirname(file), target)
  return target
}

function read(file: string): Source {
  return { path: file.replaceAll(path.sep, '/'), text: readFileSync(path.join(root, file), 'utf8') }
}
