import { siteAddress } from '#lib/i18n/metadata.ts'
import type { LibraryPage } from '#lib/library/public.ts'
import type { MemorandumPage } from '#lib/memoranda/public.ts'
import {
  cardAddress,
  type DataWords,
  fileAddress,
  linkOf,
  publisherOf,
  siteId,
  type Thing,
  thingId,
} from './words.ts'

/** A memorandum of the register, by its sides and dates. */
export function memorandumData(memorandum: MemorandumPage, words: DataWords): Thing {
  const { href, title, titleLocale, summary, signedOn, validUntil, parties, subject, file } = memorandum
  return {
    ...commonOf(href, title, words),
    inLanguage: titleLocale,
    about: { '@type': 'Thing', name: subject.name },
    abstract: summary || undefined,
    dateCreated: signedOn ?? undefined,
    expires: validUntil ?? undefined,
    dateModified: memorandum.updatedOn,
    creativeWorkStatus: memorandum.status,
    author: parties.map(({ name, href: own }) => ({
      ...{ '@type': 'Organization', name, url: linkOf(words, own) },
    })),
    encoding: file
      ? {
          ...{ '@type': 'MediaObject', contentUrl: fileAddress(file.href) },
          ...{ encodingFormat: 'application/pdf', contentSize: `${file.bytes} B` },
        }
      : undefined,
  }
}

/** A paper of the library with its files, one a language. */
export function libraryData(item: LibraryPage, words: DataWords): Thing {
  const languages = item.files.map(({ locale }) => locale)
  return {
    ...commonOf(item.href, item.title, words),
    inLanguage: languages.length > 0 ? languages : item.titleLocale,
    abstract: item.summary || undefined,
    about: item.direction ? { '@type': 'Thing', name: item.direction.name } : undefined,
    datePublished: item.publishedAt?.toISOString(),
    dateModified: item.renewedAt.toISOString(),
    version: item.number,
    isAccessibleForFree: true,
    author: publisherOf(words),
    encoding: item.files.map(({ id, locale, mediaType, bytes }) => ({
      ...{ '@type': 'MediaObject', contentUrl: siteAddress(words.locale, `${item.href}/${id}`) },
      ...{ inLanguage: locale, encodingFormat: mediaType, contentSize: `${bytes} B` },
    })),
  }
}

function commonOf(path: string, name: string, words: DataWords): Thing {
  return {
    '@type': 'DigitalDocument',
    '@id': thingId(path, 'document'),
    name,
    url: siteAddress(words.locale, path),
    mainEntityOfPage: siteAddress(words.locale, path),
    image: cardAddress(words, path),
    isPartOf: { '@type': 'WebSite', '@id': siteId, name: words.site },
    publisher: publisherOf(words),
  }
}
