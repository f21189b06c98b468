import { type Archive, openArchive } from './sheets/archive.ts'
import { SheetProblem } from './sheets/limits.ts'
import { readXml } from './sheets/xml-events.ts'

export const officeExtensions = ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'] as const
export type OfficeExtension = (typeof officeExtensions)[number]
export type OfficeProblem =
  'notOffice' | 'oldOffice' | 'broken' | 'encrypted' | 'tooBigUnpacked' | 'withMacros' | 'withOutsideParts'
export type OfficeVerdict = { extension: OfficeExtension } | { problem: OfficeProblem }

const partsMax = 3000
const zipSign = Buffer.from('PK\x03\x04', 'latin1')
/** Word, Excel and PowerPoint before 2007, and the wrapper of today's ones under a password. */
const oldSign = Buffer.from('d0cf11e0a1b11ae1', 'hex')

const mainParts: Record<string, OfficeExtension> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml': 'pptx',
}
const openFormats: Record<string, OfficeExtension> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
}
/** Programs, and parts whose contents cannot be looked into; what a printer was set to is harmless and in every second sheet. */
const activeParts =
  /(?:^|\/)(?:vbaProject|vbaData)|activeX|macrosheets|\.(?:docm|xlsm|xlsb|pptm|exe|dll|js|vbs|scr|jar)$|^(?:Basic|Scripts)\//i
const sealedParts = /\.bin$/i
const printerParts = /(?:^|\/)printerSettings\d*\.bin$/i

/**
 * What an office document is, judged by its parts and not by its name: text, sheet or slides in the formats of Office 2007 and
 * OpenDocument. Refused: macros, passwords, parts fetched from elsewhere when it is opened, files that unpack to too much, and
 * anything that is two formats at once.
 */
export async function judgeOfficeFile(bytes: Buffer): Promise<OfficeVerdict> {
  if (bytes.subarray(0, 8).equals(oldSign)) return { problem: 'oldOffice' }
  if (!bytes.subarray(0, 4).equals(zipSign)) return { problem: 'notOffice' }
  try {
    const archive = await openArchive(bytes, { most: partsMax, hasTwins: false })
    try {
      return await judgeParts(archive)
    } finally {
      archive.close()
    }
  } catch (error) {
    if (!(error instanceof SheetProblem)) throw error
    const { code } = error
    return { problem: code === 'encrypted' || code === 'tooBigUnpacked' ? code : 'broken' }
  }
}

async function judgeParts(archive: Archive): Promise<OfficeVerdict> {
  const { names } = archive
  const isActive = (name: string) =>
    activeParts.test(name) || (sealedParts.test(name) && !printerParts.test(name))
  if (names.some(isActive)) return { problem: 'withMacros' }
  if (names.includes('[Content_Types].xml')) return judgeMicrosoft(archive)
  if (names.includes('mimetype') && names.includes('content.xml')) return judgeOpenDocument(archive)
  return { problem: 'notOffice' }
}

async function judgeMicrosoft(archive: Archive): Promise<OfficeVerdict> {
  const types: string[] = []
  await readXml(await archive.read('[Content_Types].xml'), {
    open: (_, { ContentType = '' }) => types.push(ContentType),
  })
  if (types.some((type) => /macroEnabled|vbaProject/i.test(type))) return { problem: 'withMacros' }
  const found = types.flatMap((type) => mainParts[type] ?? [])
  if (found.length !== 1) return { problem: 'notOffice' }
  let isOutside = false
  for (const name of archive.names.filter((each) => each.toLowerCase().endsWith('.rels'))) {
    await readXml(await archive.read(name), {
      // A link waits for a click; a template, a picture or a sheet from elsewhere would be fetched by opening the file.
      open: (_, { TargetMode = 'Internal', Type = '' }) => {
        if (TargetMode !== 'Internal' && !Type.endsWith('/hyperlink')) isOutside = true
      },
    })
  }
  return isOutside ? { problem: 'withOutsideParts' } : { extension: found[0] as OfficeExtension }
}

async function judgeOpenDocument(archive: Archive): Promise<OfficeVerdict> {
  const extension = openFormats[await readShort(archive, 'mimetype')]
  if (!extension) return { problem: 'notOffice' }
  let problem: OfficeProblem | null = null
  const parts = ['META-INF/manifest.xml', 'content.xml', 'styles.xml']
  for (const name of parts.filter((each) => archive.names.includes(each))) {
    await readXml(await archive.read(name), {
      open: (element, { href = '' }) => {
        if (element === 'encryption-data') problem = 'encrypted'
        if (element === 'event-listener' || element === 'dde-source') problem ??= 'withMacros'
        if (element !== 'a' && /^(?:[a-z][a-z\d+.-]*:|\/\/|\\\\)/i.test(href)) problem ??= 'withOutsideParts'
      },
    })
  }
  return problem ? { problem } : { extension }
}

async function readShort(archive: Archive, name: string): Promise<string> {
  let text = ''
  for await (const piece of await archive.read(name)) {
    text += Buffer.from(piece).toString('latin1')
    if (text.length > 200) break
  }
  return text.trim()
}
