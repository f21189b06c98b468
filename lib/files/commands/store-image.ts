import { createHash } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { newStorageKey, removeFiles } from '#lib/platform/file-store.ts'
import { type MadeImage, measureImage, remakeImage } from '#lib/platform/images.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { cleanLine } from '#lib/platform/text.ts'
import { createTurns } from '#lib/platform/turns.ts'
import { maySendFiles } from '../policy.ts'
import { imageBytesMax, imagePixelsMax, imageTypeOf, megabyte, variantName, variantWidths } from '../rules.ts'
import type { ImageFactsInput } from '../schema.ts'
import { keepFiles } from './keep-files.ts'

/** One picture can take half a gigabyte of memory while it is drawn: two at a time. */
const inTurn = createTurns(2, 8)

/**
 * Takes a JPEG, PNG or WebP of up to 8 MB and 40 megapixels and keeps only what is drawn anew from it. Throws `Invalid` with the
 * reason beside the field `file`, `TooMany` when ten pictures are being made already. Sending a file twice keeps it twice. A
 * picture with people who can be recognised is public only when each of them is named and agrees.
 */
export async function storeImage(actor: Actor, file: File, facts: ImageFactsInput): Promise<{ id: string }> {
  if (!maySendFiles(actor)) throw new Forbidden('files.refusals.notAllowed')
  await limit('upload', actor.userId)
  const { isPublic: isWanted, people = 'unasked', ...words } = facts
  const isHeld = people === 'recognisable'
  const made = await makeImage(file)
  try {
    return await transaction(async (tx) => {
      const stored = await tx.storedFile.create({
        data: {
          kind: 'image',
          ...made,
          ...words,
          ...{ people, isWanted, isHeld, isPublic: isWanted && !isHeld, uploadedById: actor.userId },
        },
        select: { id: true },
      })
      await record(tx, actor, 'file.stored', {
        type: 'file',
        id: stored.id,
        details: { kind: 'image', bytes: made.bytes },
      })
      return stored
    })
  } catch (error) {
    await removeFiles(made.storageKey)
    throw error
  }
}

/** Draws the sizes of a sent picture and puts them into the store; gives the columns that describe them. */
export async function makeImage(file: File) {
  if (file.size === 0) throw problem('empty')
  if (file.size > imageBytesMax) throw problem('tooBig', { megabytes: imageBytesMax / megabyte })
  const bytes = Buffer.from(await file.arrayBuffer())
  const mediaType = imageTypeOf(bytes)
  if (!mediaType) throw problem('notAnImage')
  const made = await remake(bytes)
  const largest = made.at(-1) as MadeImage
  const storageKey = newStorageKey()
  await keepFiles(
    storageKey,
    made.map((each) => ({ name: variantName(each), bytes: each.bytes })),
  )
  return {
    ...{ storageKey, mediaType, bytes: bytes.length, width: largest.width, height: largest.height },
    originalName: cleanLine(file.name).slice(0, 200),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    variants: made.map(({ width, height, format, bytes: data }) => ({
      ...{ width, height, format },
      bytes: data.length,
    })),
  }
}

async function remake(bytes: Buffer): Promise<MadeImage[]> {
  const size = await measureImage(bytes)
  if (!size) throw problem('broken')
  if (size.width * size.height > imagePixelsMax)
    throw problem('tooManyPixels', { megapixels: imagePixelsMax / 1_000_000 })
  return inTurn(async () => {
    try {
      return await remakeImage(bytes, variantWidths(size.width), imagePixelsMax)
    } catch {
      throw problem('broken')
    }
  })
}

function problem(reason: string, values: Record<string, number> = {}): Invalid {
  return new Invalid({ file: { code: `files.refusals.${reason}`, values } })
}
