import {
  type Node,
  type Source,
  exportedFunctions,
  importsOf,
  isNode,
  lineOf,
  treeOf,
  walk,
} from './source.ts'

/** Every page, action and handler behind the sign-in asks who is there; layouts guard nothing. */
export function withoutGuard(sources: Source[]): string[] {
  return sources
    .filter(({ path }) =>
      /^app\/.*\(signed-in\)\/(?:.*\/)?(?:page\.tsx|[\w-]*actions\.ts|route\.ts)$/.test(path),
    )
    .flatMap((source) => {
      const entries = exportedFunctions(source).filter(
        ({ name }) => !/^generate(?:Metadata|StaticParams)$/.test(name),
      )
      return entries
        .filter(({ node }) => !callsGuard(node))
        .map(({ name }) => `${source.path}: ${name} asks nobody`)
    })
}

function callsGuard(fn: Node): boolean {
  let isFound = false
  walk(fn, (node) => {
    if (node.type !== 'AwaitExpression') return
    const call = node.argument as Node
    const callee = call.type === 'CallExpression' ? (call.callee as { name?: string }) : {}
    if (/^require[A-Z]/.test(callee.name ?? '')) isFound = true
  })
  return isFound
}

const place = /^(lib\/[\w-]+\/)(?:queries|commands)(?:\.ts|\/)/

/** Who acts comes first in every query and command used outside of its own domain: an `actor`, or a `doer` who may be nobody signed in. */
export function withoutActor(sources: Source[]): string[] {
  const used = usedFromOutside(sources)
  return sources
    .filter(({ path }) => place.test(path))
    .flatMap((source) =>
      exportedFunctions(source)
        .filter(
          ({ name, parameters }) =>
            !/^_?(?:actor|doer)$/.test(parameters[0] ?? '') && isUsed(used, source.path, name),
        )
        .map(({ name, parameters }) => `${source.path}: ${name}(${parameters[0] ?? ''}, …)`),
    )
}

function usedFromOutside(sources: Source[]): Set<string> {
  const uses = sources.flatMap((source) => {
    const own = source.path.match(place)?.[1]
    const foreign = importsOf(source).filter(
      ({ target }) => place.test(target) && target.match(place)?.[1] !== own,
    )
    return foreign.flatMap(({ target, names }) => names.map((name) => `${target} ${name}`))
  })
  return new Set(uses)
}

function isUsed(used: Set<string>, path: string, name: string): boolean {
  return used.has(`${path} ${name}`) || used.has(`${path} *`)
}

/** Only the gate reads the environment. */
export function environmentReaders(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => path !== 'lib/platform/env.ts')
    .flatMap((source) => {
      const found: string[] = []
      walk(treeOf(source), (node) => {
        if (node.type !== 'MemberExpression') return
        const { object, property } = node as unknown as {
          object: { name?: string }
          property: { name?: string; value?: string }
        }
        if (object.name === 'process' && (property.name ?? property.value) === 'env')
          found.push(lineOf(source, node))
      })
      return found
    })
}

const writes =
  /^(?:create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)$/
const rawWrite = /\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"(\w+)"/g

// A shift's description belongs to its event; its places and the people on them are one thing, kept under one lock.
const sharedTables = new Map([['Shift', 'events, participation']])

/** Which domains write which table; a table with two writers has no owner. */
export function tablesWithTwoWriters(sources: Source[]): string[] {
  const writers = new Map<string, Set<string>>()
  for (const source of sources) {
    const domain = source.path.match(/^lib\/([\w-]+)\//)?.[1]
    if (!domain) continue
    for (const table of writtenTables(source)) {
      writers.set(table, (writers.get(table) ?? new Set()).add(domain))
    }
  }
  return [...writers]
    .map(([table, domains]) => ({ table, domains: [...domains].sort().join(', '), count: domains.size }))
    .filter(({ table, domains, count }) => count > 1 && sharedTables.get(table) !== domains)
    .map(({ table, domains }) => `${table}: ${domains}`)
}

function writtenTables(source: Source): Set<string> {
  const tables = new Set<string>()
  walk(treeOf(source), (node) => {
    if (node.type === 'TemplateElement' || node.type === 'Literal') {
      const text = node.type === 'Literal' ? String(node.value) : (node.value as { raw: string }).raw
      for (const [, table] of text.matchAll(rawWrite)) tables.add(table!)
    }
    if (node.type === 'CallExpression') {
      const table = writtenByClient(node)
      if (table) tables.add(table)
    }
  })
  return tables
}

/** `tx.event.update(…)` and `db.event.update(…)`: the table's name, else null. */
function writtenByClient(call: Node): string | null {
  const method = call.callee as Node
  if (method.type !== 'MemberExpression' || !writes.test((method.property as { name?: string }).name ?? ''))
    return null
  const model = method.object as Node
  if (!isNode(model) || model.type !== 'MemberExpression') return null
  const client = (model.object as { name?: string }).name ?? ''
  const name = (model.property as { name?: string }).name ?? ''
  return /^(?:db|tx|client)$/.test(client) && name ? name[0]!.toUpperCase() + name.slice(1) : null
}

/** Names that say nothing about what is inside, and names not written the usual way. */
export function badFileNames(paths: string[]): string[] {
  return paths.filter((path) => {
    const base = path
      .split('/')
      .at(-1)!
      .replace(/(?:\.(?:test|spec|config|d))?\.\w+$/, '')
    if (/^(?:utils?|helpers?|misc|common|types)$/.test(base)) return true
    return !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*|\[[\w.]+\]|\w+-image)$/.test(base)
  })
}
