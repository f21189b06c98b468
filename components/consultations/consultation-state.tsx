import { useTranslations } from 'next-intl'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import type { ConsultationStateName } from '#lib/consultations/schema.ts'

const marks: Record<ConsultationStateName, StatusMark> = {
  ...{ new: 'wait', assigned: 'wait', waiting: 'plain', answered: 'good', closed: 'off', spam: 'off' },
}

/** How a question stands: for the office, or in the words for whoever asked. */
export function ConsultationStatus({ state, isOwn }: { state: ConsultationStateName; isOwn?: boolean }) {
  const t = useTranslations('consultation')
  return <Status mark={marks[state]}>{isOwn ? t(`own.states.${state}`) : t(`states.${state}`)}</Status>
}
