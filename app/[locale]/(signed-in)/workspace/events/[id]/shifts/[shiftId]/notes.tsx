import { getLocale, getTranslations } from 'next-intl/server'
import { ReasonList } from '#components/participation/reason-list.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Status } from '#components/ui/status.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Participant } from '#lib/participation/queries/roster.ts'

/** Whether there is anything to say about a person; most have none. */
export function hasNotes(row: Participant): boolean {
  const { status, companion, overrideReason, reasons, changes } = row
  const isGone = status === 'cancelled' || status === 'removed'
  const wasSkipped = status === 'waiting' && Boolean(changes[0]?.reason.startsWith('skipped.'))
  const isToldApart = row.heldFor !== null || row.group !== null || row.namesakes.length > 0
  return (
    isGone || companion !== null || overrideReason !== '' || reasons.length > 0 || wasSkipped || isToldApart
  )
}

/** What a coordinator should know about a person on the shift: why not now, who comes along, what was overruled. */
export async function Notes({ row }: { row: Participant }) {
  const t = await getTranslations('participation')
  const tOwn = await getTranslations('signUps.roster')
  const { status, companion, overrideReason, reasons } = row
  const isGone = status === 'cancelled' || status === 'removed'
  const name = companion ? [companion.surname, companion.givenName].filter(Boolean).join(' ') : ''
  return (
    <div className="stack">
      {isGone ? <Status mark="off">{t(`status.${status}`)}</Status> : null}
      {isGone ? <span>{await changeWords(row)}</span> : null}
      <Held row={row} />
      {row.group ? <span>{tOwn('group', { name: row.group.name })}</span> : null}
      <Namesakes row={row} />
      {companion ? <span>{t('roster.withCompanion', { name })}</span> : null}
      {overrideReason ? <span>{t('roster.overridden', { reason: overrideReason })}</span> : null}
      {status === 'waiting' ? <Skipped row={row} /> : null}
      {!isGone && reasons.length > 0 ? <ReasonList reasons={reasons} /> : null}
    </div>
  )
}

/** A held place is not a given one: what it waits for, and until when. */
async function Held({ row: { status, heldFor, heldUntil } }: { row: Participant }) {
  const t = await getTranslations('signUps.roster.held')
  const locale = (await getLocale()) as Locale
  if (status !== 'offered' || !heldFor) return null
  const until = heldUntil ? formatDateTime(locale, heldUntil) : ''
  return <Status mark="wait">{t(heldFor, { until })}</Status>
}

/** The public form looks nobody up, so one person may stand here twice; only a coordinator can tell. */
async function Namesakes({ row: { namesakes } }: { row: Participant }) {
  const t = await getTranslations('signUps.roster')
  return namesakes.map(({ id, cardNumber }) => (
    <SiteLink key={id} href={`/workspace/volunteers/${id}`}>
      {t('namesake', { number: cardNumber })}
    </SiteLink>
  ))
}

async function Skipped({ row }: { row: Participant }) {
  const t = await getTranslations('participation')
  const last = row.changes[0]?.reason ?? ''
  if (!last.startsWith('skipped.') || row.reasons.some(({ code }) => code === last.slice('skipped.'.length)))
    return null
  return <span>{t('change.skipped')}</span>
}

const known = [
  ...(['asked', 'self', 'promoted', 'moved', 'fewerPlaces', 'shiftCancelled', 'eventCancelled'] as const),
  ...([
    'offerExpired',
    'consentExpired',
    'consentRefused',
    'notReconfirmed',
    'duplicate',
    'leftCentre',
    'noLongerFits',
  ] as const),
]

/** The last reason: a code in words, or what the coordinator wrote. */
async function changeWords({ changes }: Participant): Promise<string> {
  const t = await getTranslations('participation')
  const reason = changes[0]?.reason ?? ''
  if (reason === '') return ''
  const code = known.find((each) => each === reason)
  return code ? t(`change.${code}`) : t('roster.reason', { reason })
}
