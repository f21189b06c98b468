import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { listOwnEntries, type OwnEntries } from '#lib/awards/queries/own.ts'
import { awardNumberText } from '#lib/awards/rules.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { MeTabs } from '../me-tabs.tsx'
import { NoCard } from '../no-card.tsx'
import { setOwnHidden } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('awards.me')
  return { title: t('title') }
}

export default async function OwnAwardsPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (actor.volunteerId === null) return <NoCard />
  const { done } = await searchParams
  const t = await getTranslations('awards.me')
  const { awards, titles, mayBeShown } = await listOwnEntries(actor)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/me', label: t('book') }]} />
      <div className="shell">
        <MeTabs current="awards" />
        {done === 'hidden' || done === 'shown' ? (
          <div className="pt-6">
            <Notice tone="good" role="status">
              {t(done)}
            </Notice>
          </div>
        ) : null}
        {mayBeShown ? null : <NotShown />}
        <Section title={t('list')} tone="gold">
          {awards.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          ) : null}
          <Rows>
            {awards.map((award) => (
              <AwardEntry key={award.id} award={award} />
            ))}
          </Rows>
        </Section>
        {titles.length > 0 ? <Titles titles={titles} /> : null}
      </div>
    </>
  )
}

async function NotShown() {
  const t = await getTranslations('awards.me')
  return (
    <div className="pt-6">
      <Notice title={t('noConsent')}>
        <p>{t('noConsentText')}</p>
        <SiteLink href="/me/privacy">{t('toConsents')}</SiteLink>
      </Notice>
    </div>
  )
}

async function AwardEntry({ award }: { award: OwnEntries['awards'][number] }) {
  const t = await getTranslations('awards.me')
  const staff = await getTranslations('awards.staff')
  const locale = (await getLocale()) as Locale
  const { id, kind, year, number, issuedOn, state, isHidden } = award
  const facts = [
    awardNumberText(kind.prefix, year, number ?? 0),
    issuedOn ? formatDate(locale, issuedOn.toISOString().slice(0, 10)) : '',
    inLocale(award, 'issuer', locale),
  ]
  const name = inLocale(kind, 'name', locale)
  return (
    <Row
      title={isHidden ? name : <SiteLink href={`/awards/${id}`}>{name}</SiteLink>}
      meta={facts.filter(Boolean).join(' · ')}
      end={
        state === 'revoked' ? (
          <Status mark="bad">{staff('states.revoked')}</Status>
        ) : (
          <Status mark={isHidden ? 'off' : 'thanks'}>{t(isHidden ? 'isHidden' : 'isShown')}</Status>
        )
      }
    >
      <p>{inLocale(award, 'reason', locale)}</p>
      <div className="actions pt-2">
        {state === 'issued' ? (
          <a
            className="button button-small button-quiet"
            href={localePath(locale, `/me/awards/${id}/pdf`)}
            aria-label={t('downloadNamed', { name })}
            download
          >
            {t('download')}
          </a>
        ) : null}
        <Toggle entry="award" row={award} />
      </div>
    </Row>
  )
}

async function Titles({ titles }: { titles: OwnEntries['titles'] }) {
  const t = await getTranslations('awards.me')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('titles')} note={t('titlesNote')}>
      <Rows>
        {titles.map((title) => (
          <Row
            key={title.id}
            title={inLocale(title, 'label', locale)}
            meta={inLocale(title, 'givenBy', locale)}
            end={
              <Status mark={title.isHidden ? 'off' : 'thanks'}>
                {t(title.isHidden ? 'isHidden' : 'isShown')}
              </Status>
            }
          >
            <Toggle entry="title" row={title} />
          </Row>
        ))}
      </Rows>
    </Section>
  )
}

type ToggleProps = { entry: 'award' | 'title'; row: { id: string; version: number; isHidden: boolean } }

/** Hiding is at once and can be taken back, so nobody is asked twice. */
async function Toggle({ entry, row: { id, version, isHidden } }: ToggleProps) {
  const t = await getTranslations('awards.me')
  return (
    <ConfirmButton
      action={setOwnHidden}
      hidden={{ id, version, entry, isHidden: isHidden ? '' : 'on' }}
      label={t(isHidden ? 'show' : 'hide')}
      look="small-quiet"
    />
  )
}
