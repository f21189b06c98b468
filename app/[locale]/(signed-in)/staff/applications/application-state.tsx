import { useTranslations } from 'next-intl'
import { Status } from '#components/ui/status.tsx'
import type { ApplicationStateName } from '#lib/applications/schema.ts'

const marks = { new: 'wait', inReview: 'wait', returned: 'plain', verified: 'good', declined: 'off' } as const

/** How an application stands, for the office. */
export function ApplicationStatus({ state }: { state: ApplicationStateName }) {
  const t = useTranslations('applications.staff.states')
  return <Status mark={marks[state]}>{t(state)}</Status>
}
