import { z } from 'zod'
import { checkbox, optionalLine } from '#lib/platform/fields.ts'

export const imageVariant = z.strictObject({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  format: z.enum(['webp', 'avif']),
  bytes: z.number().int().positive(),
})
export const imageVariants = z.array(imageVariant).max(12)
export type ImageVariant = z.output<typeof imageVariant>

/** What is said about a picture when it is sent. */
export const imageFacts = z.strictObject({
  altKk: optionalLine(300),
  altRu: optionalLine(300),
  altEn: optionalLine(300),
  credit: optionalLine(200),
  isPublic: checkbox,
})
export type ImageFactsInput = z.output<typeof imageFacts>
