import { db } from '#lib/platform/db.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { publicIn } from '../policy.ts'
import type { HelpedInput } from '../schema.ts'

/**
 * Counts a reader's yes or no to a public answer: a number, nothing of the reader. Once a day from one address, which is kept only as
 * a keyed hash until the day is over; throws TooMany after that. An entry that is not public counts nothing.
 */
export async function countHelped(_actor: null, input: HelpedInput, address: string): Promise<void> {
  const { entryId, helped, locale } = input
  if (address === 'direct') await limit('faqHelpedWithoutAddress', address)
  else await limit('faqHelped', `${address} ${entryId}`)
  const data = helped === 'yes' ? { helpedYes: { increment: 1 } } : { helpedNo: { increment: 1 } }
  await db.faqEntry.updateMany({ where: { id: entryId, ...publicIn(locale) }, data })
}
