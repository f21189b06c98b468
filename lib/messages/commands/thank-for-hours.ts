import { formatHours } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'
import { findPlace } from '../queries/reader.ts'
import { readerOf, tell } from './tell.ts'

/**
 * Thanks somebody for hours that were just confirmed, once for each place on a shift. Members of a group are thanked themselves
 * where they have an e-mail; nobody is called for it.
 */
export async function thankForHours(
  actor: Doer,
  tx: Tx,
  { participationId, minutes }: { participationId: string; minutes: number },
): Promise<boolean> {
  const place = await findPlace(actor, tx, participationId)
  if (!place) return false
  const reader = await readerOf(actor, { ...place, groupId: null })
  const { t, locale, to } = reader
  if (to.email === '') return false
  return tell(actor, tx, reader, {
    ...{ effectKey: `thanks:${participationId}`, kind: 'thanks', link: 'thanks' },
    subject: t('messages.thanks.subject', { title: inLocale(place, 'title', locale) }),
    words: [t('messages.thanks.text', { hours: formatHours(locale, minutes) })],
  })
}
