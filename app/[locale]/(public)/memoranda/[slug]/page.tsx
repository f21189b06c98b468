import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PrintButton } from '#components/awards/print-button.tsx'
import { Picture } from '#components/files/picture.tsx'
import { DeliveredWords } from '#components/memoranda/delivery.tsx'
import { hasPast, MemorandumPast } from '#components/memoranda/memorandum-past.tsx'
import { MemorandumStatus } from '#components/memoranda/memorandum-status.tsx'
import { ObligationList } from '#components/memoranda/obligation-list.tsx'
import { RichText } from '#components/rich-text/rich-text.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { memorandumData } from '#components/structured-data/papers.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { AsideColumns } from '#components/ui/columns.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Prose } from '#components/ui/prose.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Section } from '#components/ui/section.tsx'
import { findCardImage } from '#lib/cards/public.ts'
import { formatBytes, formatDate } from '#lib/i18n/format.ts'
import { pageMetadata, writtenPaths } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findPublishedMemorandum, type MemorandumPage } from '#lib/memoranda/public.ts'
import { daysBetween } from '#lib/memoranda/rules.ts'

export const dynamic = 'error'

/** No memorandum is prerendered at build, so that a build needs no database; each is on its first visit. */
export function generateStaticParams() {
  return [{ slug: '_' }]
}

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const locale = (await getLocale()) as Locale
  const memorandum = await findPublishedMemorandum(slug, locale)
  if (!memorandum) return {}
  const description =
    memorandum.summary.slice(0, 200) || memorandum.parties.map(({ name }) => name).join('; ')
  return pageMetadata({
    ...{ locale, description, title: memorandum.title },
    path: writtenPaths(memorandum.languages, memorandum.href),
    image: await findCardImage('memoranda', locale, slug),
  })
}

export default async function Page({ params }: Props) {
  const { slug } = await params
  const locale = (await getLocale()) as Locale
  const memorandum = await findPublishedMemorandum(slug, locale)
  if (!memorandum) notFound()
  const t = await getTranslations('memoranda')
  return (
    <div className="memorandum-page">
      <PageHead
        title={memorandum.title}
        lang={memorandum.titleLocale === locale ? undefined : memorandum.titleLocale}
        crumbs={[{ href: '/memoranda', label: t('title') }]}
        meta={memorandum.subject.name}
      >
        <MemorandumStatus status={memorandum.status} />
        <PrintButton label={t('print')} isQuiet />
      </PageHead>
      <AsideColumns aside={<Facts memorandum={memorandum} />} asideFirst>
        <Decision memorandum={memorandum} />
        <Parties memorandum={memorandum} />
        <Paragraphs
          text={memorandum.summary}
          lang={memorandum.summaryLocale === locale ? undefined : memorandum.summaryLocale}
        />
        <Obligations memorandum={memorandum} />
        <Text memorandum={memorandum} />
        {hasPast(memorandum) ? (
          <Section title={t('past.title')}>
            <MemorandumPast memorandum={memorandum} />
          </Section>
        ) : null}
        <p className="note pt-6">{t('changed', { date: formatDate(locale, memorandum.updatedOn) })}</p>
      </AsideColumns>
      <JsonLd data={memorandumData(memorandum, await dataWords())} />
    </div>
  )
}

/** What was decided about it, or how much of its term is left. */
async function Decision({ memorandum }: { memorandum: MemorandumPage }) {
  const t = await getTranslations('memoranda')
  const locale = (await getLocale()) as Locale
  const { status, signedOn, validUntil, terminatedOn, terminationReason, today } = memorandum
  if (status === 'terminated' && terminatedOn) {
    return (
      <Notice tone="bad" title={t('terminatedOn', { date: formatDate(locale, terminatedOn) })}>
        <p>{t('reason', { reason: terminationReason })}</p>
      </Notice>
    )
  }
  if (status === 'project' || status === 'agreed')
    return <Notice>{t(status === 'project' ? 'projectNote' : 'agreedNote')}</Notice>
  if (!validUntil) return null
  const left = daysBetween(today, validUntil)
  const words =
    left < 0 ? t('endedOn', { date: formatDate(locale, validUntil) }) : t('daysLeft', { count: left })
  if (!signedOn || signedOn > today) return <p>{words}</p>
  const term = daysBetween(signedOn, validUntil)
  return (
    <Progress value={Math.min(daysBetween(signedOn, today), term)} max={term} label={words} words={words} />
  )
}

async function Obligations({ memorandum }: { memorandum: MemorandumPage }) {
  const t = await getTranslations('memoranda')
  const { obligations, delivered } = memorandum
  return (
    <Section title={t('obligations')} note={t('obligationsNote')}>
      {obligations.length > 0 ? <ObligationList obligations={obligations} /> : <p>{t('noObligations')}</p>}
      {delivered && delivered.events > 0 ? (
        <p className="pt-4">
          <strong>{t('delivery.total')}</strong> <DeliveredWords delivered={delivered} />
        </p>
      ) : null}
    </Section>
  )
}

/** The whole text, where somebody wrote it down. */
async function Text({ memorandum }: { memorandum: MemorandumPage }) {
  const t = await getTranslations('memoranda')
  const locale = await getLocale()
  const { text } = memorandum
  if (!text) return null
  const isOther = text.locale !== locale
  return (
    <Section title={t('text')} note={isOther ? t(`textOnlyIn.${text.locale}`) : undefined}>
      <Prose lang={isOther ? text.locale : undefined}>
        <RichText document={text.document} pictures={[]} />
      </Prose>
    </Section>
  )
}

async function Parties({ memorandum }: { memorandum: MemorandumPage }) {
  const t = await getTranslations('memoranda')
  const locale = await getLocale()
  return (
    <Section title={t('parties')}>
      <ol className="parties">
        {memorandum.parties.map(({ name, href, locale: own }, index) => (
          <li key={`${index}-${name}`} lang={own === locale ? undefined : own}>
            {memorandum.logos[index] ? (
              <Picture picture={memorandum.logos[index]} alt="" sizes="4rem" className="party-logo" />
            ) : null}
            {href ? <SiteLink href={href}>{name}</SiteLink> : name}
          </li>
        ))}
      </ol>
    </Section>
  )
}

async function Facts({ memorandum }: { memorandum: MemorandumPage }) {
  const t = await getTranslations('memoranda')
  const locale = (await getLocale()) as Locale
  const { isSigned, signedOn, validUntil, event, file, sourceUrl } = memorandum
  const day = (value: string | null) => (value ? formatDate(locale, value) : t('notStated'))
  return (
    <div className="memorandum-facts">
      <DescriptionList
        facts={[
          { label: t('subject'), value: memorandum.subject.name },
          { label: t('signedOn'), value: isSigned ? day(signedOn) : t('notSigned') },
          { label: t('validUntil'), value: day(validUntil) },
          {
            label: t('signedAt'),
            value: event ? <SiteLink href={event.href}>{event.title}</SiteLink> : null,
          },
          {
            label: t('file'),
            value: file ? (
              <a href={file.href}>{t('download', { size: formatBytes(locale, file.bytes) })}</a>
            ) : null,
          },
          {
            label: t('source'),
            value: sourceUrl ? <a href={sourceUrl}>{URL.parse(sourceUrl)?.host ?? sourceUrl}</a> : null,
          },
        ]}
      />
    </div>
  )
}
