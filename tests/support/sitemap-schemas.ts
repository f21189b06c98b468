import { XmlDocument, type XmlNode, XsdValidator } from 'libxml2-wasm'

// What https://www.sitemaps.org/protocol.html asks for in words, written down by ourselves as two schemas: the elements, their
// order and number, the shape of addresses and of W3C dates.

const types = `
  <xs:simpleType name="address"><xs:restriction base="xs:anyURI">
    <xs:minLength value="12"/><xs:maxLength value="2048"/><xs:pattern value="https?://[^/]+(/.*)?"/>
  </xs:restriction></xs:simpleType>
  <xs:simpleType name="moment"><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>`

function schemaOf(root: string, item: string, more = ''): XsdValidator {
  return XsdValidator.fromDoc(
    XmlDocument.fromString(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9"
  elementFormDefault="qualified">${types}
  <xs:element name="${root}"><xs:complexType><xs:sequence>
    <xs:element name="${item}" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="loc" type="address"/><xs:element name="lastmod" type="moment" minOccurs="0"/>${more}
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element></xs:schema>`),
  )
}

const links =
  '<xs:any namespace="http://www.w3.org/1999/xhtml" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>' +
  '<xs:any namespace="http://www.google.com/schemas/sitemap-image/1.1" processContents="lax" minOccurs="0" maxOccurs="1000"/>'
const schemas = {
  index: schemaOf('sitemapindex', 'sitemap'),
  part: schemaOf('urlset', 'url', links),
}

export type MapAddress = {
  url: string
  changedAt: string | null
  languages: Record<string, string>
  pictures: string[]
}

const image = 'http://www.google.com/schemas/sitemap-image/1.1'
const names = {
  s: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  x: 'http://www.w3.org/1999/xhtml',
  i: image,
}

/** Reads a map with a parser of its own; throws where it is not valid. */
export function readMap(text: string, kind: 'index' | 'part'): MapAddress[] {
  const document = XmlDocument.fromString(text)
  try {
    schemas[kind].validate(document)
    const count = document.find('/*/*').length
    if (count > 10_000) throw new Error(`${count} addresses in one part`)
    // What the schema of pictures asks for: one whole address in each.
    const odd = document.find('//i:image[count(*) != 1 or not(starts-with(i:loc, "http"))]', names)
    if (odd.length > 0) throw new Error(`${odd.length} pictures without an address`)
    const value = (path: string, from: XmlNode) => from.find(path, names).map((node) => node.content)
    return document.find(kind === 'index' ? '//s:sitemap' : '//s:url', names).map((node) => ({
      url: value('s:loc', node)[0] ?? '',
      changedAt: value('s:lastmod', node)[0] ?? null,
      languages: Object.fromEntries(
        value('x:link/@hreflang', node).map((language, index) => [
          language,
          value('x:link/@href', node)[index] ?? '',
        ]),
      ),
      pictures: value('i:image/i:loc', node),
    }))
  } finally {
    document.dispose()
  }
}
