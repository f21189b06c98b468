import { mediaPath, type PictureSource, variantName } from '#lib/files/rules.ts'

type Props = {
  picture: PictureSource
  /** What can be seen; empty only for a picture that repeats the text beside it. */
  alt: string
  lang?: string
  /** How wide it stands, as CSS `sizes` says it. */
  sizes?: string
  /** The picture seen first on a page is not put off. */
  isFirst?: boolean
  className?: string
}

/** A stored picture in the sizes made at upload; its place is kept from the start, so nothing moves when it arrives. */
export function Picture({
  picture,
  alt,
  lang,
  sizes = '(min-width: 60rem) 60rem, 100vw',
  isFirst,
  className,
}: Props) {
  const address = (variant: (typeof picture.variants)[number]) =>
    mediaPath(picture.storageKey, variantName(variant))
  const sourcesOf = (format: 'avif' | 'webp') =>
    picture.variants
      .filter((variant) => variant.format === format)
      .map((variant) => `${address(variant)} ${variant.width}w`)
      .join(', ')
  const fallback = picture.variants.find((variant) => variant.format === 'webp') ?? picture.variants[0]
  return (
    <picture className={className}>
      <source type="image/avif" srcSet={sourcesOf('avif')} sizes={sizes} />
      <img
        src={fallback ? address(fallback) : undefined}
        srcSet={sourcesOf('webp')}
        sizes={sizes}
        width={picture.width}
        height={picture.height}
        alt={alt}
        lang={lang}
        loading={isFirst ? 'eager' : 'lazy'}
        fetchPriority={isFirst ? 'high' : undefined}
        decoding="async"
      />
    </picture>
  )
}
