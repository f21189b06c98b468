import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ConsentText } from '#components/volunteers/consent-text.tsx'
import { AsideColumns } from '#components/ui/columns.tsx'
import { CheckboxField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { readContactConsent } from '#lib/applications/queries.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Trap } from '../trap.tsx'
import { send } from './actions.ts'
import { BodyFields, ContactFields } from './application-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('applications.page')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/join', title: t('title'), description: t('lede') })
}

export default async function JoinPage({ searchParams }: Props) {
  const t = await getTranslations('applications.page')
  const locale = (await getLocale()) as Locale
  const crumbs = [{ href: '/organisations', label: t('organisations') }]
  if ((await searchParams).sent) return <Sent crumbs={crumbs} />
  const text = await readContactConsent(null, locale)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={crumbs} />
      <AsideColumns aside={<Steps />} asideFirst>
        <Form
          action={send}
          submit={t('send')}
          labels={{ pending: t('pending') }}
          hidden={{ id: newId(), locale, consentVersion: text.version }}
        >
          <BodyFields />
          <ContactFields />
          <fieldset className="group">
            <legend>{t('consentTitle')}</legend>
            <ConsentText text={text} />
            <CheckboxField name="consent" label={t('consent')} />
          </fieldset>
          <Trap />
        </Form>
      </AsideColumns>
    </>
  )
}

async function Steps() {
  const t = await getTranslations('applications.page')
  return (
    <div className="stack">
      <h2>{t('next')}</h2>
      <ol className="grid list-decimal gap-3 pl-5">
        <li>{t('steps.send')}</li>
        <li>{t('steps.read')}</li>
        <li>{t('steps.join')}</li>
      </ol>
      <p className="note">{t('person')}</p>
      <p>
        <SiteLink href="/centres">{t('centres')}</SiteLink>
      </p>
    </div>
  )
}

async function Sent({ crumbs }: { crumbs: { href: string; label: string }[] }) {
  const t = await getTranslations('applications.page')
  return (
    <>
      <PageHead title={t('sentTitle')} crumbs={crumbs} />
      <div className="shell narrow-page">
        <Notice tone="good" role="status">
          {t('sentText')}
        </Notice>
        <p className="note mt-4">{t('sentSpam')}</p>
      </div>
    </>
  )
}
