import { openZip, type ZipPart } from './zip-file.ts'

/** A number is written as a number, everything else as text; null leaves the cell empty. */
export type Cell = string | number | null
export type SheetRow = { cells: readonly Cell[]; isBold?: boolean }
export type Sheet = {
  name: string
  /** In characters, by column. */
  widths?: readonly number[]
  rows: AsyncIterable<SheetRow> | Iterable<SheetRow>
}
type Workbook = { sheets: readonly Sheet[]; title: string; properties: Readonly<Record<string, string>> }

/**
 * An XLSX file (ECMA-376, transitional). Text is always an inline string, never a formula, whatever it begins with. Rows are
 * packed as they come, so memory holds the packed file and not the table.
 */
export async function writeWorkbook({ sheets, title, properties }: Workbook): Promise<Buffer> {
  const zip = openZip()
  const part = async (name: string, text: string) => {
    const file = zip.openPart(name)
    await file.write(head + text)
    await file.end()
  }
  await part('[Content_Types].xml', contentTypes(sheets.length))
  await part('_rels/.rels', packageLinks)
  await part('docProps/core.xml', coreProperties(title))
  await part('docProps/custom.xml', customProperties(properties))
  await part('xl/workbook.xml', workbook(sheets))
  await part('xl/_rels/workbook.xml.rels', workbookLinks(sheets.length))
  await part('xl/styles.xml', styles)
  for (const [index, sheet] of sheets.entries()) {
    const file = zip.openPart(`xl/worksheets/sheet${index + 1}.xml`)
    await writeRows(file, sheet)
    await file.end()
  }
  return zip.bytes()
}

/** Text is given to the packer in pieces of about this many characters. */
const pieceLength = 64_000

async function writeRows(file: ZipPart, { widths = [], rows }: Sheet): Promise<void> {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  let text = `${head}<worksheet xmlns="${main}">${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`
  let number = 0
  for await (const row of rows) {
    text += rowXml(row, ++number)
    if (text.length < pieceLength) continue
    await file.write(text)
    text = ''
  }
  await file.write(`${text}</sheetData></worksheet>`)
}

function rowXml({ cells, isBold }: SheetRow, number: number): string {
  const inside = cells.map((cell, index) => {
    if (cell === null || cell === '') return ''
    const place = `r="${columnName(index)}${number}"`
    if (typeof cell === 'number') return `<c ${place} s="${isBold ? 1 : 0}"><v>${cell}</v></c>`
    return `<c ${place} s="${isBold ? 1 : 2}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`
  })
  return `<row r="${number}">${inside.join('')}</row>`
}

/** A, B … Z, AA … */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

const cellMax = 32_767

/** XML 1.0 has no place for most control characters; spreadsheets have none for more than 32,767 characters. */
function xmlText(text: string): string {
  return text
    .slice(0, cellMax)
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (char) => (char === '\t' || char === '\n' ? char : ''))
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument'

function contentTypes(sheets: number): string {
  const override = (path: string, type: string) =>
    `<Override PartName="/${path}" ContentType="${type.startsWith('application') ? type : `${types}.${type}+xml`}"/>`
  const each = Array.from({ length: sheets }, (_, index) =>
    override(`xl/worksheets/sheet${index + 1}.xml`, 'spreadsheetml.worksheet'),
  )
  return `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    override('xl/workbook.xml', 'spreadsheetml.sheet.main'),
    override('xl/styles.xml', 'spreadsheetml.styles'),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override('docProps/custom.xml', 'custom-properties'),
    ...each,
  ].join('')}</Types>`
}

const packageLinks = `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${office}/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>`

function coreProperties(title: string): string {
  return `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>Birgemiz</dc:creator></cp:coreProperties>`
}

function customProperties(properties: Readonly<Record<string, string>>): string {
  const each = Object.entries(properties).map(
    ([name, value], index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${xmlText(name)}"><vt:lpwstr>${xmlText(value)}</vt:lpwstr></property>`,
  )
  return `<Properties xmlns="${office}/custom-properties" xmlns:vt="${office}/docPropsVTypes">${each.join('')}</Properties>`
}

function workbook(sheets: readonly Sheet[]): string {
  const each = sheets.map(
    ({ name }, index) =>
      `<sheet name="${xmlText(sheetName(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  return `<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets>${each.join('')}</sheets></workbook>`
}

/** At most 31 characters, none of those that spreadsheet programs keep for themselves. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31)
}

function workbookLinks(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  return `<Relationships xmlns="${packages}/relationships">${each.join('')}<Relationship Id="rIdStyles" Type="${office}/relationships/styles" Target="styles.xml"/></Relationships>`
}

/** Cells are text (`@`), so that a spreadsheet program does not guess when one is edited; numbers show as they are. */
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
