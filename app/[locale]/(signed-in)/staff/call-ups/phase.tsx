import { useTranslations } from 'next-intl'
import { Status } from '#components/ui/status.tsx'
import type { CallUpPhase } from '#lib/call-ups/rules.ts'

const marks = { draft: 'plain', planned: 'wait', live: 'bad', over: 'off', withdrawn: 'off' } as const

export function Phase({ phase }: { phase: CallUpPhase }) {
  const t = useTranslations('callUp.desk.phases')
  return <Status mark={marks[phase]}>{t(phase)}</Status>
}
