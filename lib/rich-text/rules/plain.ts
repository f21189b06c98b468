import { idPattern } from '#lib/platform/text.ts'
import type { Block, Inline, Mark, Paragraph, RichDocument } from '../schema.ts'
import { textNode, tidyDocument } from './tidy.ts'

type Marks = readonly Mark[]

/**
 * A document as plain paragraphs, for visitors whose browser runs no script: `## ` and `### ` headings, `- ` and `1. ` lists,
 * `> ` quotes, `**bold**`, `*italic*`, `[text](address)`, `![description](picture id)`. `readPlain` turns it back unchanged.
 */
export function writePlain(document: RichDocument): string {
  return document.content.map(writeBlock).join('\n\n')
}

function writeBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return writeParagraph(block).join('\n')
    case 'heading':
      return `${'#'.repeat(block.attrs.level)} ${writeInline(block.content ?? []).join(' ')}`
    case 'image':
      return `![${escape(block.attrs.alt)}](${block.attrs.fileId})`
    case 'blockquote':
      return block.content
        .map((paragraph) =>
          writeParagraph(paragraph)
            .map((line) => `> ${line}`)
            .join('\n'),
        )
        .join('\n>\n')
    default:
      return block.content
        .map((item, index) => writeItem(item.content, block.type === 'orderedList' ? `${index + 1}. ` : '- '))
        .join('\n')
  }
}

function writeItem(paragraphs: readonly Paragraph[], sign: string): string {
  const [first = '', ...rest] = paragraphs.flatMap(writeParagraph)
  return [`${sign}${first}`, ...rest.map((line) => `  ${line}`)].join('\n')
}

const blockSign = /^(?:#{2,3} |- |>|!\[|\d{1,3}\. )/

function writeParagraph(paragraph: Paragraph): string[] {
  return writeInline(paragraph.content ?? []).map((line) => (blockSign.test(line) ? `\\${line}` : line))
}

/** The lines of a paragraph; a hard break starts the next one. Signs that open a mark also close it. */
function writeInline(nodes: readonly Inline[]): string[] {
  const lines = ['']
  let open: Marks = []
  const switchTo = (next: Marks) => {
    lines[lines.length - 1] += signsBetween(open, next)
    open = next
  }
  for (const node of nodes) {
    if (node.type === 'hardBreak') {
      switchTo([])
      lines.push('')
    } else {
      switchTo(node.marks ?? [])
      lines[lines.length - 1] += escape(node.text)
    }
  }
  switchTo([])
  return lines
}

/** What stands between two runs of text. A link closes every mark before and behind it, so its text can be read alone. */
function signsBetween(open: Marks, next: Marks): string {
  const [before, after] = [linkOf(open), linkOf(next)]
  if (before === after) return starsBetween(open, next)
  return `${starsBetween(open, [])}${before ? `](${before})` : ''}${after ? '[' : ''}${starsBetween([], next)}`
}

function starsBetween(open: Marks, next: Marks): string {
  const changes = (type: Mark['type']) => has(open, type) !== has(next, type)
  return `${changes('bold') ? '**' : ''}${changes('italic') ? '*' : ''}`
}

function escape(text: string): string {
  return text.replace(/[\\*[\]]/g, (sign) => `\\${sign}`)
}

function has(marks: Marks, type: Mark['type']): boolean {
  return marks.some((mark) => mark.type === type)
}

function linkOf(marks: Marks): string | undefined {
  return marks.find((mark) => mark.type === 'link')?.attrs.href
}

/** Reads plain paragraphs back into a document. Never fails: a sign it does not know is text. Addresses are checked by the schema. */
export function readPlain(text: string): RichDocument {
  const blocks: Block[] = []
  let isNewBlock = true
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    if (line.trim() === '') {
      isNewBlock = true
      continue
    }
    const last = isNewBlock ? undefined : blocks.at(-1)
    if (!last || !continues(last, line)) blocks.push(readLine(line))
    isNewBlock = false
  }
  return tidyDocument({ type: 'doc', content: blocks })
}

function readLine(line: string): Block {
  const image = /^!\[((?:\\.|[^\]\\])*)\]\(([0-9a-f-]{36})\)\s*$/.exec(line)
  if (image?.[2] && idPattern.test(image[2])) {
    return { type: 'image', attrs: { alt: (image[1] ?? '').replace(/\\(.)/g, '$1'), fileId: image[2] } }
  }
  const heading = /^(#{2,3}) (.*)$/.exec(line)
  if (heading)
    return {
      type: 'heading',
      attrs: { level: heading[1] === '##' ? 2 : 3 },
      content: readInline(heading[2] ?? ''),
    }
  if (line.startsWith('>')) return { type: 'blockquote', content: [paragraphOf(line.slice(1).trimStart())] }
  const item = /^(?:(-)|\d{1,3}\.) (.*)$/.exec(line)
  if (!item) return paragraphOf(line)
  return {
    type: item[1] ? 'bulletList' : 'orderedList',
    content: [{ type: 'listItem', content: [paragraphOf(item[2] ?? '')] }],
  }
}

/** Adds the line to the block before it when it belongs there; true when it did. */
function continues(last: Block, line: string): boolean {
  if (last.type === 'paragraph') return !blockSign.test(line) && addLine(last, line)
  if (last.type === 'blockquote' && line.startsWith('>')) {
    const rest = line.slice(1).trimStart()
    const paragraph = last.content.at(-1)
    if (rest === '' || !paragraph?.content?.length) last.content.push(paragraphOf(rest))
    else addLine(paragraph, rest)
    return true
  }
  if ((last.type === 'bulletList' || last.type === 'orderedList') && /^\s{2}/.test(line)) {
    const paragraph = last.content.at(-1)?.content.at(-1)
    return paragraph !== undefined && addLine(paragraph, line.trimStart())
  }
  return false
}

function addLine(paragraph: Paragraph, line: string): boolean {
  paragraph.content = [...(paragraph.content ?? []), { type: 'hardBreak' }, ...readInline(line)]
  return true
}

function paragraphOf(line: string): Paragraph {
  return { type: 'paragraph', content: readInline(line) }
}

const token =
  /\\([\\*[\]#\->!\d])|(\*{1,2})|\[((?:\\.|[^\][\\])+)\]\(((?:https?:\/\/|mailto:|tel:)[^\s()]+)\)|([^\\*[]+|[\\[])/giu

function readInline(line: string, outer: Marks = []): Inline[] {
  const parts = [...line.matchAll(token)]
  const lone = { '**': loneSign(parts, '**'), '*': loneSign(parts, '*') }
  const nodes: Inline[] = []
  let marks: Marks = outer
  for (const part of parts) {
    const [whole, escaped, sign, linkText, address] = part
    if (sign && part !== lone[sign as '*' | '**']) marks = toggled(marks, sign === '**' ? 'bold' : 'italic')
    else if (linkText && address)
      nodes.push(...readInline(linkText, [...marks, { type: 'link', attrs: { href: address } }]))
    else nodes.push(textNode(escaped ?? whole, marks))
  }
  return nodes
}

/** The last of an odd number of signs closes nothing, so it is an ordinary star. */
function loneSign(parts: RegExpExecArray[], sign: string): RegExpExecArray | undefined {
  const same = parts.filter((part) => part[2] === sign)
  return same.length % 2 === 1 ? same.at(-1) : undefined
}

function toggled(marks: Marks, type: 'bold' | 'italic'): Marks {
  return has(marks, type) ? marks.filter((mark) => mark.type !== type) : [...marks, { type }]
}
