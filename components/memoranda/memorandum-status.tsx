import { useTranslations } from 'next-intl'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import type { MemorandumStatus as Known } from '#lib/memoranda/rules.ts'

const marks: Record<Known, StatusMark> = {
  project: 'wait',
  agreed: 'plain',
  signed: 'plain',
  inForce: 'good',
  expiring: 'wait',
  expired: 'off',
  terminated: 'bad',
}

export function MemorandumStatus({ status }: { status: Known }) {
  const t = useTranslations('memoranda')
  return <Status mark={marks[status]}>{t(`statuses.${status}`)}</Status>
}
