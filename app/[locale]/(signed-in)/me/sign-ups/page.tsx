import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDate, formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listOwnSignUps, type OwnSignUp } from '#lib/participation/queries/own.ts'
import { MeTabs } from '../me-tabs.tsx'
import { Standing } from './standing.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.signUps')
  return { title: t('title') }
}

export default async function SignUpsPage() {
  const actor = await requireActor()
  const t = await getTranslations('me')
  const rows = await listOwnSignUps(actor)
  const past = rows.filter(({ isPast }) => isPast)
  const coming = rows.filter(({ isPast }) => !isPast).reverse()
  return (
    <>
      <PageHead
        title={t('signUps.title')}
        lede={t('signUps.lede')}
        crumbs={[{ href: '/me', label: t('tabs.book') }]}
      />
      <div className="shell">
        <MeTabs current="signUps" />
        <Section title={t('signUps.coming')}>
          {coming.length === 0 ? (
            <EmptyState
              title={t('signUps.noneComing')}
              actions={<ButtonLink href="/me/opportunities">{t('tabs.opportunities')}</ButtonLink>}
            />
          ) : (
            <SignUps rows={coming} />
          )}
        </Section>
        {past.length > 0 ? (
          <Section title={t('signUps.past')}>
            <SignUps rows={past} />
          </Section>
        ) : null}
      </div>
    </>
  )
}

async function SignUps({ rows }: { rows: OwnSignUp[] }) {
  const t = await getTranslations('signUps.mine')
  const locale = (await getLocale()) as Locale
  return (
    <Rows>
      {rows.map((row) => (
        <Row
          key={row.id}
          figure={<DateBlock parts={formatDayParts(locale, row.shift.startsAt)} />}
          meta={`${formatDate(locale, row.shift.startsAt)}, ${formatTimeRange(locale, row.shift.startsAt, row.shift.endsAt)} · ${inLocale(row.shift, 'role', locale)}`}
          title={
            <SiteLink href={`/events/${row.shift.event.slug}`}>
              {inLocale(row.shift.event, 'title', locale)}
            </SiteLink>
          }
          end={<Standing row={row} />}
        >
          {row.isPast ? null : (
            <p>
              <SiteLink href={`/place/${row.token}`}>{t('open')}</SiteLink>
            </p>
          )}
        </Row>
      ))}
    </Rows>
  )
}
