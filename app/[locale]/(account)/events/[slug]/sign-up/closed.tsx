import { getTranslations } from 'next-intl/server'
import { ChoiceCards } from '#components/participation/choice-cards.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { EventToJoin } from '#lib/participation/queries/sign-up.ts'
import { shiftCards, type Viewer } from './shift-cards.tsx'

/** No shift can be taken now: each says why, and where to look next. */
export async function Closed({ event, viewer }: { event: EventToJoin; viewer: Viewer }) {
  const t = await getTranslations('signUps.closed')
  const isCancelled = event.state === 'cancelled'
  const cards = (await shiftCards(event.shifts, viewer)).map((card) => ({ ...card, isOff: true }))
  return (
    <>
      {cards.length > 0 && !isCancelled ? (
        <div className="form">
          <ChoiceCards name="shiftId" label={t('shifts')} options={cards} className="group" />
        </div>
      ) : null}
      <EmptyState
        title={isCancelled ? t('cancelled') : t('title')}
        actions={
          <>
            <ButtonLink href={viewer === 'person' ? '/me/opportunities' : '/events?places=1'}>
              {t('others')}
            </ButtonLink>
            <ButtonLink href={`/events/${event.slug}`} look="quiet">
              {t('event')}
            </ButtonLink>
          </>
        }
      >
        <p>{t('text')}</p>
      </EmptyState>
    </>
  )
}
