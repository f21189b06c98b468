import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ButtonLink } from '#components/ui/button.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type AskedShift, findConsentRequest } from '#lib/volunteers/queries/consent-request.ts'
import { readConsentText } from '#lib/volunteers/queries/consent-text.ts'
import { AnswerForms } from './answer-forms.tsx'
import { ConsentWords } from './consent-words.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ secret: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consentRequests.page')
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

export default async function ConsentPage({ params }: Props) {
  const { secret } = await params
  const request = await findConsentRequest(null, secret)
  if (!request) notFound()
  if (request.state !== 'open') return <Closed state={request.state} />
  const t = await getTranslations('consentRequests.page')
  const locale = (await getLocale()) as Locale
  const texts = await Promise.all(request.kinds.map((kind) => readConsentText(null, kind, locale)))
  const publishing = await readConsentText(null, 'publishing', locale)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede', { childName: request.childName })} />
      <div className="shell">
        {request.shift ? <Where shift={request.shift} /> : null}
        <Section title={t('texts')}>
          <div className="grid gap-8">
            {texts.map((text) => (
              <ConsentWords key={text.title} text={text} />
            ))}
            <details className="unfold">
              <summary className="inline-flex min-h-11 cursor-pointer items-center underline">
                {t('publishing')}
              </summary>
              <div className="unfold-body">
                <ConsentWords text={publishing} />
              </div>
            </details>
          </div>
        </Section>
        <AnswerForms secret={secret} request={request} textVersion={publishing.version} />
      </div>
    </>
  )
}

async function Where({ shift }: { shift: AskedShift }) {
  const t = await getTranslations('consentRequests.page')
  const locale = (await getLocale()) as Locale
  const { event } = shift
  const title = inLocale(event, 'title', locale)
  return (
    <Section title={t('where')}>
      <DescriptionList
        facts={[
          {
            label: t('event'),
            value:
              event.state === 'draft' ? title : <SiteLink href={`/events/${event.slug}`}>{title}</SiteLink>,
          },
          { label: t('role'), value: inLocale(shift, 'role', locale) },
          { label: t('day'), value: formatWeekday(locale, shift.startsAt) },
          { label: t('time'), value: formatTimeRange(locale, shift.startsAt, shift.endsAt) },
          { label: t('place'), value: inLocale(event, 'place', locale) },
          { label: t('centre'), value: inLocale(event.centre, 'name', locale) },
        ]}
      />
    </Section>
  )
}

/** A link that was answered or ran out says so, and nothing about the child. */
async function Closed({ state }: { state: 'consented' | 'refused' | 'expired' }) {
  const t = await getTranslations('consentRequests')
  return (
    <>
      <PageHead title={t(`states.${state}.title`)} lede={t(`states.${state}.text`)} />
      <div className="shell pt-8">
        <ButtonLink href="/centres" look="quiet">
          {t('centres')}
        </ButtonLink>
      </div>
    </>
  )
}
