import fc from 'fast-check'

/** The picture the fuzzed documents may show. */
export const knownFileId = '01900000-0000-7000-8000-00000000f11e'

const call = 'window.hit&&hit(1)'
/** What people try: each would call `hit` or ask another host if any of it became markup. */
const payloads = [
  `<script>${call}</script>`,
  `</script><script>${call}</script>`,
  `<ScRiPt src=https://evil.example/x.js></sCrIpT>`,
  `<img src=x onerror="${call}">`,
  `<img src="https://evil.example/pixel.gif">`,
  `<svg onload="${call}"><animate onbegin="${call}" attributeName=x dur=1s>`,
  `<svg><script>${call}</script></svg>`,
  `<math><mtext></p><style><img src onerror="${call}"></style>`,
  `"><img src=x onerror='${call}'>`,
  `' autofocus onfocus='${call}`,
  `" style="background:url(https://evil.example/a)`,
  `<iframe srcdoc="<script>parent.${call}</script>">`,
  `<iframe src="javascript:${call}">`,
  `<a href="javascript:${call}">x</a>`,
  `<details open ontoggle="${call}">`,
  `<video><source onerror="${call}"></video>`,
  `<base href="https://evil.example/">`,
  `<link rel=stylesheet href="https://evil.example/x.css">`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `<form action="https://evil.example/"><input autofocus onfocus="${call}">`,
  `<style>@import "https://evil.example/x.css";</style>`,
  `<template><script>${call}</script></template>`,
  `<!--><img src=x onerror="${call}">-->`,
  `<![CDATA[<script>${call}</script>]]>`,
  `&lt;script&gt;${call}&lt;/script&gt;`,
  `\${${call}} {{constructor.constructor('${call}')()}}`,
  '<noscript><p title="</noscript><img src=x onerror=window.hit&&hit(1)>">',
  '\u202E<script>\u2066tpircs\u2069',
  'а\u0000<scr\u0000ipt>б',
  '\uD83D',
  '\uDE00<b>',
  '\uFEFF\u200B\u2028\u2029',
  '__proto__',
  'constructor',
  'z̸̢̛͓̳͇̈́̓͊͝a̶l̷g̵o̸'.repeat(20),
  '🧑‍🤝‍🧑🇰🇿\u{E0001}',
  '(((((((((('.repeat(50),
  '[x](javascript:hit(1)) ![y](https://evil.example/z.png)',
  `[x](data:text/html,<script>${call}</script>)`,
]

export const words = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...payloads) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...payloads), fc.constantFrom(...payloads))
      .map((two) => two.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
)

const badAddresses = fc.oneof(
  fc.constantFrom(
    ...[
      `javascript:${call}`,
      `JaVaScRiPt:${call}`,
      ` javascript:${call}`,
      `java\nscript:${call}`,
      '//evil.example',
    ],
    ...[
      `data:text/html,<script>${call}</script>`,
      `vbscript:${call}`,
      'file:///etc/passwd',
      '/kk/me',
      '#x',
      '',
    ],
    ...[`https://example.kz/"onclick="${call}`, `https://example.kz/'><script>${call}</script>`],
    ...['mailto:a@b.kz?body=<script>', 'https://example.kz/\u202Egpj.exe', 'blob:https://example.kz/1'],
    ...['https://example.kz/\uD83D', 'https://example.kz/\u0001', 'https://example.kz/\u0000'],
  ),
  words.map((word) => `https://example.kz/${word}`),
)
const goodAddresses = [
  'https://example.kz/',
  'http://example.kz/a?b=(c)',
  'mailto:a@example.kz',
  'tel:+77010000001',
]
const addresses = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.constantFrom(...goodAddresses, 'https://[::1]/', `https://example.kz/'onclick='hit(1)`),
  },
  { weight: 1, arbitrary: badAddresses },
)

const text = fc.record(
  {
    type: fc.constant('text'),
    text: words.filter((word) => word !== ''),
    marks: fc.array(
      fc.oneof(
        fc.constant({ type: 'bold' }),
        fc.constant({ type: 'italic' }),
        addresses.map((href) => ({ type: 'link', attrs: { href } })),
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['type', 'text'] },
)
const inline = fc.array(
  fc.oneof({ weight: 6, arbitrary: text }, { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) }),
  {
    maxLength: 4,
  },
)
const paragraph = fc.record({ type: fc.constant('paragraph'), content: inline })
const items = fc.array(fc.record({ type: fc.constant('listItem'), content: paragraph.map((one) => [one]) }), {
  maxLength: 3,
})

const block = fc.oneof(
  paragraph,
  fc.record({
    type: fc.constant('heading'),
    attrs: fc.constantFrom({ level: 2 }, { level: 3 }),
    content: inline,
  }),
  fc.record({ type: fc.constantFrom('bulletList', 'orderedList'), content: items }),
  fc.record({ type: fc.constant('blockquote'), content: fc.array(paragraph, { maxLength: 2 }) }),
  fc.record({
    type: fc.constant('image'),
    attrs: fc.record({ fileId: fc.constant(knownFileId), alt: words }),
  }),
)

/** What no editor makes: nodes of other kinds, markup as a node, prototype keys, a tower of nesting. */
const broken = fc.oneof(
  words.map((word) => ({ type: 'script', content: [{ type: 'text', text: word }] })),
  words.map((word) => ({ type: 'paragraph', attrs: { onclick: word }, content: [] })),
  addresses.map((src) => ({ type: 'image', attrs: { src, alt: 'x' } })),
  words.map(
    (word) =>
      JSON.parse(
        `{"type":"paragraph","__proto__":{"content":[{"type":"text","text":${JSON.stringify(word)}}]}}`,
      ) as unknown,
  ),
  badAddresses.map((href) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: 'х', marks: [{ type: 'link', attrs: { href, onclick: call } }] }],
  })),
  words.map((word) => ({ type: 'html', html: word, dangerouslySetInnerHTML: { __html: word } })),
  words.map((word) => ({
    type: 'paragraph',
    content: [
      { type: 'text', text: { $$typeof: 'react.element', type: 'script', props: { children: word } } },
    ],
  })),
  fc.integer({ min: 50, max: 400 }).map(tower),
  fc.anything(),
)

function tower(height: number): unknown {
  let node: unknown = { type: 'paragraph', content: [{ type: 'text', text: 'х' }] }
  for (let level = 0; level < height; level++) node = { type: 'blockquote', content: [node] }
  return node
}

/** Documents as a hostile client may send them: most have the editor's shape and hostile words in it, the rest not even that. */
export const documents = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('doc'),
      content: fc.array(block, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('doc'),
      content: fc.array(fc.oneof(block, broken), { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: broken },
)

/** The plain form of a browser without script. */
export const plainTexts = fc.array(words, { maxLength: 5 }).map((parts) => parts.join('\n\n'))

export const comments = fc.record({
  body: fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n')),
  name: words,
})
