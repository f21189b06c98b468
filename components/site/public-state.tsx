import { useTranslations } from 'next-intl'
import { Status } from '#components/ui/status.tsx'

/** Whether a centre or an organisation is on the site, and whether the regional office has checked it. */
export function PublicStateStatus({
  state,
  isVerified,
}: {
  state: 'draft' | 'published' | 'withdrawn'
  isVerified: boolean
}) {
  const t = useTranslations('centres.staff')
  const mark = { draft: 'wait', published: 'good', withdrawn: 'off' } as const
  return (
    <>
      <Status mark={mark[state]}>{t(`states.${state}`)}</Status>{' '}
      {isVerified ? null : <Status mark="wait">{t('notVerified')}</Status>}
    </>
  )
}
