import { diffArrays } from 'diff'
import type { Block, Inline, Paragraph, RichDocument } from '#lib/rich-text/schema.ts'

export type Part = { kind: 'same' | 'added' | 'removed'; text: string }
export type LineKind = 'paragraph' | 'heading2' | 'heading3' | 'item' | 'number' | 'quote' | 'picture'
export type Line = { kind: LineKind; text: string }
export type ComparedLine = { kind: LineKind; parts: Part[] }

/** Above so many changes two texts have nothing to do with each other and stand whole beside each other: the cost grows with the square. */
const editsMax = 1000

/** Two texts word by word; letters of every script make words. */
export function compareWords(before: string, after: string, maxEditLength = editsMax): Part[] {
  const changes = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength })
  if (!changes) return [part('removed', before), part('added', after)].filter(({ text }) => text !== '')
  return changes.map(({ added, removed, value }) =>
    part(added ? 'added' : removed ? 'removed' : 'same', value.join('')),
  )
}

/** Two documents: lines that stayed, lines that came or went, and what changed inside of those between. */
export function compareDocuments(before: RichDocument, after: RichDocument): ComparedLine[] {
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const changes = diffArrays(old.map(keyOf), fresh.map(keyOf), { maxEditLength: editsMax })
  if (!changes) return [...whole(old, 'removed'), ...whole(fresh, 'added')]
  const compared: ComparedLine[] = []
  const pairUp = pairing()
  let gone: Line[] = []
  let [at, to] = [0, 0]
  for (const { added, removed, count } of changes) {
    if (removed) {
      gone = old.slice(at, at + count)
      at += count
      continue
    }
    const here = fresh.slice(to, to + count)
    to += count
    if (added) compared.push(...pairUp(gone, here))
    else {
      compared.push(...whole(gone, 'removed'), ...whole(here, 'same'))
      at += count
    }
    gone = []
  }
  return [...compared, ...whole(gone, 'removed')]
}

/** True when nothing was added or removed. */
export function isSame(parts: readonly Part[]): boolean {
  return parts.every(({ kind }) => kind === 'same')
}

/** Lines of one kind in the same place are one line that was changed. A document has so many changes to spend on looking inside. */
function pairing() {
  let left = editsMax * 2
  const inside = (old: Line, fresh: Line): ComparedLine => {
    const parts = compareWords(old.text, fresh.text, Math.min(left, editsMax / 2))
    left -= parts.reduce((sum, { kind, text }) => sum + (kind === 'same' ? 0 : tokensOf(text).length), 0)
    left = Math.max(left, 0)
    return { kind: fresh.kind, parts }
  }
  return (gone: readonly Line[], come: readonly Line[]): ComparedLine[] => {
    const waiting = [...gone]
    const lines = come.flatMap((line): ComparedLine[] => {
      const index = waiting.findIndex(({ kind }) => kind === line.kind)
      if (index < 0) return whole([line], 'added')
      const skipped = waiting.splice(0, index + 1)
      const pair = skipped.pop() as Line
      return [...whole(skipped, 'removed'), inside(pair, line)]
    })
    return [...lines, ...whole(waiting, 'removed')]
  }
}

function whole(lines: readonly Line[], kind: Part['kind']): ComparedLine[] {
  return lines.map((line) => ({ kind: line.kind, parts: [part(kind, line.text)] }))
}

function part(kind: Part['kind'], text: string): Part {
  return { kind, text }
}

function keyOf({ kind, text }: Line): string {
  return `${kind} ${text}`
}

function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []
}

/** A document as lines that say what they are; links and emphasis are written out, so that a change of them is seen too. */
export function linesOf(document: RichDocument): Line[] {
  return document.content.flatMap(linesOfBlock)
}

function linesOfBlock(block: Block): Line[] {
  switch (block.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', text: textOf(block.content) }]
    case 'heading':
      return [{ kind: block.attrs.level === 2 ? 'heading2' : 'heading3', text: textOf(block.content) }]
    case 'image':
      return [{ kind: 'picture', text: `${block.attrs.alt} (${block.attrs.fileId.slice(-6)})` }]
    case 'blockquote':
      return block.content.map((each) => ({ kind: 'quote', text: textOf(each.content) }))
    default: {
      const kind = block.type === 'orderedList' ? 'number' : 'item'
      return block.content.map((item) => ({ kind, text: item.content.map(paragraphText).join('\n') }))
    }
  }
}

function paragraphText({ content }: Paragraph): string {
  return textOf(content)
}

function textOf(nodes: readonly Inline[] = []): string {
  return nodes.map(nodeText).join('')
}

function nodeText(node: Inline): string {
  if (node.type === 'hardBreak') return '\n'
  return (node.marks ?? []).reduce((text, mark) => {
    if (mark.type === 'bold') return `**${text}**`
    if (mark.type === 'italic') return `*${text}*`
    return `[${text}](${mark.attrs.href})`
  }, node.text)
}
