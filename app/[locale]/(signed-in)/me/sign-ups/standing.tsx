import { getTranslations } from 'next-intl/server'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import type { OwnSignUp } from '#lib/participation/queries/own.ts'

const marks: Record<OwnSignUp['status'], StatusMark> = {
  ...{ confirmed: 'good', offered: 'wait', waiting: 'wait', cancelled: 'off', removed: 'off' },
}

type Shown = Pick<OwnSignUp, 'status' | 'isPast' | 'attendance' | 'changes'>

/** What a sign-up is now: ahead its status, afterwards whether the person was there; and why it ended, if it did. */
export async function Standing({ row }: { row: Shown }) {
  const t = await getTranslations('participation')
  const me = await getTranslations('me.signUps')
  const { status, isPast, attendance } = row
  if (status === 'confirmed' && isPast) {
    const mark = attendance?.mark ?? 'unknown'
    return <Status mark={mark === 'present' ? 'good' : 'plain'}>{me(mark)}</Status>
  }
  const reason = status === 'cancelled' || status === 'removed' ? await reasonOf(row) : null
  return (
    <div className="stack">
      <Status mark={marks[status]}>{t(`status.${status}`)}</Status>
      {reason ? <span>{reason}</span> : null}
    </div>
  )
}

const codes = [
  ...(['asked', 'self', 'moved', 'shiftCancelled', 'eventCancelled', 'offerExpired'] as const),
  ...([
    'consentExpired',
    'consentRefused',
    'notReconfirmed',
    'duplicate',
    'leftCentre',
    'noLongerFits',
  ] as const),
]

async function reasonOf({ changes }: Shown): Promise<string | null> {
  const t = await getTranslations('participation.change')
  const me = await getTranslations('me.signUps')
  const reason = changes[0]?.reason ?? ''
  const code = codes.find((each) => each === reason)
  if (code) return t(code)
  return reason === '' ? null : me('reason', { reason })
}
