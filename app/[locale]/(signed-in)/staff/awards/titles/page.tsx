import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { RadioGroup } from '#components/ui/fields.tsx'
import { FilterForm, FilterText } from '#components/ui/filter-form.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { listTitles, type TitleRow } from '#lib/awards/queries/titles.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { recipientOptions } from '../recipient-options.ts'
import { create } from './actions.ts'
import { holderOf } from './holder.ts'
import { TitleFields } from './title-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('awards.titles')
  return { title: t('title') }
}

export default async function TitlesPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const { q } = await searchParams
  const words = typeof q === 'string' ? q.slice(0, 100) : ''
  const t = await getTranslations('awards.titles')
  const staff = await getTranslations('awards.staff')
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('staffLede')}
        crumbs={[{ href: '/staff/awards', label: staff('title') }]}
      />
      <div className="shell">
        <Section title={t('new')}>
          <FilterForm action="/staff/awards/titles" submit={staff('find')} row>
            <FilterText name="q" label={t('whom')} hint={staff('whomHint')} value={words} />
          </FilterForm>
          {words ? <NewTitle actor={actor} q={words} /> : null}
        </Section>
        <Titles titles={await listTitles(actor)} />
      </div>
    </>
  )
}

async function NewTitle({ actor, q }: { actor: Actor; q: string }) {
  const t = await getTranslations('awards.titles')
  const staff = await getTranslations('awards.staff')
  const form = await getTranslations('form')
  const choices = await recipientOptions(actor, q)
  if (choices.length === 0) return <EmptyState title={staff('nobody')}>{staff('nobodyText')}</EmptyState>
  return (
    <Form action={create} submit={t('create')} labels={{ pending: form('sending') }}>
      <RadioGroup
        name="recipient"
        label={t('holder')}
        required
        options={choices}
        defaultValue={choices.length === 1 ? choices[0]?.value : undefined}
      />
      <TitleFields />
    </Form>
  )
}

async function Titles({ titles }: { titles: TitleRow[] }) {
  const t = await getTranslations('awards.titles')
  const staff = await getTranslations('awards.staff')
  const locale = (await getLocale()) as Locale
  if (titles.length === 0) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
  return (
    <Section title={t('all')} tone="gold">
      <Rows>
        {titles.map((title) => (
          <Row
            key={title.id}
            title={
              <SiteLink href={`/staff/awards/titles/${title.id}`}>
                {inLocale(title, 'label', locale)}
              </SiteLink>
            }
            meta={holderOf(title, locale)}
            end={title.isHidden ? <Status mark="off">{staff('hidden')}</Status> : undefined}
          >
            <p>{inLocale(title, 'givenBy', locale)}</p>
          </Row>
        ))}
      </Rows>
    </Section>
  )
}
