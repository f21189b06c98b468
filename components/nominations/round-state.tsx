import { useTranslations } from 'next-intl'
import { Status } from '#components/ui/status.tsx'

const roundMarks = { open: 'good', judging: 'wait', decided: 'thanks', closed: 'off' } as const
const nominationMarks = { submitted: 'wait', withdrawn: 'off', awarded: 'thanks', notAwarded: 'off' } as const

export function RoundState({ state }: { state: keyof typeof roundMarks }) {
  const t = useTranslations('nominations.states')
  return <Status mark={roundMarks[state]}>{t(state)}</Status>
}

export function NominationState({ state }: { state: keyof typeof nominationMarks }) {
  const t = useTranslations('nominations.outcomes')
  return <Status mark={nominationMarks[state]}>{t(state)}</Status>
}
