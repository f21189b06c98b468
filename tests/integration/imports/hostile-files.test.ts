import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { findBatch } from '#lib/imports/queries/batch.ts'
import { env } from '#lib/platform/env.ts'
import { newId } from '#lib/platform/new-id.ts'
import { SheetProblem } from '#lib/platform/sheets/limits.ts'
import { readSheetFile } from '#lib/platform/sheets/read-file.ts'
import { readSheet } from '#lib/platform/sheets/read-sheet.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator } from '#tests/support/people.ts'
import { checkedBatch, csvFile, xlsxFile } from '#tests/support/sheets.ts'

const megabyte = 1024
/** What a process that only reads may take, with Node itself in it. */
const rssMax = 320 * megabyte

const packedBefore = new Map<string | Buffer, Buffer>()

function packOnce(content: string | Buffer): Buffer {
  const packed = packedBefore.get(content) ?? deflateRawSync(Buffer.from(content))
  packedBefore.set(content, packed)
  return packed
}

/** A packed file with these entries, as small as it gets. */
function zip(
  entries: Record<string, string | Buffer>,
  { encrypted = false, declared }: { encrypted?: boolean; declared?: number } = {},
): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const data = Buffer.from(content)
    const packed = packOnce(content)
    const size = declared ?? data.length
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(encrypted ? 1 : 0, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]),
    )
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook of one sheet with this inside. */
function book(sheetData: string, more: Record<string, string> = {}, after = ''): Record<string, string> {
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${links}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData>${after}</worksheet>`,
    ...more,
  }
}

const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const row = (...texts: string[]) => `<row>${texts.map(cell).join('')}</row>`
const heads = row('Фамилия', 'Имя')

let count = 0
/** Reads as the worker does, in a process of its own, or right here where only the reading matters. */
async function problemOf(bytes: Buffer | string, isApart = false) {
  const file = path.join(env.DATA_DIR, `hostile-${count++}`)
  writeFileSync(file, bytes)
  let rss = 0
  const onEnd = (kilobytes: number) => (rss = kilobytes)
  try {
    const sheet = isApart ? await readSheet(file, null, { onEnd }) : await readSheetFile(file, null)
    return { problem: null, rss, sheet }
  } catch (error) {
    if (!(error instanceof SheetProblem)) throw error
    return { problem: error.code, rss, sheet: null }
  }
}

describe('a file that is no honest sheet is refused with its reason, in bounded memory', () => {
  const zeros = Buffer.alloc(40 * 1024 * 1024)
  const bombs = Object.fromEntries([...'abcdefghij'].map((name) => [`xl/media/${name}.bin`, zeros])) as never
  const million = '<row><c t="inlineStr"><is><t>а</t></is></c></row>'.repeat(300_000)
  const cases: [string, () => Buffer | string, string][] = [
    ['a bomb of 400 KB', () => zip(book('', bombs)), 'tooBigUnpacked'],
    ['a bomb that lies about its size', () => zip(book(million), { declared: 20_000 }), 'broken'],
    [
      'a sheet of 600,000 rows',
      () => zip(book(Array.from({ length: 600_000 }, (_, at) => row(String(at * 7919))).join(''))),
      'tooManyRows',
    ],
    ['a renamed PDF', () => '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'notASheet'],
    ['a web page', () => '<html><table><tr><td>Фамилия</td></tr></table></html>', 'notASheet'],
    [
      'a document of a word processor',
      () => zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }),
      'notASheet',
    ],
    ['a truncated file', () => zip(book(heads + row('Ли', 'Ян'))).subarray(0, 700), 'broken'],
    [
      'an old Excel file',
      () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(2000)]),
      'oldExcel',
    ],
    [
      'a file with a password',
      () =>
        Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['an encrypted archive', () => zip(book(heads), { encrypted: true }), 'encrypted'],
    [
      'entities that multiply',
      () => zip(book('', { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' })),
      'broken',
    ],
    ['an empty sheet', () => zip(book('')), 'noRows'],
    [
      'too many columns',
      () => zip(book(`<row r="1"><c r="CA1" t="inlineStr"><is><t>а</t></is></c></row>`)),
      'tooManyColumns',
    ],
    ['bytes of nothing', () => Buffer.from([0, 1, 2, 3, 0, 0, 0, 9, 8, 7, 6]), 'notASheet'],
    ['a CSV of 20,002 rows', () => 'Имя\n'.repeat(20_002), 'tooManyRows'],
  ]
  test.each(cases)('%s', async (_, make, problem) => {
    const bytes = make()
    const isApart = bytes.length > 100_000
    const found = await problemOf(bytes, isApart)
    expect(found.problem).toBe(problem)
    if (isApart) expect(found.rss).toBeGreaterThan(0)
    expect(found.rss).toBeLessThan(rssMax)
  })

  test('a reader that takes too long is ended', async () => {
    const file = path.join(env.DATA_DIR, 'slow')
    writeFileSync(file, 'Имя\nАйша')
    await expect(readSheet(file, null, { timeMs: 1 })).rejects.toMatchObject({ code: 'tooSlow' })
  })

  test('twenty thousand rows of people are read', async () => {
    const found = await problemOf(zip(book(heads + row('Серіков', 'Ерлан').repeat(20_000))), true)
    expect(found.sheet?.rows).toHaveLength(20_001)
    expect(found.rss).toBeLessThan(rssMax)
  })
})

describe('what a spreadsheet program puts into cells', () => {
  test('formulas give what they gave, macros are passed over, dates and shared texts are read', async () => {
    const shared =
      '<sst><si><t>Фамилия</t></si><si><r><t>Им</t></r><r><t>я</t></r><rPh><t>x</t></rPh></si></sst>'
    const data =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="str"><f>A1</f><v>Дата рождения</v></c></row>' +
      '<row r="4"><c r="A4" t="str"><f>CMD()</f><v>Ли &amp; Ко</v></c><c r="D4" s="1"><v>39813</v></c></row>'
    const rels = book('')['xl/_rels/workbook.xml.rels']!.replace(
      '</Relationships>',
      `<Relationship Id="s" Type="${links}/sharedStrings" Target="/xl/strings.xml"/><Relationship Id="t" Type="${links}/styles" Target="styles.xml"/></Relationships>`,
    )
    const { sheet } = await problemOf(
      zip(
        book(data, {
          'xl/_rels/workbook.xml.rels': rels,
          'xl/strings.xml': shared,
          'xl/styles.xml':
            '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
          'xl/vbaProject.bin': 'x',
        }),
      ),
    )
    expect(sheet).toMatchObject({
      notices: ['macros', 'formulas'],
      rows: [
        { number: 2, cells: ['Фамилия', 'Имя', '', 'Дата рождения'], formulas: [3] },
        { number: 4, cells: ['Ли & Ко', '', '', '2008-12-31'], formulas: [0] },
      ],
    })
  })

  const text = 'Тегі;Аты\r\nСеріков;"Ер;лан"\r\n'
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['tabs', Buffer.from(text.replace('"Ер;лан"', 'Ер;лан').replaceAll(/;(?!лан)/g, '\t'))],
  ])('CSV in %s', async (_, bytes) => {
    const { sheet } = await problemOf(bytes)
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
      ['Тегі', 'Аты'],
      ['Серіков', 'Ер;лан'],
    ])
  })

  test('CSV in windows-1251, and cells an export protected come back as they were', async () => {
    const old = Buffer.from([0xc8, 0xec, 0xff, 0x0a, 0xd1, 0xe5, 0xf0, 0xb8, 0xe6, 0xe0])
    expect((await problemOf(old)).sheet).toMatchObject({
      notices: ['oldEncoding'],
      rows: [{ cells: ['Имя'] }, { cells: ['Серёжа'] }],
    })
    const { sheet } = await problemOf(`Имя,Заметка,Телефон\nАйша,'=1+1,'+77010000001\nБ,'так,`)
    expect(sheet?.rows.map(({ cells }) => cells).slice(1)).toEqual([
      ['Айша', '=1+1', '+77010000001'],
      ['Б', "'так"],
    ])
  })
})

describe('a batch', () => {
  test('of a file that is refused says why and keeps nothing', async () => {
    const { actor, centre } = await aCoordinator()
    const id = await checkedBatch(actor, centre.id, new File(['%PDF-1.7'], 'list.xlsx'))
    expect(await findBatch(actor, id)).toMatchObject({ state: 'failed', problem: 'notASheet', fileKey: null })
    expect(await db.importRow.count({ where: { batchId: id } })).toBe(0)
  })

  test('with merged heads names the place; a merged title is none of them', async () => {
    const { actor, centre } = await aCoordinator()
    const merged = (ref: string) => `<mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>`
    const title = row('Тізім')
    const data = `${title}${row('Фамилия', 'Имя', 'Телефон')}${row('Ли', 'Ян', '')}`
    const send = (ref: string) => {
      const bytes = zip(book(data, {}, merged(ref)))
      return checkedBatch(actor, centre.id, new File([new Uint8Array(bytes)], `${newId()}.xlsx`))
    }
    expect(await findBatch(actor, await send('A2:B2'))).toMatchObject({
      problem: 'mergedHeads',
      problemValues: { area: 'A2:B2' },
    })
    expect(await findBatch(actor, await send('A1:C1'))).toMatchObject({ state: 'ready', headRow: 2 })
  })

  test('keeps cells encrypted, and its file no longer than it takes to read it', async () => {
    const { actor, centre } = await aCoordinator()
    const id = await checkedBatch(
      actor,
      centre.id,
      await xlsxFile([
        ['Имя', 'ИИН'],
        ['Қанаркүлдей', '900505400018'],
      ]),
    )
    const stored = await db.$queryRaw<{ all: string }[]>`
      SELECT string_agg(r::text, ' ') AS "all" FROM "ImportRow" r WHERE "batchId" = ${id}::uuid`
    expect(stored[0]!.all).not.toContain('Қанаркүлдей')
    expect(stored[0]!.all).not.toContain('900505400018')
    expect(await findBatch(actor, id)).toMatchObject({ fileKey: null })
  })

  test('a mapping is remembered for the same heads of the centre', async () => {
    const { actor, centre } = await aCoordinator()
    const file = () =>
      csvFile([
        ['Аноним', 'Имя'],
        ['x', 'Айша'],
      ])
    const id = await checkedBatch(actor, centre.id, file())
    expect((await findBatch(actor, id))?.mapping).toEqual(['', 'givenName'])
    await db.importMapping.updateMany({
      where: { centreId: centre.id },
      data: { mapping: ['notes', 'givenName'] },
    })
    const again = await checkedBatch(actor, centre.id, file())
    expect((await findBatch(actor, again))?.mapping).toEqual(['notes', 'givenName'])
  })
})
