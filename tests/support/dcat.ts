// The part of JSON-LD 1.1 and of DCAT-AP 3 (mandatory properties, and what values must be) that an index of open data is checked
// by. Written from the two specifications, apart from what writes the index.

type Term =
  string | { '@id': string; '@type'?: string; '@container'?: string; '@context'?: Record<string, string> }
type Context = Record<string, Term>
export type Value = { '@id'?: string; '@value'?: unknown; '@type'?: string; '@language'?: string }
export type Node = Value & { types: string[]; values: Record<string, (Value | Node)[]> }

/** The things a document speaks of, with whole addresses in place of its own short names. What it gives no meaning is left out. */
export function nodesOf(document: Record<string, unknown>): Node[] {
  const nodes: Node[] = []
  expand(document, document['@context'] as Context, nodes)
  return nodes
}

function expand(thing: Record<string, unknown>, context: Context, nodes: Node[]): Node {
  const node: Node = { types: [], values: {} }
  nodes.push(node)
  for (const [key, content] of Object.entries(thing)) {
    const term = context[key]
    if (key === '@context' || term === undefined) continue
    const name = typeof term === 'string' ? term : term['@id']
    if (name === '@id') node['@id'] = String(content)
    else if (name === '@type') node.types = listOf(content).map((type) => wholeName(String(type), context))
    else node.values[wholeName(name, context)] = valuesOf(content, term, context, nodes)
  }
  return node
}

function valuesOf(content: unknown, term: Term, context: Context, nodes: Node[]): (Value | Node)[] {
  const {
    '@type': type,
    '@container': container,
    '@context': own,
  } = typeof term === 'string' ? ({} as Partial<Exclude<Term, string>>) : term
  if (container === '@language')
    return Object.entries(content as object).map(([language, value]) => ({
      '@value': value,
      '@language': language,
    }))
  return listOf(content).map((each) => {
    if (typeof each === 'object' && each !== null)
      return expand(each as Record<string, unknown>, context, nodes)
    if (type === '@id') return { '@id': wholeName(String(each), context) }
    if (type === '@vocab') return { '@id': own?.[String(each)] ?? `${own?.['@vocab'] ?? ''}${String(each)}` }
    return type ? { '@value': each, '@type': wholeName(type, context) } : { '@value': each }
  })
}

function listOf(content: unknown): unknown[] {
  return Array.isArray(content) ? content : [content]
}

function wholeName(name: string, context: Context): string {
  const [prefix = '', rest = ''] = name.split(/:(.*)/s)
  const start = context[prefix]
  return typeof start === 'string' && !rest.startsWith('//') ? start + rest : name
}

export const dcat = 'http://www.w3.org/ns/dcat#'
export const dct = 'http://purl.org/dc/terms/'
const foaf = 'http://xmlns.com/foaf/0.1/'
export const spdx = 'http://spdx.org/rdf/terms#'

const texts = [`${dct}title`, `${dct}description`]
const mandatory: Record<string, string[]> = {
  [`${dcat}Catalog`]: [...texts, `${dct}publisher`, `${dcat}dataset`],
  [`${dcat}Dataset`]: texts,
  [`${dcat}Distribution`]: [`${dcat}accessURL`],
  [`${dcat}DataService`]: [`${dct}title`, `${dcat}endpointURL`],
  [`${foaf}Agent`]: [`${foaf}name`],
  [`${spdx}Checksum`]: [`${spdx}algorithm`, `${spdx}checksumValue`],
}
const things = ['publisher', 'license', 'language', 'accrualPeriodicity', 'conformsTo'].map(
  (name) => dct + name,
)
const addresses = [
  ...[...things, `${foaf}homepage`, `${spdx}algorithm`, `${spdx}checksum`],
  ...[
    'dataset',
    'distribution',
    'service',
    'accessURL',
    'downloadURL',
    'endpointURL',
    'endpointDescription',
    'mediaType',
    'theme',
  ].map((name) => dcat + name),
]
const xsd = 'http://www.w3.org/2001/XMLSchema#'
const typed: Record<string, [string, RegExp]> = {
  [`${dct}issued`]: [`${xsd}dateTime`, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/],
  [`${dct}modified`]: [`${xsd}dateTime`, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/],
  [`${dcat}byteSize`]: [`${xsd}nonNegativeInteger`, /^\d+$/],
  [`${spdx}checksumValue`]: [`${xsd}hexBinary`, /^[0-9a-f]{64}$/],
}

/** What DCAT-AP would refuse in an index; empty when it is well-formed and complete. */
export function catalogueComplaints(nodes: readonly Node[]): string[] {
  return nodes.flatMap(({ '@id': id = '(no name)', types, values }) => {
    const known = types.filter((type) => mandatory[type])
    const missing = known.flatMap((type) => mandatory[type]!.filter((name) => !values[name]?.length))
    return [
      ...(known.length === 1 ? [] : [`${id} is ${types.join()}`]),
      ...missing.map((name) => `${id} has no ${name}`),
      ...Object.entries(values).flatMap(([name, list]) =>
        list.flatMap((value) => misshapen(name, value).map((what) => `${id} ${name}: ${what}`)),
      ),
    ]
  })
}

function misshapen(name: string, value: Value | Node): string[] {
  const isNode = 'types' in value
  if (addresses.includes(name)) {
    const address = value['@id'] ?? ''
    return (isNode && address === '') || /^https?:\/\/[^/]+/.test(address)
      ? []
      : [`no address: ${JSON.stringify(value)}`]
  }
  const [type, pattern] = typed[name] ?? []
  if (type && (value['@type'] !== type || !pattern?.test(String(value['@value']))))
    return [JSON.stringify(value)]
  return value['@language'] !== undefined && !value['@value'] ? [`no words in ${value['@language']}`] : []
}
