import { clientAddress } from '#lib/i18n/client-address.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { TooMany } from '#lib/platform/refusal.ts'

/**
 * Counts one look behind a personal link. The links are too long to be guessed; the limit keeps somebody who tries from loading
 * the database. Returns the minutes to wait, or null.
 */
export async function minutesToWait(): Promise<number | null> {
  const address = await clientAddress()
  if (address === 'direct') return null
  try {
    await limit('personalLink', address)
    return null
  } catch (error) {
    if (error instanceof TooMany) return Number(error.values.minutes)
    throw error
  }
}
