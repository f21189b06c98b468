import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { KeptFields } from '#components/follows/kept-fields.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { CheckboxGroup } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listFollowChoices } from '#lib/follows/public.ts'
import { findFollowing, type Following } from '#lib/follows/queries/own.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { minutesToWait } from '../../personal-link.ts'
import { TooManyLooks } from '../../too-many.tsx'
import { change, confirm } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
type Own = { token: string; following: Following }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('follows.own')
  return { title: t('title'), robots: { index: false, follow: false } }
}

/** Opening the page confirms nothing: mail programs open links by themselves to look for harm. */
export default async function OwnFollowsPage({ params, searchParams }: Props) {
  const minutes = await minutesToWait()
  if (minutes !== null) return <TooManyLooks minutes={minutes} />
  const { token } = await params
  const following = await findFollowing(null, token, (await getLocale()) as Locale)
  if (!following) notFound()
  if (following.state === 'ended') return <Ended />
  const t = await getTranslations('follows.own')
  const { done } = await searchParams
  const isConfirmed = following.state === 'confirmed'
  return (
    <>
      <PageHead title={isConfirmed ? t('title') : t('confirmTitle')} meta={following.mailbox} />
      <div className="shell narrow-page stack">
        {done === 'confirmed' || done === 'changed' ? (
          <Notice tone="good" role="status">
            {t(`done.${done}`)}
          </Notice>
        ) : null}
        {isConfirmed && !done && following.waiting.length === 0 ? <p>{t('confirmed')}</p> : null}
        {following.waiting.length > 0 || !isConfirmed ? (
          <Confirm token={token} following={following} />
        ) : null}
        {isConfirmed ? <Change token={token} following={following} /> : null}
        <p>
          <SiteLink href={`/follow/${token}/stop`}>{isConfirmed ? t('stop') : t('notMe')}</SiteLink>
        </p>
      </div>
    </>
  )
}

async function Confirm({ token, following: { waiting } }: Own) {
  const t = await getTranslations('follows.own')
  if (waiting.length === 0) return <p>{t('nothingWaits')}</p>
  return (
    <Section title={t('waiting')} note={t('waitingNote')}>
      <Form action={confirm} submit={t('confirm')} hidden={{ token }}>
        <CheckboxGroup
          name="topics[]"
          label={t('waitingLabel')}
          options={waiting}
          defaultValue={waiting.map(({ value }) => value)}
        />
      </Form>
    </Section>
  )
}

async function Change({ token, following }: Own) {
  const t = await getTranslations('follows.own')
  return (
    <Section title={t('change')}>
      <Form
        key={following.version}
        action={change}
        submit={t('save')}
        hidden={{ token, version: following.version }}
        look={following.waiting.length > 0 ? 'quiet' : undefined}
      >
        <KeptFields following={following} topics={following.topics} choices={await listFollowChoices()} />
      </Form>
    </Section>
  )
}

async function Ended() {
  const t = await getTranslations('follows.ended')
  return (
    <>
      <PageHead title={t('title')} />
      <div className="shell narrow-page stack">
        <Notice tone="good" role="status">
          {t('text')}
        </Notice>
        <p>
          <SiteLink href="/follow">{t('anew')}</SiteLink>
        </p>
      </div>
    </>
  )
}
