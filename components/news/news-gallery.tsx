import { useLocale, useTranslations } from 'next-intl'
import { Picture } from '#components/files/picture.tsx'
import { Section } from '#components/ui/section.tsx'
import { mediaPath, type PictureSource, variantName } from '#lib/files/rules.ts'

export type GalleryPhoto = { picture: PictureSource; alt: string; altLocale: string; caption: string }

/** The photographs of an item. Each opens the large picture by an ordinary link, and keeps its place before it arrives. */
export function NewsGallery({ photos }: { photos: readonly GalleryPhoto[] }) {
  const t = useTranslations('reading')
  const locale = useLocale()
  if (photos.length === 0) return null
  return (
    <Section title={t('gallery')} note={t('photoCount', { count: photos.length })}>
      <ul className="news-gallery">
        {photos.map(({ picture, alt, altLocale, caption }) => (
          <li key={picture.id}>
            <figure>
              <a href={largest(picture)}>
                <Picture
                  picture={picture}
                  alt={alt}
                  lang={altLocale === locale ? undefined : altLocale}
                  sizes="(min-width: 62rem) 16rem, (min-width: 30rem) 45vw, 100vw"
                />
              </a>
              {caption || picture.credit ? (
                <figcaption className="note">
                  {caption}
                  {caption && picture.credit ? ' ' : null}
                  {picture.credit ? <cite>{t('credit', { name: picture.credit })}</cite> : null}
                </figcaption>
              ) : null}
            </figure>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function largest({ variants, storageKey }: PictureSource): string | undefined {
  const [widest] = variants
    .filter(({ format }) => format === 'webp')
    .sort((one, other) => other.width - one.width)
  return widest ? mediaPath(storageKey, variantName(widest)) : undefined
}
