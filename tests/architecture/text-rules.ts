import { type Node, type Source, lineOf, treeOf, walk } from './source.ts'

const letters = /\p{L}{2}/u
const spokenAttributes =
  /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|hint|legend|caption|heading|summary|message|text)$/
const cyrillicWord = /\p{Script=Cyrillic}{3}/u
// A table of letters, such as the vowels, is not a word.
const consonant = /[бвгғджзйкқлмнңпрстфхһцчшщ]/iu

/** Words for people that stand in the source instead of in the three message files. */
export function hardCodedTexts(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const found = new Set<string>()
    walk(treeOf(source), (node, parents) => {
      if (isSpoken(node, parents) || isCyrillicSentence(source, node)) found.add(lineOf(source, node))
    })
    return [...found]
  })
}

function isSpoken(node: Node, parents: Node[]): boolean {
  if (node.type === 'JSXText') return letters.test(String(node.value))
  if (!letters.test(textOf(node))) return false
  const at = parents.findLastIndex(
    ({ type }) =>
      !/^(?:ConditionalExpression|LogicalExpression|TemplateLiteral|ParenthesizedExpression)$/.test(type),
  )
  const parent = parents[at]
  if (parent?.type === 'JSXAttribute') return isSpokenAttribute(parent)
  if (parent?.type !== 'JSXExpressionContainer' || isCondition(node, parents)) return false
  const holder = parents[at - 1]
  return holder?.type === 'JSXAttribute' ? isSpokenAttribute(holder) : true
}

function isSpokenAttribute(attribute: Node): boolean {
  return spokenAttributes.test(String((attribute.name as { name: unknown }).name))
}

/** In `{kind === 'draft' && …}` and `{'a' ? …}` the literal decides and is not shown. */
function isCondition(node: Node, parents: Node[]): boolean {
  const parent = parents.at(-1)
  return parent?.type === 'ConditionalExpression' && parent.test === node
}

// A language is called by its own name in every language.
const withOwnNames = 'components/site/language-switch.tsx'

/** Words in the languages of the country also betray themselves outside of JSX. */
function isCyrillicSentence(source: Source, node: Node): boolean {
  if (source.path === withOwnNames) return false
  return cyrillicWord.test(textOf(node)) && consonant.test(textOf(node))
}

function textOf(node: Node): string {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateElement') return (node.value as { raw: string }).raw
  return ''
}

// Names of vocabularies, this machine, and pages that a reader may follow a link to; nothing is loaded from any of them.
const allowedHosts = new Set([
  'schema.org',
  'www.w3.org',
  '127.0.0.1',
  'localhost',
  'informburo.kz',
  'www.sitemaps.org',
  // Names of XML namespaces in spreadsheets; nothing is fetched from them.
  'schemas.openxmlformats.org',
  'purl.org',
  // The namespace of OpenSearch descriptions.
  'a9.com',
  // Names of the licence and of vocabularies that describe open data.
  'creativecommons.org',
  'json-schema.org',
  'spdx.org',
  'datapackage.org',
  'publications.europa.eu',
  'xmlns.com',
  // The register that media types have their names from, and the namespace of pictures in sitemaps.
  'www.iana.org',
  'www.google.com',
])

/** Addresses of other hosts in code that ends in a page: nothing may be fetched from elsewhere. */
export function foreignHosts(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const found: string[] = []
    walk(treeOf(source), (node) => {
      for (const [, host] of (textOf(node) || (node.type === 'JSXText' ? String(node.value) : '')).matchAll(
        /https?:\/\/([\w.-]+)/g,
      )) {
        if (!allowedHosts.has(host!) && !host!.endsWith('.invalid'))
          found.push(`${lineOf(source, node)} names ${host}`)
      }
    })
    return found
  })
}

/** The same for style sheets. */
export function foreignHostsInCss(path: string, text: string): string[] {
  const found = [...text.matchAll(/(?:url\(|@import)[\s'"]*(?:https?:)?\/\/([\w.-]+)/g)]
  return found.map(([, host]) => `${path} names ${host}`)
}
