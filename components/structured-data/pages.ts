import { siteAddress } from '#lib/i18n/metadata.ts'
import { type DataWords, officeId, siteId, type Thing } from './words.ts'

type Kind = 'WebPage' | 'AboutPage' | 'ContactPage' | 'CollectionPage' | 'FAQPage'
type Page = { kind?: Kind; path: string; title: string; description?: string }

/** A page that is nothing more than a page. */
export function pageData({ kind = 'WebPage', path, title, description }: Page, words: DataWords): Thing {
  const url = siteAddress(words.locale, path)
  return {
    '@type': kind,
    '@id': url,
    ...{ url, name: title, description, inLanguage: words.locale },
    isPartOf: { '@type': 'WebSite', '@id': siteId, name: words.site },
    about: kind === 'ContactPage' ? { '@id': officeId } : undefined,
  }
}

export type Listed = { href: string; name: string }

/** A list of records as it stands on its page, in its order; `total` counts those on further pages too. */
export function listData(page: Page, items: readonly Listed[], words: DataWords, total?: number): Thing {
  return {
    ...pageData({ kind: 'CollectionPage', ...page }, words),
    mainEntity: {
      '@type': 'ItemList',
      name: page.title,
      numberOfItems: total ?? items.length,
      itemListElement: items.map(({ href, name }, index) => ({
        ...{ '@type': 'ListItem', position: index + 1, name, url: siteAddress(words.locale, href) },
      })),
    },
  }
}

type Answered = { id: string; question: string; answer: string }

/** Questions and their answers. */
export function faqData(page: Page, entries: readonly Answered[], words: DataWords): Thing {
  const url = siteAddress(words.locale, page.path)
  return {
    ...pageData({ kind: 'FAQPage', ...page }, words),
    mainEntity: entries.map(({ id, question, answer }) => ({
      ...{ '@type': 'Question', '@id': `${url}#q-${id}`, name: question },
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  }
}
