import { isLocale, type Locale } from '#lib/i18n/routing.ts'
import { slugPattern } from '#lib/platform/text.ts'
import type { Block, Inline, Mark, Paragraph, RichDocument } from '#lib/rich-text/schema.ts'
import { tidyDocument } from '#lib/rich-text/rules/tidy.ts'

/** Pages of the news section; no item may have their address. */
export const reservedSlugs: ReadonlySet<string> = new Set(['archive'])

export type NewsLink = { locale: Locale; slug: string }

/** The news a link inside the site leads to; null for every other address. */
export function newsLinkOf(href: string, siteUrl: string): NewsLink | null {
  const site = URL.parse(siteUrl)
  const url = URL.parse(href)
  if (!site || !url || url.host !== site.host) return null
  const [, locale, section, slug = '', ...rest] = url.pathname.split('/')
  const isNews = isLocale(locale) && section === 'news' && rest.length === 0
  return isNews && slugPattern.test(slug) && !reservedSlugs.has(slug) ? { locale, slug } : null
}

/** All addresses of links in a document, each once. */
export function hrefsOf(document: RichDocument): string[] {
  const found = new Set<string>()
  mapRuns(document, (run) => {
    for (const mark of run.type === 'text' ? (run.marks ?? []) : [])
      if (mark.type === 'link') found.add(mark.attrs.href)
    return run
  })
  return [...found]
}

/** The document with its links led to where `settle` says; a link it gives null for becomes plain words. */
export function settleLinks(document: RichDocument, settle: (href: string) => string | null): RichDocument {
  return tidyDocument(
    mapRuns(document, (run) => {
      if (run.type !== 'text' || !run.marks) return run
      const marks = run.marks.flatMap((mark): Mark[] => {
        if (mark.type !== 'link') return [mark]
        const href = settle(mark.attrs.href)
        return href === null ? [] : [{ type: 'link' as const, attrs: { href } }]
      })
      return { ...run, marks }
    }),
  )
}

type Change = (run: Inline) => Inline

function mapRuns(document: RichDocument, change: Change): RichDocument {
  return { type: 'doc', content: document.content.map((block) => mapBlock(block, change)) }
}

function mapBlock(block: Block, change: Change): Block {
  switch (block.type) {
    case 'paragraph':
      return mapParagraph(block, change)
    case 'heading':
      return { ...block, content: block.content?.map(change) }
    case 'blockquote':
      return { ...block, content: block.content.map((each) => mapParagraph(each, change)) }
    case 'bulletList':
    case 'orderedList':
      return {
        ...block,
        content: block.content.map((item) => ({
          ...item,
          content: item.content.map((each) => mapParagraph(each, change)),
        })),
      }
    default:
      return block
  }
}

function mapParagraph(paragraph: Paragraph, change: Change): Paragraph {
  return { ...paragraph, content: paragraph.content?.map(change) }
}
