import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { RadioGroup } from '#components/ui/fields.tsx'
import { FilterForm, FilterText } from '#components/ui/filter-form.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { create } from '../actions.ts'
import { OccasionFields, WordFields } from '../award-fields.tsx'
import { recipientOptions } from '../recipient-options.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('awards.staff')
  return { title: t('new') }
}

export default async function NewAwardPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const { q } = await searchParams
  const words = typeof q === 'string' ? q.slice(0, 100) : ''
  const t = await getTranslations('awards.staff')
  const form = await getTranslations('form')
  const choices = await recipientOptions(actor, words)
  return (
    <>
      <PageHead title={t('new')} crumbs={[{ href: '/staff/awards', label: t('title') }]} />
      <div className="shell pt-6">
        <FilterForm action="/staff/awards/new" submit={t('find')} row>
          <FilterText name="q" label={t('whom')} hint={t('whomHint')} value={words} />
        </FilterForm>
        {words && choices.length === 0 ? (
          <div className="pt-6">
            <EmptyState title={t('nobody')}>{t('nobodyText')}</EmptyState>
          </div>
        ) : null}
        {choices.length > 0 ? (
          <Section title={t('draftTitle')} note={t('draftNote')}>
            <Form action={create} submit={t('createDraft')} labels={{ pending: form('sending') }}>
              <RadioGroup
                name="recipient"
                label={t('recipient')}
                required
                options={choices}
                defaultValue={choices.length === 1 ? choices[0]?.value : undefined}
              />
              <OccasionFields actor={actor} />
              <WordFields />
            </Form>
          </Section>
        ) : null}
      </div>
    </>
  )
}
