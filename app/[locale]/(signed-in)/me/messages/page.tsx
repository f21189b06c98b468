import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RefusalHistory } from '#components/mailings/refusal-history.tsx'
import { WantedField } from '#components/mailings/wanted-field.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { findOwnChoices } from '#lib/mailings/queries/choices.ts'
import { MeTabs } from '../me-tabs.tsx'
import { NoCard } from '../no-card.tsx'
import { choose } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mailings.own')
  return { title: t('title') }
}

export default async function OwnMessagesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const choices = await findOwnChoices(actor)
  if (!choices) return <NoCard />
  const t = await getTranslations('mailings.own')
  const tMe = await getTranslations('me.tabs')
  const isSaved = (await searchParams).done === 'saved'
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/me', label: tMe('book') }]} />
      <div className="shell">
        <MeTabs current="messages" />
        <div className="stack">
          {isSaved ? (
            <Notice tone="good" role="status">
              {t('saved')}
            </Notice>
          ) : null}
          <Form action={choose} submit={t('save')}>
            <WantedField wanted={choices.wanted} />
          </Form>
          <p>{t('service')}</p>
          {choices.history.length > 0 ? (
            <Section title={t('history')}>
              <RefusalHistory history={choices.history} />
            </Section>
          ) : null}
        </div>
      </div>
    </>
  )
}
