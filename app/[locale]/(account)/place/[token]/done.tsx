import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import type { OwnPlace } from '#lib/participation/queries/place.ts'

type Said = Record<string, string | string[] | undefined>

/** What the last act came to; where the sign-up stands is read from the sign-up itself. */
export async function Done({ said, place }: { said: Said; place: OwnPlace }) {
  const t = await getTranslations('signUps.place.done')
  const isActive = place.status !== 'cancelled' && place.status !== 'removed'
  const message =
    said.done === 'left' && !isActive
      ? t('left')
      : said.done === 'kept' && place.status === 'confirmed'
        ? t('kept')
        : said.done === 'brought' && place.children.length > 0
          ? t('brought')
          : said.done === 'accountAsked'
            ? t('accountAsked')
            : null
  if (!message) return null
  return (
    <Notice tone="good" role="status">
      <p>{message}</p>
    </Notice>
  )
}
