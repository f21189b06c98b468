type Attributes = Record<string, string>
type Content = string | number | Xml | (Xml | null)[]
/** A piece of XML that is already escaped; made by `xml` and `xmlText` alone. */
export type Xml = { readonly markup: string }

/** An element; texts and attributes are escaped, characters XML 1.0 forbids are dropped. */
export function xml(name: string, attributes: Attributes, content?: Content): Xml {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`)
  if (content === undefined) return { markup: `<${name}${given.join('')}/>` }
  return { markup: `<${name}${given.join('')}>${inside(content)}</${name}>` }
}

/** Words that stand beside elements. */
export function xmlText(words: string): Xml {
  return { markup: escape(words) }
}

/** A whole document as a response; `type` without its charset. */
export function xmlResponse(root: Xml, type: string): Response {
  const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=300' }
  return new Response(xmlDocument(root), { headers })
}

/** A whole document as text. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}`
}

function inside(content: Content): string {
  if (Array.isArray(content)) return content.map((child) => child?.markup ?? '').join('')
  return typeof content === 'object' ? content.markup : escape(String(content))
}

function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
