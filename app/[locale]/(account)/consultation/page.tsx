import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ConsentText } from '#components/volunteers/consent-text.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { AsideColumns } from '#components/ui/columns.tsx'
import { CheckboxField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { currentActor } from '#lib/accounts/session.ts'
import { readAskingConsent } from '#lib/consultations/queries/own.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Trap } from '../trap.tsx'
import { ask, findLost } from './actions.ts'
import { ContactFields, QuestionFields } from './ask-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consultation.ask')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/consultation', title: t('title'), description: t('lede') })
}

export default async function AskPage({ searchParams }: Props) {
  const t = await getTranslations('consultation.ask')
  const locale = (await getLocale()) as Locale
  const { sent } = await searchParams
  const crumbs = [{ href: '/front-office', label: t('frontOffice') }]
  if (sent) return <Sent crumbs={crumbs} isAboutLinks={sent === 'links'} />
  const [actor, text] = [await currentActor(), await readAskingConsent(null, locale)]
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={crumbs} />
      <AsideColumns aside={<Steps />} asideFirst>
        <Form
          action={ask}
          submit={t('send')}
          labels={{ pending: t('pending') }}
          hidden={{ id: newId(), consentVersion: text.version, consentLocale: locale }}
        >
          <QuestionFields />
          <ContactFields known={actor} />
          <fieldset className="group">
            <legend>{t('consentTitle')}</legend>
            <ConsentText text={text} />
            <CheckboxField name="consent" label={t('consent')} />
          </fieldset>
          <Trap />
        </Form>
        <Lost />
      </AsideColumns>
    </>
  )
}

async function Steps() {
  const t = await getTranslations('consultation.ask')
  return (
    <div className="stack">
      <h2>{t('next')}</h2>
      <ol className="grid list-decimal gap-3 pl-5">
        <li>{t('steps.send')}</li>
        <li>{t('steps.answer')}</li>
        <li>{t('steps.talk')}</li>
      </ol>
      <Notice>
        <p>{t('noNumbers')}</p>
      </Notice>
      <p>
        <SiteLink href="/front-office/faq">{t('faq')}</SiteLink>
      </p>
    </div>
  )
}

async function Lost() {
  const t = await getTranslations('consultation.lost')
  const locale = (await getLocale()) as Locale
  return (
    <details className="unfold mt-10" id="lost">
      <summary className="inline-flex min-h-11 cursor-pointer items-center underline">{t('title')}</summary>
      <div className="unfold-body">
        <p>{t('text')}</p>
        <Form action={findLost} submit={t('send')} look="quiet" hidden={{ locale }}>
          <TextField
            name="email"
            type="email"
            label={t('email')}
            required
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
          />
          <Trap />
        </Form>
      </div>
    </details>
  )
}

type SentProps = { crumbs: { href: string; label: string }[]; isAboutLinks: boolean }

async function Sent({ crumbs, isAboutLinks }: SentProps) {
  const t = await getTranslations('consultation')
  return (
    <>
      <PageHead title={isAboutLinks ? t('lost.sentTitle') : t('ask.sentTitle')} crumbs={crumbs} />
      <div className="shell narrow-page">
        <Notice tone="good" role="status">
          {isAboutLinks ? t('lost.sentText') : t('ask.sentText')}
        </Notice>
      </div>
    </>
  )
}
