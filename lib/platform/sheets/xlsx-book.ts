import { posix } from 'node:path'
import type { Archive } from './archive.ts'
import { cellLengthMax, SheetProblem } from './limits.ts'
import { readXml } from './xml-events.ts'

export type Book = {
  sheets: { name: string; path: string }[]
  stringsPath: string | null
  /** By the number of a cell's style: its value is a date. */
  dateStyles: ReadonlySet<number>
  isFrom1904: boolean
}

/** What an XLSX file says about itself: its sheets in order, and how dates are written in it. */
export async function readBook(archive: Archive): Promise<Book> {
  const workbook = await findWorkbook(archive)
  const links = await relations(archive, workbook)
  const sheets: Book['sheets'] = []
  let isFrom1904 = false
  await readXml(await archive.read(workbook), {
    open: (name, { name: title = '', id = '', date1904 }) => {
      if (name === 'sheet') {
        const link = links.get(id)
        if (link && link.type.endsWith('/worksheet')) sheets.push({ name: title, path: link.path })
      }
      if (name === 'workbookPr') isFrom1904 = date1904 === '1' || date1904 === 'true'
    },
  })
  if (sheets.length === 0) throw new SheetProblem('notASheet')
  const pathOf = (kind: string) => [...links.values()].find(({ type }) => type.endsWith(`/${kind}`))?.path
  const styles = pathOf('styles')
  return {
    sheets,
    stringsPath: pathOf('sharedStrings') ?? null,
    dateStyles: styles ? await readDateStyles(archive, styles) : new Set(),
    isFrom1904,
  }
}

async function findWorkbook(archive: Archive): Promise<string> {
  if (!archive.names.includes('_rels/.rels')) throw new SheetProblem('notASheet')
  const links = await relations(archive, '')
  const found = [...links.values()].find(({ type }) => type.endsWith('/officeDocument'))?.path
  if (!found?.endsWith('.xml') || !archive.names.includes(found)) throw new SheetProblem('notASheet')
  return found
}

type Link = { type: string; path: string }

async function relations(archive: Archive, of: string): Promise<Map<string, Link>> {
  const folder = posix.dirname(of)
  const path = posix.join(folder, '_rels', `${posix.basename(of)}.rels`)
  const links = new Map<string, Link>()
  if (!archive.names.includes(path)) return links
  await readXml(await archive.read(path), {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return
      links.set(Id, {
        type: Type,
        path: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target),
      })
    },
  })
  return links
}

/** Built-in formats of dates, ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are those of East Asian languages. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  const plain = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')
  return /[dy]/i.test(plain) || /m{3,}/i.test(plain)
}

async function readDateStyles(archive: Archive, path: string): Promise<Set<number>> {
  const codes = new Map<number, string>()
  const dates = new Set<number>()
  let isInCells = false
  let index = 0
  await readXml(await archive.read(path), {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') isInCells = true
      if (name !== 'xf' || !isInCells) return
      const id = Number(attributes.numFmtId ?? 0)
      if (isDateFormat(id, codes.get(id))) dates.add(index)
      index++
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return dates
}

/** The shared texts that are wanted, by their number; the others are passed over. */
export async function readSharedStrings(
  archive: Archive,
  path: string,
  wanted: ReadonlySet<number>,
): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  let index = -1
  let text = ''
  let isText = false
  let phonetic = 0
  await readXml(await archive.read(path), {
    open: (name) => {
      if (name === 'si') [index, text] = [index + 1, '']
      if (name === 'rPh') phonetic++
      isText = name === 't' && phonetic === 0
    },
    text: (piece) => {
      if (isText && text.length <= cellLengthMax) text += piece
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') phonetic--
      if (name === 'si' && wanted.has(index)) found.set(index, text.slice(0, cellLengthMax + 1))
    },
  })
  return found
}
