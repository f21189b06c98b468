import { useTranslations } from 'next-intl'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import type { Phase } from '#lib/events/rules.ts'

const marks: Record<Phase | 'draft', StatusMark> = {
  draft: 'wait',
  ahead: 'plain',
  running: 'good',
  over: 'off',
  cancelled: 'bad',
}

/** The state of an event in a workspace: draft, ahead, under way, over or cancelled. */
export function EventPhase({ event }: { event: { state: string; phase: Phase } }) {
  const t = useTranslations('events.state')
  const name = event.state === 'draft' ? 'draft' : event.phase
  return <Status mark={marks[name]}>{t(name)}</Status>
}
