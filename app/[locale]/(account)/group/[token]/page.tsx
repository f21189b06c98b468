import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PrintButton } from '#components/awards/print-button.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatDateTime, formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findOwnGroup, type OwnGroup } from '#lib/participation/queries/place.ts'
import { leaveDeadline } from '#lib/participation/rules/holds.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { minutesToWait } from '../../personal-link.ts'
import { TooManyLooks } from '../../too-many.tsx'
import { keepAll, leaveAll } from './actions.ts'
import { KeepGroupLink } from './keep-group-link.tsx'
import { Members } from './members.tsx'

export const dynamic = 'force-dynamic'

type Said = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ token: string }>; searchParams: Promise<Said> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signUps.team')
  return { title: t('title'), robots: { index: false, follow: false } }
}

export default async function GroupPage({ params, searchParams }: Props) {
  const minutes = await minutesToWait()
  if (minutes !== null) return <TooManyLooks minutes={minutes} />
  const group = await findOrNull((await params).token)
  if (!group?.shift) notFound()
  const said = await searchParams
  return (
    <>
      <Head own={group} />
      <div className="shell place-page">
        <div>
          <Done said={said} />
          <Standing own={group} />
          {group.group.email === null ? <KeepGroupLink token={group.token} /> : null}
        </div>
        <Members own={group} />
        <Acts own={group} />
      </div>
    </>
  )
}

async function findOrNull(token: string): Promise<OwnGroup | null> {
  try {
    return await findOwnGroup(null, token)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

async function Head({ own: { group, shift } }: { own: OwnGroup }) {
  const t = await getTranslations('signUps')
  const locale = (await getLocale()) as Locale
  if (!shift) return null
  return (
    <PageHead
      title={group.name}
      meta={t('team.leader', { name: group.leaderName })}
      lede={
        <>
          {inLocale(shift.event, 'title', locale)}. {inLocale(shift, 'role', locale)}.{' '}
          <SiteLink href={`/events/${shift.event.slug}`}>{t('place.event')}</SiteLink>
        </>
      }
      figure={
        <DateBlock parts={formatDayParts(locale, shift.startsAt)} size="page">
          <span>{formatTimeRange(locale, shift.startsAt, shift.endsAt)}</span>
        </DateBlock>
      }
    />
  )
}

async function Done({ said }: { said: Said }) {
  const t = await getTranslations('signUps.team.done')
  if (said.done !== 'kept' && said.done !== 'left') return null
  return (
    <Notice tone="good" role="status">
      <p>{said.done === 'kept' ? t('kept') : t('left')}</p>
    </Notice>
  )
}

/** Where all of them stand together, and what is asked of the leader. */
async function Standing({ own }: { own: OwnGroup }) {
  const t = await getTranslations('signUps.team')
  const locale = (await getLocale()) as Locale
  const { heads, position, offeredUntil, awaitingConsent, may, token } = own
  const until = offeredUntil ? formatDateTime(locale, offeredUntil) : ''
  return (
    <section className="place-standing" aria-label={t('title')}>
      <p>
        <b>{heads === 0 ? t('nobody') : t('heads', { count: heads })}</b>
      </p>
      {position === null ? null : <p>{t('waiting', { position })}</p>}
      {position === null && offeredUntil === null && heads > 0 ? <p>{t('confirmed')}</p> : null}
      {awaitingConsent > 0 ? <p>{t('consents', { count: awaitingConsent })}</p> : null}
      {may.keep ? (
        <div className="place-keep">
          <p>{t('offered', { until })}</p>
          <Form action={keepAll} hidden={{ token }} submit={t('keep')} />
        </div>
      ) : null}
    </section>
  )
}

async function Acts({ own: { may, token, shift, heads } }: { own: OwnGroup }) {
  const t = await getTranslations('signUps.team')
  const locale = (await getLocale()) as Locale
  const closeLabel = (await getTranslations('ui'))('close')
  if (!shift) return null
  return (
    <Section title={t('acts')} className="no-print">
      {may.leave ? (
        <p className="note">{t('leaveUntil', { until: formatDateTime(locale, leaveDeadline(shift)) })}</p>
      ) : null}
      <div className="actions">
        <PrintButton label={t('print')} />
        {may.leave ? (
          <ConfirmButton
            action={leaveAll}
            label={t('leaveAll')}
            hidden={{ token }}
            tone="danger"
            confirm={{ title: t('leaveAllTitle'), text: t('leaveAllText', { count: heads }), closeLabel }}
          />
        ) : null}
      </div>
    </Section>
  )
}
