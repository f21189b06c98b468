import type { Block, Inline, ListItem, Mark, Paragraph, RichDocument } from '../schema.ts'

/**
 * The one form a text is kept in: no empty blocks, single spaces, marks in one order, equal neighbours joined. Both ways of
 * writing (the editor and the plain field) end here, so going from one to the other changes nothing.
 */
export function tidyDocument(document: RichDocument): RichDocument {
  const content: Block[] = []
  for (const block of document.content.flatMap(tidyBlock)) {
    const last = content.at(-1)
    if (last && 'content' in last && 'content' in block && isJoined(last) && last.type === block.type) {
      content[content.length - 1] = {
        ...last,
        content: [...(last.content ?? []), ...(block.content ?? [])],
      } as Block
    } else content.push(block)
  }
  return { type: 'doc', content }
}

function isJoined(block: Block): boolean {
  return block.type === 'bulletList' || block.type === 'orderedList' || block.type === 'blockquote'
}

function tidyBlock(block: Block): Block[] {
  switch (block.type) {
    case 'image': {
      const alt = cleanRun(block.attrs.alt).trim()
      return [{ type: 'image', attrs: { fileId: block.attrs.fileId, alt } }]
    }
    case 'paragraph':
      return tidyParagraphs([block])
    case 'heading': {
      const content = tidyInline((block.content ?? []).filter((node) => node.type === 'text'))
      return content.length > 0 ? [{ type: 'heading', attrs: { level: block.attrs.level }, content }] : []
    }
    case 'blockquote': {
      const content = tidyParagraphs(block.content)
      return content.length > 0 ? [{ type: 'blockquote', content }] : []
    }
    default: {
      const content = block.content.flatMap((item): ListItem[] => {
        const paragraphs = tidyParagraphs(item.content)
        return paragraphs.length > 0 ? [{ type: 'listItem', content: paragraphs }] : []
      })
      return content.length > 0 ? [{ type: block.type, content }] : []
    }
  }
}

function tidyParagraphs(paragraphs: Paragraph[]): Paragraph[] {
  return paragraphs.flatMap((paragraph) => {
    const content = tidyInline(paragraph.content ?? [])
    return content.length > 0 ? [{ type: 'paragraph' as const, content }] : []
  })
}

/** Inline nodes in their one form; exported for the plain form's reader. */
export function tidyInline(nodes: readonly Inline[]): Inline[] {
  const tidy: Inline[] = []
  for (const node of nodes) {
    const last = tidy.at(-1)
    if (node.type === 'hardBreak') {
      trimEnd(tidy)
      if (tidy.length > 0 && tidy.at(-1)?.type !== 'hardBreak') tidy.push({ type: 'hardBreak' })
      continue
    }
    const isAfterSpace = !last || last.type === 'hardBreak' || last.text.endsWith(' ')
    const text = isAfterSpace ? cleanRun(node.text).trimStart() : cleanRun(node.text)
    if (text === '') continue
    const marks = tidyMarks(node.marks ?? [])
    if (last?.type === 'text' && sameMarks(last.marks ?? [], marks)) {
      tidy[tidy.length - 1] = textNode((last.text + text).normalize('NFC'), marks)
    } else tidy.push(textNode(text, marks))
  }
  if (tidy.at(-1)?.type === 'hardBreak') tidy.pop()
  trimEnd(tidy)
  return tidy
}

function trimEnd(nodes: Inline[]) {
  for (let last = nodes.at(-1); last?.type === 'text'; last = nodes.at(-1)) {
    const text = last.text.trimEnd()
    nodes.pop()
    if (text !== '') {
      nodes.push(textNode(text, last.marks ?? []))
      return
    }
  }
}

export function textNode(text: string, marks: readonly Mark[]): Inline {
  return marks.length > 0 ? { type: 'text', text, marks: [...marks] } : { type: 'text', text }
}

function cleanRun(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (char) =>
    /\s/u.test(char) ? ' ' : char === '\u200D' ? char : '',
  )
  return visible.replace(/\s+/gu, ' ').normalize('NFC')
}

const markOrder = ['bold', 'italic', 'link']

function tidyMarks(marks: readonly Mark[]): Mark[] {
  const byType = new Map(marks.map((mark) => [mark.type, mark]))
  return [...byType.values()].sort((a, b) => markOrder.indexOf(a.type) - markOrder.indexOf(b.type))
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The ids of all pictures a document shows, each once. */
export function pictureIdsOf(document: RichDocument): string[] {
  return [
    ...new Set(document.content.flatMap((block) => (block.type === 'image' ? [block.attrs.fileId] : []))),
  ]
}

/** The bare words of a document, for length limits, search and descriptions. */
export function wordsOf(document: RichDocument): string {
  return document.content.flatMap(wordsOfBlock).join('\n')
}

function wordsOfBlock(block: Block): string[] {
  if (block.type === 'image') return []
  if (block.type === 'paragraph' || block.type === 'heading') return [wordsOfInline(block.content ?? [])]
  if (block.type === 'blockquote')
    return block.content.map((paragraph) => wordsOfInline(paragraph.content ?? []))
  return block.content.flatMap((item) =>
    item.content.map((paragraph) => wordsOfInline(paragraph.content ?? [])),
  )
}

function wordsOfInline(nodes: readonly Inline[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.text : ' ')).join('')
}
