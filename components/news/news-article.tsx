import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Picture } from '#components/files/picture.tsx'
import { RichText } from '#components/rich-text/rich-text.tsx'
import { Prose } from '#components/ui/prose.tsx'
import type { PictureSource } from '#lib/files/rules.ts'
import type { RichDocument } from '#lib/rich-text/schema.ts'

type Props = {
  cover: PictureSource | null
  coverAlt: string
  document: RichDocument
  pictures: readonly PictureSource[]
  sourceName: string
  sourceUrl: string | null
  lang?: string
  children?: ReactNode
}

/** The reading view of an item; the public page and the preview are the same. */
export function NewsArticle({
  cover,
  coverAlt,
  document,
  pictures,
  sourceName,
  sourceUrl,
  lang,
  children,
}: Props) {
  return (
    <article className="grid gap-7">
      {cover ? <Cover cover={cover} alt={coverAlt} lang={lang} /> : null}
      <Prose lang={lang}>
        <RichText document={document} pictures={pictures} />
      </Prose>
      {sourceName || sourceUrl || children ? (
        <footer className="grid gap-1.5 border-t border-line pt-4">
          <Source name={sourceName} url={sourceUrl} />
          {children}
        </footer>
      ) : null}
    </article>
  )
}

function Cover({ cover, alt, lang }: { cover: PictureSource; alt: string; lang?: string }) {
  const t = useTranslations('news')
  return (
    <figure>
      <Picture
        picture={cover}
        alt={alt}
        lang={lang}
        isFirst
        sizes="(min-width: 62rem) 50rem, 100vw"
        className="block [&_img]:max-h-[36rem] [&_img]:w-full [&_img]:object-cover"
      />
      {cover.credit ? (
        <figcaption className="note mt-2">{t('photo', { name: cover.credit })}</figcaption>
      ) : null}
    </figure>
  )
}

function Source({ name, url }: { name: string; url: string | null }) {
  const t = useTranslations('news')
  if (!name && !url) return null
  const words = name || new URL(url as string).host
  return (
    <p className="meta">
      {t('source')}:{' '}
      {url ? (
        <a href={url} rel="noopener noreferrer">
          {words}
        </a>
      ) : (
        words
      )}
    </p>
  )
}
