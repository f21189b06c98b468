import { z } from 'zod'

/** A text in the three languages; null where nobody wrote it in that language. */
export function words(description: string) {
  const one = z.string().nullable()
  return z.strictObject({ kk: one, ru: one, en: one }).describe(description)
}

/** A text that stands in all three languages. */
export function allWords(description: string) {
  const one = z.string()
  return z.strictObject({ kk: one, ru: one, en: one }).describe(description)
}

export const text = (description: string) => z.string().describe(description)
export const uuid = (description: string) => z.uuid().describe(description)
export const flag = (description: string) => z.boolean().describe(description)
export const whole = (description: string) => z.int().describe(description)

/** A day of the region's calendar. */
export const day = (description: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .meta({ format: 'date', description })

/** An instant with the region's offset of that moment. */
export const instant = (description: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/)
    .meta({ format: 'date-time', description })

/** An absolute address. */
export const address = (description: string) => z.string().meta({ format: 'uri', description })
