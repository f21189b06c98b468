import { useTranslations } from 'next-intl'
import { Status } from '#components/ui/status.tsx'

const marks = { draft: 'wait', issued: 'thanks', revoked: 'bad' } as const

export function AwardState({ state, isHidden }: { state: keyof typeof marks; isHidden: boolean }) {
  const t = useTranslations('awards.staff')
  return (
    <>
      <Status mark={marks[state]}>{t(`states.${state}`)}</Status>
      {isHidden ? (
        <>
          {' '}
          <Status mark="off">{t('hidden')}</Status>
        </>
      ) : null}
    </>
  )
}
