import { describe, expect, test } from 'vitest'
import { storeDocument } from '#lib/files/commands/store-document.ts'
import { storeImage } from '#lib/files/commands/store-image.ts'
import { attachmentHeader, documentNameOf } from '#lib/files/rules.ts'
import { openStored } from '#lib/platform/file-store.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Forbidden, Invalid, TooMany } from '#lib/platform/refusal.ts'
import { db } from '#tests/support/database.ts'
import { microsoftFile, openDocumentFile, relationship, zipOf } from '#tests/support/office.ts'
import { anEditor, aStranger } from '#tests/support/people.ts'

function fileOf(bytes: Buffer | string, name = 'құжат.docx'): File {
  return new File([new Uint8Array(Buffer.from(bytes))], name, { type: 'text/html' })
}

async function reasonOf(bytes: Buffer | string, wish?: { only?: 'pdf' }): Promise<string | undefined> {
  const error = await storeDocument(await anEditor(), fileOf(bytes), wish).then(
    () => null,
    (caught: unknown) => caught,
  )
  return error instanceof Invalid ? error.fields.file?.code.replace('files.refusals.', '') : undefined
}

test('files of any kind count for one limit of their sender', async () => {
  const [editor, words] = [await anEditor(), { altKk: 'Ағаш', altRu: 'Дерево', altEn: '', credit: '' }]
  await Promise.all(Array.from({ length: 119 }, () => limit('upload', editor.userId)))
  await storeDocument(editor, fileOf('%PDF-1.7 …'))
  await expect(storeDocument(editor, fileOf('%PDF-1.7 …'))).rejects.toThrow(TooMany)
  await expect(storeImage(editor, fileOf('x'), { ...words, isPublic: false })).rejects.toThrow(TooMany)
  expect(await db.storedFile.count({ where: { uploadedById: editor.userId } })).toBe(1)
})

describe('a document', () => {
  test.each([
    ['pdf', () => Promise.resolve(Buffer.from('%PDF-1.7 …'))],
    ['docx', () => microsoftFile('docx', relationship('hyperlink', 'https://gov.kz/'))],
    ['xlsx', () => microsoftFile('xlsx', { 'xl/printerSettings/printerSettings1.bin': 'x' })],
    ['pptx', () => microsoftFile('pptx')],
    ['odt', () => openDocumentFile('text', '<doc><text:a xlink:href="https://gov.kz/">x</text:a></doc>')],
    ['ods', () => openDocumentFile('spreadsheet')],
    ['odp', () => openDocumentFile('presentation')],
  ])('that is %s is kept as it is, under a name of its kind, and written down', async (kind, make) => {
    const editor = await anEditor()
    const bytes = await make()
    const { id } = await storeDocument(editor, fileOf(bytes, `Әдістемелік құрал.${kind}`))
    const row = await db.storedFile.findUniqueOrThrow({ where: { id } })
    expect(documentNameOf(row.mediaType)).toBe(`document.${kind}`)
    const stored = await openStored(row.storageKey, `document.${kind}`)
    expect(Buffer.from(await new Response(stored?.stream).arrayBuffer()).equals(bytes)).toBe(true)
    expect(row).toMatchObject({ kind: 'document', bytes: bytes.length, isPublic: false })
    expect(await db.auditEntry.count({ where: { subjectId: id, action: 'file.stored' } })).toBe(1)
  })

  test.each([
    ['empty', () => ''],
    ['notADocument', () => '<html>'],
    ['notADocument', () => zipOf({ 'a.txt': 'x' })],
    ['notADocument', () => zipOf({ mimetype: 'application/epub+zip', 'content.xml': '<a/>' })],
    ['oldOffice', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['withMacros', () => microsoftFile('docx', { 'word/vbaProject.bin': 'x' })],
    ['withMacros', () => microsoftFile('docx', { 'word/embeddings/oleObject1.bin': 'x' })],
    ['withMacros', () => openDocumentFile('text', '<doc/>', { 'Basic/Standard/Module1.xml': '<x/>' })],
    [
      'withOutsideParts',
      () => microsoftFile('docx', relationship('attachedTemplate', 'https://evil/t.dotm')),
    ],
    ['withOutsideParts', () => microsoftFile('docx', relationship('image', 'file:///x.png'))],
    ['withOutsideParts', () => openDocumentFile('text', '<d><draw:image xlink:href="//evil/x.png"/></d>')],
    [
      'encrypted',
      () => openDocumentFile('text', '<d/>', { 'META-INF/manifest.xml': '<m><encryption-data/></m>' }),
    ],
    ['brokenDocument', () => microsoftFile('docx', { '../../etc/passwd': 'x' })],
    ['brokenDocument', () => microsoftFile('docx', { '_rels/.rels': '<!DOCTYPE x><Relationships/>' })],
    ['brokenDocument', async () => (await microsoftFile('docx')).subarray(0, 90)],
    ['notADocument', async () => Buffer.concat([Buffer.from('GIF89a'), await microsoftFile('docx')])],
    ['tooBigUnpacked', () => microsoftFile('docx', { 'bomb.xml': '0'.repeat(61 * 1024 * 1024) })],
    [
      'brokenDocument',
      () =>
        zipOf([
          ['[Content_Types].xml', '<Types/>'],
          ['[Content_Types].xml', '<Types/>'],
        ]),
    ],
  ])('is refused with the reason: %s', async (reason, make) => {
    const before = await db.storedFile.count()
    expect(await reasonOf(await make())).toBe(reason)
    expect(await db.storedFile.count()).toBe(before)
  })

  test('must be a PDF where a signed paper is asked for', async () => {
    expect(await reasonOf(await microsoftFile('docx'), { only: 'pdf' })).toBe('notAPdf')
  })

  test('comes from people who keep a page; a stranger sends nothing', async () => {
    await expect(storeDocument(await aStranger(), fileOf('%PDF-1.7'))).rejects.toBeInstanceOf(Forbidden)
  })

  test('is saved under its own name in Kazakh letters, with the end of its true kind', () => {
    const header = attachmentHeader('Көмек"\r\n жоспары.exe.doc', documentTypeOf('docx'))
    expect(header).toMatch(/^attachment; filename="document\.docx"; filename\*=UTF-8''[\w%.-]+\.docx$/)
    expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe('Көмек"\r\n жоспары.exe.docx')
  })
})

function documentTypeOf(kind: 'docx'): string {
  return { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }[kind]
}
