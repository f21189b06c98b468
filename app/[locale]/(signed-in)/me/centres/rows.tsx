import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Row } from '#components/ui/row.tsx'
import { Status } from '#components/ui/status.tsx'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { listOwnMemberships } from '#lib/memberships/queries/choices.ts'
import type { OwnTransfer } from '#lib/memberships/queries/transfers.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { dayText } from '#lib/volunteers/rules.ts'
import { withdraw } from './actions.ts'

type Membership = Awaited<ReturnType<typeof listOwnMemberships>>[number]

/** A centre or organisation with the days the person belonged to it. */
export async function Belonging({ membership }: { membership: Membership }) {
  const t = await getTranslations('memberships.own')
  const reasons = await getTranslations('memberships.ends')
  const locale = (await getLocale()) as Locale
  const { centre, organisation, startedOn, endedOn, endReason, isPrimary } = membership
  const body = centre ?? organisation
  const from = formatDate(locale, dayText(startedOn))
  const days = endedOn
    ? t('period', { from, to: formatDate(locale, dayText(endedOn)) })
    : t('since', { date: from })
  const facts = [days, ...(isPrimary ? [t('primary')] : []), ...(endReason ? [reasons(endReason)] : [])]
  const name = body ? inLocale(body, 'name', locale) : ''
  const href = `/${centre ? 'centres' : 'organisations'}/${body?.slug ?? ''}`
  return (
    <Row
      title={body?.state === 'published' ? <SiteLink href={href}>{name}</SiteLink> : name}
      meta={facts.join(' · ')}
    />
  )
}

/** What became of a wish to change the centre, or of a centre's request. */
export async function Request({ request }: { request: OwnTransfer }) {
  const t = await getTranslations('memberships.own')
  const words = await getTranslations('memberships.transfers')
  const locale = (await getLocale()) as Locale
  const { state, answer, toCentre, createdAt, expiresAt, kind } = request
  const facts = [
    words(`kinds.${kind}`),
    words('sentOn', { date: formatDate(locale, dayOf(createdAt)) }),
    ...(state === 'pending' ? [t('until', { date: formatDate(locale, dayOf(expiresAt)) })] : []),
  ]
  return (
    <Row
      title={t('to', { centre: inLocale(toCentre, 'name', locale) })}
      meta={facts.join(' · ')}
      end={<Status mark={state === 'accepted' ? 'good' : 'wait'}>{words(`states.${state}`)}</Status>}
    >
      {answer ? <p>{t('answer', { text: answer })}</p> : null}
      {request.canWithdraw ? (
        <div className="actions pt-3">
          <ConfirmButton
            action={withdraw}
            label={words('withdraw')}
            look="small-quiet"
            hidden={{ id: request.id }}
            confirm={{ title: words('withdrawTitle'), closeLabel: words('close') }}
          />
        </div>
      ) : null}
    </Row>
  )
}
