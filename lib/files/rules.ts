import { type ImageVariant, imageVariants } from './schema.ts'

export const megabyte = 1024 * 1024
export const imageBytesMax = 8 * megabyte
export const documentBytesMax = 8 * megabyte
export const imagePixelsMax = 40_000_000
const widthsWanted = [480, 960, 1600]

export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp'

/** What a file is by its first bytes; its name and the type the browser claims are not asked. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  const isRiff = startsWith(bytes, [0x52, 0x49, 0x46, 0x46])
  return isRiff && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]) ? 'image/webp' : null
}

/** `%PDF-` at the very start: files with something in front of it can be two formats at once. */
export function isPdf(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])
}

/** The widths to make, in pixels; a picture is never enlarged. */
export function variantWidths(width: number): number[] {
  const widest = Math.min(width, widthsWanted.at(-1) as number)
  return [...widthsWanted.filter((wanted) => wanted < widest), widest]
}

export function variantName(variant: Pick<ImageVariant, 'width' | 'format'>): string {
  return `${variant.width}.${variant.format}`
}

export const documentName = 'document.pdf'

const office = 'application/vnd.openxmlformats-officedocument'
const open = 'application/vnd.oasis.opendocument'
/** The documents taken, by the end of their stored name, with the type they are served as. */
export const documentTypes = {
  pdf: 'application/pdf',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
  odt: `${open}.text`,
  ods: `${open}.spreadsheet`,
  odp: `${open}.presentation`,
} as const
export type DocumentExtension = keyof typeof documentTypes
/** What a file field offers; what is taken is decided by the bytes. */
export const documentAccept = Object.keys(documentTypes)
  .map((each) => `.${each}`)
  .join(',')

/** Which document a stored row is, by its media type: `pdf` for the labels of links («PDF, 1,2 МБ»). */
export function documentExtensionOf(mediaType: string): DocumentExtension {
  const found = Object.entries(documentTypes).find(([, type]) => type === mediaType)
  return (found?.[0] ?? 'pdf') as DocumentExtension
}

/** The name a document lies under in the store, by its media type: `document.docx`. Use with `mediaPath`. */
export function documentNameOf(mediaType: string): string {
  return `document.${documentExtensionOf(mediaType)}`
}

/**
 * RFC 6266: the name a document is saved under, percent-encoded, so that no sign of it can end the header; its end is that of the
 * bytes, whatever it was called.
 */
export function attachmentHeader(originalName: string, mediaType: string): string {
  const extension = documentExtensionOf(mediaType)
  const title = originalName.replace(/\.[a-z]{3,4}$/i, '').trim() || 'document'
  const encoded = encodeURIComponent(`${title.toWellFormed()}.${extension}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="document.${extension}"; filename*=UTF-8''${encoded}`
}

/** Where a stored file is served, without the language. */
export function mediaPath(storageKey: string, name: string): string {
  return `/media/${storageKey}/${name}`
}

/** Where a stored document is served. */
export function documentAddress({
  storageKey,
  mediaType,
}: {
  storageKey: string
  mediaType: string
}): string {
  return mediaPath(storageKey, documentNameOf(mediaType))
}

/** A document's format as readers know it, the same in every language: «PDF», «DOCX». */
export function documentFormatOf(mediaType: string): string {
  return documentExtensionOf(mediaType).toUpperCase()
}

/** The columns a picture needs; use with `pictureOf`. */
export const pictureColumns = {
  id: true,
  storageKey: true,
  width: true,
  height: true,
  variants: true,
  credit: true,
} as const

export type PictureRow = {
  id: string
  storageKey: string
  width: number | null
  height: number | null
  variants: unknown
  credit: string
}

/** What `components/files/picture.tsx` draws: plain data, safe in a cache and in the browser. */
export type PictureSource = {
  id: string
  storageKey: string
  width: number
  height: number
  variants: ImageVariant[]
  credit: string
}

/** The picture of a stored image; null for documents and rows without variants. */
export function pictureOf(row: PictureRow | null | undefined): PictureSource | null {
  if (!row?.width || !row.height) return null
  const variants = imageVariants.safeParse(row.variants)
  if (!variants.success || variants.data.length === 0) return null
  return {
    id: row.id,
    storageKey: row.storageKey,
    width: row.width,
    height: row.height,
    variants: variants.data,
    credit: row.credit,
  }
}

/** The address of one size, the widest up to `width`: for social previews and feeds. */
export function pictureAddress(picture: PictureSource, width = 1600): string {
  const webp = picture.variants.filter((variant) => variant.format === 'webp')
  const fitting =
    webp.filter((variant) => variant.width <= width).sort((a, b) => b.width - a.width)[0] ?? webp[0]
  return mediaPath(picture.storageKey, variantName(fitting ?? { width: picture.width, format: 'webp' }))
}

/** Whether a picture may not be shown: somebody can be recognised, and not everybody of them is named and agrees. */
export function isHeldBack({
  people,
  persons,
}: {
  people: string
  persons: readonly { state: string }[]
}): boolean {
  if (persons.some(({ state }) => state === 'withdrawn')) return true
  return people === 'recognisable' && (persons.length === 0 || persons.some(({ state }) => state !== 'given'))
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte)
}
