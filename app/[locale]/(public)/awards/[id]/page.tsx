import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { awardData } from '#components/structured-data/people.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { AsideColumns } from '#components/ui/columns.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { findPublicAward, type PublicAward } from '#lib/awards/public.ts'
import { findCardImage } from '#lib/cards/public.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { PublicLetter } from '../public-letter.tsx'

export const dynamic = 'error'

/** No award is prerendered at build, so that a build needs no database; each is on its first visit. */
export function generateStaticParams() {
  return [{ id: '_' }]
}

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const locale = (await getLocale()) as Locale
  const award = await findPublicAward(id, locale)
  if (!award) return {}
  const title = `${award.name}: ${award.kind.name}, ${award.year}`
  return pageMetadata({
    locale,
    path: award.href,
    title,
    description: award.reason || [award.kind.name, award.number, award.issuer].filter(Boolean).join('. '),
    image: await findCardImage('awards', locale, id),
    isHidden: award.isRevoked,
  })
}

export default async function AwardPage({ params }: Props) {
  const { id } = await params
  const locale = (await getLocale()) as Locale
  const award = await findPublicAward(id, locale)
  if (!award) notFound()
  const t = await getTranslations('awards')
  const mark = `recipient-mark ${award.isOrganisation ? 'recipient-mark-organisation' : ''}`
  return (
    <>
      <PageHead
        title={award.name}
        crumbs={[{ href: '/awards', label: t('title') }]}
        meta={award.kind.name}
        figure={<span className={mark} aria-hidden="true" />}
      />
      <AsideColumns aside={award.isRevoked ? null : <PublicLetter id={id} />}>
        {award.isRevoked ? <Revoked award={award} /> : <Thanks award={award} />}
        <Facts award={award} />
        <p className="note pt-6">
          {award.isInvented ? `${t('demoNote')} ` : ''}
          {t('changed', { date: formatDate(locale, award.updatedOn) })}
        </p>
      </AsideColumns>
      {award.isRevoked ? null : <JsonLd data={awardData(award, await dataWords())} />}
    </>
  )
}

async function Thanks({ award }: { award: PublicAward }) {
  const locale = await getLocale()
  if (!award.reason) return null
  return (
    <p className="award-reason" lang={award.reasonLocale === locale ? undefined : award.reasonLocale}>
      {award.reason}
    </p>
  )
}

async function Revoked({ award }: { award: PublicAward }) {
  const t = await getTranslations('awards')
  const locale = (await getLocale()) as Locale
  return (
    <div className="pb-8">
      <Notice
        tone="bad"
        title={t('revokedOn', { date: formatDate(locale, award.revokedOn ?? award.updatedOn) })}
      >
        <p>{t('revokedReason', { reason: award.revokeReason })}</p>
      </Notice>
    </div>
  )
}

async function Facts({ award }: { award: PublicAward }) {
  const t = await getTranslations('awards')
  const locale = (await getLocale()) as Locale
  const { event, recipientHref, sourceUrl } = award
  return (
    <DescriptionList
      facts={[
        { label: t('number'), value: award.number },
        { label: t('kind'), value: award.kind.name },
        { label: t('date'), value: award.issuedOn ? formatDate(locale, award.issuedOn) : t('dateNotStated') },
        { label: t('issuer'), value: award.issuer },
        { label: t('event'), value: event ? <SiteLink href={event.href}>{event.title}</SiteLink> : null },
        {
          label: t('recipient'),
          value: recipientHref ? <SiteLink href={recipientHref}>{award.name}</SiteLink> : award.name,
        },
        {
          label: t('source'),
          value: sourceUrl ? <a href={sourceUrl}>{URL.parse(sourceUrl)?.host ?? sourceUrl}</a> : null,
        },
        { label: t('check'), value: <SiteLink href="/verify">{t('checkByCode')}</SiteLink> },
      ]}
    />
  )
}
