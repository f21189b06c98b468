import { mediaPath, type PictureSource, variantName } from '#lib/files/rules.ts'
import type { EditorPicture } from './labels.ts'

/** Sends a picture from the editor; answers with the stored one or with the reason why not, in the reader's language. */
export async function uploadPicture(
  file: File,
  people: string,
): Promise<{ picture: EditorPicture } | { message: string | null }> {
  const form = new FormData()
  form.set('file', file)
  form.set('people', people)
  form.set('locale', document.documentElement.lang)
  form.set('back', '/')
  try {
    const answer = await fetch('/api/uploads/images', {
      method: 'POST',
      body: form,
      headers: { Accept: 'application/json' },
    })
    const body = (await answer.json()) as { id?: string; picture?: PictureSource; message?: string }
    if (!answer.ok || !body.picture) return { message: body.message ?? null }
    return { picture: { id: body.picture.id, src: thumbnailOf(body.picture), alt: '' } }
  } catch {
    return { message: null }
  }
}

/** The smallest size, for lists of pictures. */
export function thumbnailOf(picture: PictureSource): string {
  const [smallest] = picture.variants
    .filter((variant) => variant.format === 'webp')
    .sort((a, b) => a.width - b.width)
  return mediaPath(picture.storageKey, variantName(smallest ?? { width: picture.width, format: 'webp' }))
}
