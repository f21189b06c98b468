import { useTranslations } from 'next-intl'
import { Status } from '#components/ui/status.tsx'
import type { ProposalStateName } from '#lib/proposals/schema.ts'

const marks = {
  draft: 'plain',
  submitted: 'wait',
  returned: 'bad',
  accepted: 'good',
  withdrawn: 'off',
} as const

/** How a proposal stands. */
export function ProposalStatus({ state }: { state: ProposalStateName }) {
  const t = useTranslations('proposals.states')
  return <Status mark={marks[state]}>{t(state)}</Status>
}
