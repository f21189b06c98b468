import fc from 'fast-check'

const words = fc.string({
  unit: fc.constantFrom(
    'а',
    'қ',
    'b',
    ' ',
    '*',
    '[',
    ']',
    '\\',
    '#',
    '-',
    '>',
    '!',
    '1',
    '.',
    '(',
    ')',
    '<',
    '_',
    '🇰🇿',
    '&',
  ),
  minLength: 1,
  maxLength: 12,
})
const mark = fc.oneof(
  fc.constant({ type: 'bold' }),
  fc.constant({ type: 'italic' }),
  fc
    .constantFrom('https://example.org/a?b=(c)', 'mailto:a@example.org', 'tel:+77000000000')
    .map((href) => ({ type: 'link', attrs: { href } })),
)
const inline = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('text'), text: words, marks: fc.array(mark, { maxLength: 3 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
)
const content = fc.array(inline, { maxLength: 6 })
const paragraph = fc.record({ type: fc.constant('paragraph'), content })
const item = fc.record({ type: fc.constant('listItem'), content: fc.tuple(paragraph) })

/** Documents the editor could send, full of the signs the plain form gives a meaning to. */
export const anyDocument = fc.record({
  type: fc.constant('doc'),
  content: fc.array(
    fc.oneof(
      paragraph,
      fc.record({
        type: fc.constant('heading'),
        attrs: fc.record({ level: fc.constantFrom(2, 3) }),
        content,
      }),
      fc.record({
        type: fc.constantFrom('bulletList', 'orderedList'),
        content: fc.array(item, { maxLength: 4 }),
      }),
      fc.record({ type: fc.constant('blockquote'), content: fc.array(paragraph, { maxLength: 3 }) }),
      fc.record({
        type: fc.constant('image'),
        attrs: fc.record({
          fileId: fc.uuid({ version: 7 }),
          alt: words.filter((text) => text.trim() !== ''),
        }),
      }),
    ),
    { maxLength: 8 },
  ),
})
