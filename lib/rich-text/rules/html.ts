import type { Block, Inline, Mark, Paragraph, RichDocument } from '../schema.ts'

type Places = {
  /** The absolute address of a picture; null for one that is not to be shown. */
  pictureOf: (fileId: string) => string | null
}

/**
 * A document as HTML, for readers of feeds. Each allowed node has its own line and everything it says is escaped, so nothing a
 * document says can become markup.
 */
export function htmlOf(document: RichDocument, places: Places): string {
  return document.content.map((block) => blockHtml(block, places)).join('\n')
}

function blockHtml(block: Block, places: Places): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphHtml(block)
    case 'heading':
      return `<h${block.attrs.level}>${inlineHtml(block.content)}</h${block.attrs.level}>`
    case 'bulletList':
    case 'orderedList': {
      const name = block.type === 'bulletList' ? 'ul' : 'ol'
      const items = block.content.map(
        (item) => `<li>${item.content.map((each) => inlineHtml(each.content)).join('<br>')}</li>`,
      )
      return `<${name}>${items.join('')}</${name}>`
    }
    case 'blockquote':
      return `<blockquote>${block.content.map(paragraphHtml).join('')}</blockquote>`
    case 'image': {
      const address = places.pictureOf(block.attrs.fileId)
      return address ? `<p><img src="${escape(address)}" alt="${escape(block.attrs.alt)}"></p>` : ''
    }
    default:
      return ''
  }
}

function paragraphHtml(paragraph: Paragraph): string {
  return `<p>${inlineHtml(paragraph.content)}</p>`
}

function inlineHtml(nodes: readonly Inline[] = []): string {
  return nodes.map((node) => (node.type === 'hardBreak' ? '<br>' : marked(node.text, node.marks))).join('')
}

function marked(text: string, marks: readonly Mark[] = []): string {
  return marks.reduce((inside, mark) => {
    if (mark.type === 'bold') return `<strong>${inside}</strong>`
    if (mark.type === 'italic') return `<em>${inside}</em>`
    return `<a href="${escape(mark.attrs.href)}">${inside}</a>`
  }, escape(text))
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
