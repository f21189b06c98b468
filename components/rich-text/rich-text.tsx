import { createElement, Fragment, type ReactNode } from 'react'
import { Picture } from '#components/files/picture.tsx'
import type { PictureSource } from '#lib/files/rules.ts'
import type { Block, Inline, ListItem, Mark, Paragraph, RichDocument } from '#lib/rich-text/schema.ts'

type Pictures = readonly PictureSource[]
type Props = {
  document: RichDocument
  /** The pictures the document may show; a picture that is not among them is left out. */
  pictures: Pictures
}

/**
 * A document as elements. Each allowed node has its own line here and everything else has none, so nothing a document says can
 * become markup.
 */
export function RichText({ document, pictures }: Props) {
  return together(document.content.map((block) => blockView(block, pictures)))
}

function blockView(block: Block, pictures: Pictures): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return paragraphView(block)
    case 'heading':
      return block.attrs.level === 2 ? (
        <h2>{inlineView(block.content)}</h2>
      ) : (
        <h3>{inlineView(block.content)}</h3>
      )
    case 'bulletList':
      return <ul>{itemsView(block.content)}</ul>
    case 'orderedList':
      return <ol>{itemsView(block.content)}</ol>
    case 'blockquote':
      return <blockquote>{together(block.content.map(paragraphView))}</blockquote>
    case 'image':
      return figureView(block, pictures)
    default:
      return null
  }
}

function figureView({ attrs }: Extract<Block, { type: 'image' }>, pictures: Pictures): ReactNode {
  const picture = pictures.find((each) => each.id === attrs.fileId)
  if (!picture) return null
  return (
    <figure>
      <Picture picture={picture} alt={attrs.alt} sizes="(min-width: 45rem) 42rem, 100vw" />
      {picture.credit ? <figcaption>{picture.credit}</figcaption> : null}
    </figure>
  )
}

function paragraphView(paragraph: Paragraph): ReactNode {
  return <p>{inlineView(paragraph.content)}</p>
}

function itemsView(items: readonly ListItem[]): ReactNode {
  return together(items.map(itemView))
}

function itemView(item: ListItem): ReactNode {
  return <li>{together(item.content.map((each) => inlineView(each.content)))}</li>
}

function inlineView(nodes: readonly Inline[] = []): ReactNode {
  return together(nodes.map(nodeView))
}

function nodeView(node: Inline): ReactNode {
  return node.type === 'hardBreak' ? <br /> : markedView(node.text, node.marks)
}

function markedView(text: string, marks: readonly Mark[] = []): ReactNode {
  return marks.reduce<ReactNode>((inside, mark) => {
    if (mark.type === 'bold') return <strong>{inside}</strong>
    if (mark.type === 'italic') return <em>{inside}</em>
    const rel = /^https?:/i.test(mark.attrs.href) ? 'noopener noreferrer' : undefined
    return (
      <a href={mark.attrs.href} rel={rel}>
        {inside}
      </a>
    )
  }, text)
}

/** Siblings by their place: a text that is only read never moves them, so they need no keys. */
function together(nodes: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...nodes)
}
