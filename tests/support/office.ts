import { openZip } from '#lib/platform/sheets/zip-file.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const mains = {
  docx: `${office}.wordprocessingml.document.main+xml`,
  xlsx: `${office}.spreadsheetml.sheet.main+xml`,
  pptx: `${office}.presentationml.presentation.main+xml`,
}

export async function zipOf(parts: Record<string, string> | [string, string][]): Promise<Buffer> {
  const zip = openZip()
  for (const [name, text] of Array.isArray(parts) ? parts : Object.entries(parts)) {
    const part = zip.openPart(name)
    await part.write(text)
    await part.end()
  }
  return zip.bytes()
}

/** A document of Office as small as they come; `more` adds parts or takes the place of one. */
export function microsoftFile(kind: keyof typeof mains, more: Record<string, string> = {}): Promise<Buffer> {
  return zipOf({
    '[Content_Types].xml': `<Types><Override PartName="/main.xml" ContentType="${mains[kind]}"/></Types>`,
    '_rels/.rels':
      '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="main.xml"/></Relationships>',
    'main.xml': '<doc>Сәлем</doc>',
    ...more,
  })
}

export function openDocumentFile(type: string, content = '<doc/>', more: Record<string, string> = {}) {
  return zipOf({
    mimetype: `application/vnd.oasis.opendocument.${type}`,
    'content.xml': content,
    'META-INF/manifest.xml': '<manifest/>',
    ...more,
  })
}

export function relationship(type: string, target: string): Record<string, string> {
  const row = `<Relationship Id="r9" Type="http://schemas/${type}" Target="${target}" TargetMode="External"/>`
  return { 'word/_rels/document.xml.rels': `<Relationships>${row}</Relationships>` }
}
