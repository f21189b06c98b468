import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { KeptFields } from '#components/follows/kept-fields.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { ConsentText } from '#components/volunteers/consent-text.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { listFollowChoices, readFollowConsent } from '#lib/follows/public.ts'
import { findOwnFollowing } from '#lib/follows/queries/own.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { MeTabs } from '../me-tabs.tsx'
import { change, stop } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('follows.me')
  return { title: t('title') }
}

export default async function OwnFollowsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const t = await getTranslations('follows.me')
  const tMe = await getTranslations('me.tabs')
  const { done } = await searchParams
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede', { email: actor.email })}
        crumbs={[{ href: '/me', label: tMe('book') }]}
      />
      <div className="shell">
        <MeTabs current="follows" />
        <div className="stack">
          {done === 'changed' || done === 'stopped' ? (
            <Notice tone="good" role="status">
              {t(`done.${done}`)}
            </Notice>
          ) : null}
          <OwnForm />
        </div>
      </div>
    </>
  )
}

async function OwnForm() {
  const actor = await requireActor()
  const t = await getTranslations('follows.me')
  const locale = (await getLocale()) as Locale
  const [following, choices, text] = await Promise.all([
    findOwnFollowing(actor, locale),
    listFollowChoices(),
    readFollowConsent(locale),
  ])
  const shown = following ?? { locale, isAtOnce: false, topics: [], waiting: [], version: 0 }
  return (
    <>
      <Form key={shown.version} action={change} submit={t('save')} hidden={{ version: shown.version }}>
        <KeptFields following={shown} topics={[...shown.topics, ...shown.waiting]} choices={choices} />
        <ConsentText text={text} />
      </Form>
      {following ? (
        <ConfirmButton action={stop} label={t('stop')} hidden={{ followerId: following.id }} />
      ) : null}
    </>
  )
}
