import { getTranslations } from 'next-intl/server'
import { ReasonList } from '#components/participation/reason-list.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Participant } from '#lib/participation/queries/roster.ts'

/** Whether there is anything to say about a person; most have none. */
export function hasNotes({ status, companion, overrideReason, reasons, changes }: Participant): boolean {
  const isGone = status === 'cancelled' || status === 'removed'
  const wasSkipped = status === 'waiting' && Boolean(changes[0]?.reason.startsWith('skipped.'))
  return isGone || companion !== null || overrideReason !== '' || reasons.length > 0 || wasSkipped
}

/** What a coordinator should know about a person on the shift: why not now, who comes along, what was overruled. */
export async function Notes({ row }: { row: Participant }) {
  const t = await getTranslations('participation')
  const { status, companion, overrideReason, reasons } = row
  const isGone = status === 'cancelled' || status === 'removed'
  const name = companion ? [companion.surname, companion.givenName].filter(Boolean).join(' ') : ''
  return (
    <div className="stack">
      {isGone ? <Status mark="off">{t(`status.${status}`)}</Status> : null}
      {isGone ? <span>{await changeWords(row)}</span> : null}
      {companion ? <span>{t('roster.withCompanion', { name })}</span> : null}
      {overrideReason ? <span>{t('roster.overridden', { reason: overrideReason })}</span> : null}
      {status === 'waiting' ? <Skipped row={row} /> : null}
      {!isGone && reasons.length > 0 ? <ReasonList reasons={reasons} /> : null}
    </div>
  )
}

async function Skipped({ row }: { row: Participant }) {
  const t = await getTranslations('participation')
  const last = row.changes[0]?.reason ?? ''
  if (!last.startsWith('skipped.') || row.reasons.some(({ code }) => code === last.slice('skipped.'.length)))
    return null
  return <span>{t('change.skipped')}</span>
}

type Known = 'asked' | 'promoted' | 'moved' | 'fewerPlaces' | 'shiftCancelled' | 'eventCancelled'
const known: readonly string[] = [
  'asked',
  'promoted',
  'moved',
  'fewerPlaces',
  'shiftCancelled',
  'eventCancelled',
]

/** The last reason: a code in words, or what the coordinator wrote. */
async function changeWords({ changes }: Participant): Promise<string> {
  const t = await getTranslations('participation')
  const reason = changes[0]?.reason ?? ''
  if (reason === '') return ''
  return known.includes(reason) ? t(`change.${reason as Known}`) : t('roster.reason', { reason })
}
