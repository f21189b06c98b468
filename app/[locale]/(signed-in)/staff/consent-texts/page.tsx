import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { ConsentText } from '#components/volunteers/consent-text.tsx'
import { requireAdministrator } from '#lib/accounts/session.ts'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { listConsentVersions, type ListedVersion } from '#lib/volunteers/queries/consent-versions.ts'
import { versionText, wordsIn } from '#lib/volunteers/rules/consent-words.ts'
import { dayText } from '#lib/volunteers/rules.ts'
import { consentKinds } from '#lib/volunteers/schema.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<{ done?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('privacy.texts')
  return { title: t('title') }
}

const news = ['published', 'discarded'] as const

export default async function ConsentTextsPage({ searchParams }: Props) {
  const actor = await requireAdministrator()
  const versions = await listConsentVersions(actor)
  const t = await getTranslations('privacy.texts')
  const { done } = await searchParams
  const told = news.find((key) => key === done)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/staff', label: t('staff') }]} />
      <div className="shell">
        {told ? (
          <div className="pt-6">
            <Notice tone="good" role="status">
              {t(told)}
            </Notice>
          </div>
        ) : null}
        {consentKinds.map((kind) => (
          <Kind key={kind} kind={kind} versions={versions.filter((version) => version.kind === kind)} />
        ))}
      </div>
    </>
  )
}

async function Kind({ kind, versions }: { kind: ListedVersion['kind']; versions: ListedVersion[] }) {
  const t = await getTranslations('privacy.texts')
  const names = await getTranslations('consents')
  const hasDraft = versions.some(({ publishedAt }) => publishedAt === null)
  return (
    <Section
      title={names(`${kind}.name`)}
      more={
        <ButtonLink href={`/staff/consent-texts/${kind}`} look="small-quiet">
          {hasDraft ? t('edit') : t('write')}
        </ButtonLink>
      }
    >
      <Rows>
        {versions
          .filter(({ publishedAt }) => publishedAt !== null)
          .map((version) => (
            <Version key={version.id} version={version} />
          ))}
      </Rows>
    </Section>
  )
}

async function Version({ version }: { version: ListedVersion }) {
  const t = await getTranslations('privacy.texts')
  const locale = (await getLocale()) as Locale
  const { number, validFrom, renewBy, consents, isCurrent } = version
  const since = validFrom ? dayText(validFrom) : ''
  const isComing = since > dayOf(now())
  const mark: StatusMark = isCurrent ? 'good' : isComing ? 'wait' : 'off'
  const word = isCurrent
    ? t('current')
    : isComing
      ? t('coming', { date: formatDate(locale, since) })
      : t('older')
  return (
    <Row
      title={t('version', { number })}
      meta={[t('since', { date: formatDate(locale, since) }), t('given', { count: consents })].join(', ')}
      end={<Status mark={mark}>{word}</Status>}
    >
      {renewBy ? <p>{t('renewBy', { date: formatDate(locale, dayText(renewBy)) })}</p> : null}
      <ConsentText text={{ ...wordsIn(version, locale), version: versionText(number) }} />
    </Row>
  )
}
