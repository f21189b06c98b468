import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { VersionField } from '#components/ui/version-field.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { mayCallUp } from '#lib/call-ups/policy.ts'
import { findCallUpForDesk, listCallUpChoices } from '#lib/call-ups/queries.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { idPattern } from '#lib/platform/text.ts'
import { save } from '../actions.ts'
import { CallUpFields } from '../call-up-fields.tsx'
import { Phase } from '../phase.tsx'
import { Decisions } from './decisions.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const deeds = ['saved', 'published', 'ended', 'withdrawn'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('callUp.desk')
  return { title: t('title') }
}

export default async function CallUpPage({ params, searchParams }: Props) {
  const actor = await requireEditor()
  const { id } = await params
  const call = idPattern.test(id) ? await findCallUpForDesk(actor, id) : null
  if (!call) notFound()
  const choices = await listCallUpChoices(actor)
  const t = await getTranslations('callUp.desk')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const { done } = await searchParams
  const deed = deeds.find((each) => each === done)
  const isOpen = call.phase === 'live' || call.phase === 'over'
  return (
    <>
      <PageHead
        title={inLocale(call, 'title', locale)}
        crumbs={[{ href: '/staff/call-ups', label: t('title') }]}
      >
        <Phase phase={call.phase} />
        {isOpen ? <a href={localePath(locale, `/call-up/${call.slug}`)}>{t('publicPage')}</a> : null}
      </PageHead>
      <div className="shell pt-6">
        {deed ? (
          <Notice tone="good" role="status">
            {t(`done.${deed}`)}
          </Notice>
        ) : null}
        {mayCallUp(actor) ? <Decisions call={call} /> : <p className="note">{t('administratorsOnly')}</p>}
        {call.phase === 'over' ? (
          <p className="note pt-4">{t('overNote')}</p>
        ) : (
          <Section title={t('content')}>
            <Form
              key={call.version}
              action={save}
              hidden={{ id: call.id }}
              submit={form('save')}
              labels={{ pending: form('sending') }}
            >
              <VersionField version={call.version} label={t('content')} />
              <CallUpFields choices={choices} call={call} />
            </Form>
          </Section>
        )}
      </div>
    </>
  )
}
