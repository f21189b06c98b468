import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { RichText } from '#components/rich-text/rich-text.tsx'
import type { PictureSource } from '#lib/files/rules.ts'
import {
  emptyDocument,
  readDocument,
  richDocument,
  richField,
  type RichDocument,
} from '#lib/rich-text/schema.ts'
import { anyDocument } from './arbitrary.ts'

const allowedTags = new Set([
  'p',
  'h2',
  'h3',
  'ul',
  'ol',
  'li',
  'blockquote',
  'strong',
  'em',
  'a',
  'br',
  'figure',
  'figcaption',
  'picture',
  'source',
  'img',
])

function html(document: RichDocument, pictures: PictureSource[] = []): string {
  return renderToStaticMarkup(<RichText document={document} pictures={pictures} />)
}

function paragraphWith(node: unknown): unknown {
  return { type: 'doc', content: [{ type: 'paragraph', content: [node] }] }
}

describe('a document drawn on the server', () => {
  test('any accepted document gives allowed elements and safe addresses only', () => {
    fc.assert(
      fc.property(anyDocument, (raw) => {
        const markup = html(richDocument.parse(raw))
        for (const [, tag] of markup.matchAll(/<\/?([a-z0-9]+)/gi)) expect(allowedTags).toContain(tag)
        for (const [, address] of markup.matchAll(/href="([^"]*)"/g))
          expect(address).toMatch(/^(?:https?:|mailto:|tel:)/)
        expect(markup).not.toMatch(/\son\w+=/i)
      }),
      { numRuns: 500 },
    )
  })

  test('markup in a text stays text', () => {
    const document = richDocument.parse(
      paragraphWith({ type: 'text', text: '<script>alert(1)</script><img src=x onerror=alert(1)>' }),
    )
    expect(html(document)).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</p>',
    )
  })

  test('a node of any other shape is never accepted and never drawn', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        expect(html(readDocument(JSON.parse(text)))).toBe('')
      }),
    )
  })

  test('links to other sites carry rel and leave the opener behind', () => {
    const link = {
      type: 'text',
      text: 'a',
      marks: [{ type: 'link', attrs: { href: 'https://example.org' } }],
    }
    expect(html(richDocument.parse(paragraphWith(link)))).toBe(
      '<p><a href="https://example.org" rel="noopener noreferrer">a</a></p>',
    )
  })

  test('a picture that is not among the given ones is left out', () => {
    const image = { type: 'image', attrs: { fileId: '01900000-0000-7000-8000-000000000001', alt: 'дала' } }
    const document = richDocument.parse({ type: 'doc', content: [image] })
    expect(html(document)).toBe('')
    const picture = {
      id: image.attrs.fileId,
      storageKey: 'a'.repeat(32),
      width: 480,
      height: 320,
      credit: '',
      variants: [{ width: 480, height: 320, format: 'webp' as const, bytes: 10 }],
    }
    expect(html(document, [picture])).toContain('alt="дала"')
  })
})

describe('what a document may hold', () => {
  test.each([
    ['an unknown node', { type: 'doc', content: [{ type: 'iframe' }] }],
    ['an unknown mark', paragraphWith({ type: 'text', text: 'a', marks: [{ type: 'underline' }] })],
    [
      'an attribute of another kind',
      { type: 'doc', content: [{ type: 'paragraph', attrs: { style: 'x' } }] },
    ],
    ['a first-level heading', { type: 'doc', content: [{ type: 'heading', attrs: { level: 1 } }] }],
    [
      'a picture without a description',
      {
        type: 'doc',
        content: [{ type: 'image', attrs: { fileId: '01900000-0000-7000-8000-000000000001', alt: ' ' } }],
      },
    ],
    [
      'a list in a list',
      {
        type: 'doc',
        content: [
          {
            type: 'bulletList',
            content: [{ type: 'listItem', content: [{ type: 'bulletList', content: [] }] }],
          },
        ],
      },
    ],
    [
      'more blocks than a page can bear',
      { type: 'doc', content: Array.from({ length: 401 }, () => ({ type: 'paragraph' })) },
    ],
  ])('%s is refused', (_, raw) => {
    expect(richDocument.safeParse(raw).success).toBe(false)
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//example.org',
    '/kk/news',
    'https:',
    ' javascript:x',
    'java\nscript:x',
  ])('the address %j is refused', (href) => {
    const raw = paragraphWith({ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href } }] })
    expect(richDocument.safeParse(raw).success).toBe(false)
    expect(richField.safeParse(JSON.stringify(raw)).error?.issues[0]?.message).toBe('editor.problems.link')
  })

  test('a form field takes the editor’s document and plain paragraphs alike', () => {
    const written = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Сәлем' }] }],
    }
    expect(richField.parse(JSON.stringify(written))).toEqual(written)
    expect(richField.parse('Сәлем')).toEqual(written)
    expect(richField.parse(undefined)).toEqual(emptyDocument)
  })

  test('what was stored under other rules is shown as nothing rather than trusted', () => {
    expect(readDocument({ type: 'doc', content: [{ type: 'script' }] })).toEqual(emptyDocument)
  })
})
