import { getTranslations } from 'next-intl/server'
import { Status, type StatusMark } from '#components/ui/status.tsx'

type Props = { state: 'pending' | 'confirmed' | 'returned'; isWithdrawn?: boolean }

const marks: Record<Props['state'], StatusMark> = { pending: 'wait', confirmed: 'good', returned: 'bad' }

/** Where a claim of hours stands. */
export async function ClaimState({ state, isWithdrawn = false }: Props) {
  const t = await getTranslations('hours.claim')
  if (isWithdrawn) return <Status mark="off">{t('states.withdrawn')}</Status>
  return <Status mark={marks[state]}>{t(`states.${state}`)}</Status>
}
