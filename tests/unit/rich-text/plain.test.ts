import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlain, writePlain } from '#lib/rich-text/rules/plain.ts'
import { richDocument } from '#lib/rich-text/schema.ts'
import { anyDocument } from './arbitrary.ts'

describe('the plain form', () => {
  test('a document written plainly and read back is the same document', () => {
    fc.assert(
      fc.property(anyDocument, (raw) => {
        const document = richDocument.parse(raw)
        expect(richDocument.parse(readPlain(writePlain(document)))).toEqual(document)
      }),
      { numRuns: 1000 },
    )
  })

  test('any typed text is read without an error and passes the schema', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(richDocument.safeParse(readPlain(text)).success).toBe(true)
      }),
    )
  })

  test('signs at the start of lines make headings, lists and quotes', () => {
    const document = readPlain('## Слёт\n\nБірінші жол\nекінші жол\n\n- бір\n- екі\n\n1. один\n\n> сөз')
    expect(document.content.map((block) => block.type)).toEqual([
      'heading',
      'paragraph',
      'bulletList',
      'orderedList',
      'blockquote',
    ])
    expect(document.content[1]).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Бірінші жол' },
        { type: 'hardBreak' },
        { type: 'text', text: 'екінші жол' },
      ],
    })
  })

  test('a single star is only a star', () => {
    expect(readPlain('5 * 3 = 15').content).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: '5 * 3 = 15' }] },
    ])
  })

  test('an address of another scheme stays text', () => {
    const [block] = readPlain('[жми](javascript:alert(1))').content
    expect(JSON.stringify(block)).not.toContain('"link"')
  })
})
