import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { OrganisationHead } from '#app/[locale]/(signed-in)/workspace/organisations/organisation-head.tsx'
import { organisationOf } from '#app/[locale]/(signed-in)/workspace/organisations/organisation-of.ts'
import { MemorandumStatus } from '#components/memoranda/memorandum-status.tsx'
import { RichText } from '#components/rich-text/rich-text.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Prose } from '#components/ui/prose.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findMemorandumOf } from '#lib/memoranda/queries.ts'
import { textIn } from '#lib/memoranda/rules/wording.ts'
import { OwnPromises } from './own-promises.tsx'
import { OwnSide } from './own-side.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string; memorandumId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agreements.own')
  return { title: t('title') }
}

/** One memorandum for who speaks for a side: its text, its promises, and the word that is asked of them. */
export default async function OrganisationMemorandumPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id, memorandumId } = await params
  const organisation = await organisationOf(actor, id)
  const memorandum = await findMemorandumOf(actor, organisation.id, memorandumId)
  if (!memorandum) notFound()
  const t = await getTranslations('agreements')
  const words = await getTranslations('memoranda')
  const locale = (await getLocale()) as Locale
  const text = textIn(memorandum, locale)
  return (
    <>
      <OrganisationHead actor={actor} organisation={organisation} current="memoranda" />
      <Shell>
        {(await searchParams).done === 'signedOff' ? (
          <div className="pt-6">
            <Notice tone="good" role="status">
              {t('done.signedOff')}
            </Notice>
          </div>
        ) : null}
        <Section
          title={inLocale(memorandum, 'title', locale)}
          note={<MemorandumStatus status={memorandum.status} />}
        >
          <DescriptionList
            facts={[
              {
                label: words('parties'),
                value: memorandum.parties.map((party) => inLocale(party, 'name', locale)).join('; '),
              },
              {
                label: words('validUntil'),
                value: memorandum.validUntil ? formatDate(locale, memorandum.validUntil) : words('notStated'),
              },
              {
                label: t('own.onSite'),
                value:
                  memorandum.state === 'published' ? (
                    <SiteLink href={`/memoranda/${memorandum.slug}`}>{words('staff.publicPage')}</SiteLink>
                  ) : null,
              },
            ]}
          />
          <Paragraphs text={inLocale(memorandum, 'summary', locale)} />
        </Section>
        <OwnSide actor={actor} organisationId={organisation.id} memorandum={memorandum} />
        <OwnPromises memorandum={memorandum} />
        {text ? (
          <Section title={words('text')}>
            <Prose lang={text.locale === locale ? undefined : text.locale}>
              <RichText document={text.document} pictures={[]} />
            </Prose>
          </Section>
        ) : null}
      </Shell>
    </>
  )
}
