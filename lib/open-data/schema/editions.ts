import { z } from 'zod'

/** The files of a part as its row keeps them. */
export const storedFiles = z.array(
  z.strictObject({
    name: z.string(),
    mediaType: z.string(),
    bytes: z.int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
)
export type StoredFileOfPart = z.output<typeof storedFiles>[number]

/** An edition as addresses name it: `2026-11-26`, `2026-11-26-2`. */
export const editionPattern = /^\d{4}-\d{2}-\d{2}(?:-[1-9]\d{0,2})?$/
