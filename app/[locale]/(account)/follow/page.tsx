import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { HowFields, TopicFields } from '#components/follows/topic-fields.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { AsideColumns } from '#components/ui/columns.tsx'
import { CheckboxField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { ConsentText } from '#components/volunteers/consent-text.tsx'
import {
  browserKey,
  findOrganisationToFollow,
  listFollowChoices,
  readFollowConsent,
} from '#lib/follows/public.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { Trap } from '../trap.tsx'
import { ask } from './actions.ts'

export const dynamic = 'force-dynamic'

type Search = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('follows')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/follow', title: t('title'), description: t('lede') })
}

export default async function FollowPage({ searchParams }: Props) {
  const t = await getTranslations('follows')
  const search = await searchParams
  if (search.sent) return <Sent />
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} />
      <AsideColumns aside={<How />}>
        <AskForm search={search} />
      </AsideColumns>
    </>
  )
}

async function AskForm({ search }: { search: Search }) {
  const t = await getTranslations('follows.form')
  const locale = (await getLocale()) as Locale
  const [choices, text, organisation] = await Promise.all([
    listFollowChoices(),
    readFollowConsent(locale),
    findOrganisationToFollow(one(search.organisation)),
  ])
  const chosen = {
    centre: choices.centres.find(({ slug }) => slug === one(search.centre))?.id,
    unit: choices.units.find(({ slug }) => slug === one(search.unit))?.id,
    direction: choices.directions.find(({ code }) => code === one(search.direction))?.id,
  }
  return (
    <Form action={ask} submit={t('send')} hidden={{ consentVersion: text.version, consentLocale: locale }}>
      <fieldset className="group">
        <legend>{t('what')}</legend>
        <p>{t('whatHint')}</p>
        <TopicFields choices={choices} chosen={chosen} organisation={organisation} />
      </fieldset>
      <fieldset className="group">
        <legend>{t('whereTo')}</legend>
        <TextField
          name="email"
          type="email"
          label={t('email')}
          hint={t('emailHint')}
          required
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
        />
        <HowFields locale={locale} isAtOnce={false} />
      </fieldset>
      <fieldset className="group">
        <legend>{t('consentTitle')}</legend>
        <ConsentText text={text} />
        <CheckboxField name="consent" label={t('consent')} />
      </fieldset>
      <Trap />
    </Form>
  )
}

function one(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : ''
}

/** What happens next, and the ways that need no mailbox. */
async function How() {
  const t = await getTranslations('follows.how')
  const locale = (await getLocale()) as Locale
  return (
    <div className="stack">
      <h2>{t('title')}</h2>
      <ol className="grid list-decimal gap-3 pl-5">
        <li>{t('confirm')}</li>
        <li>{t('weekly')}</li>
        <li>{t('stop')}</li>
      </ol>
      <p>{t('known')}</p>
      <h2>{t('otherWays')}</h2>
      <ul className="grid gap-3">
        <li>
          <a href={localePath(locale, '/feed.xml')}>{t('feed')}</a>
        </li>
        {browserKey === '' ? null : (
          <li>
            <SiteLink href="/follow/notifications">{t('notifications')}</SiteLink>
          </li>
        )}
      </ul>
    </div>
  )
}

async function Sent() {
  const t = await getTranslations('follows.sent')
  return (
    <>
      <PageHead title={t('title')} />
      <div className="shell narrow-page stack">
        <Notice tone="good" role="status">
          <p>{t('text')}</p>
        </Notice>
        <p>{t('again')}</p>
        <p>
          <SiteLink href="/follow">{t('back')}</SiteLink>
        </p>
      </div>
    </>
  )
}
