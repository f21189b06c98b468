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
import { versionsRead } from '#lib/volunteers/rules/consent-words.ts'
import { consentKinds } from '#lib/volunteers/schema.ts'
import { AnswerForms } from './answer-forms.tsx'
import { ConsentWords } from './consent-words.tsx'
import { OwnAnswerForms, WithdrawForm } from './own-answer-forms.tsx'

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
  if (request.state !== 'open')
    return (
      <Closed state={request.state} secret={secret} isOwn={request.isOwn} canWithdraw={request.canWithdraw} />
    )
  const t = await getTranslations('consentRequests.page')
  const locale = (await getLocale()) as Locale
  const own = await getTranslations('privacy.link')
  const all = await Promise.all(
    consentKinds.map(async (kind) => ({ kind, ...(await readConsentText(null, kind, locale)) })),
  )
  const texts = all.filter(({ kind }) => request.kinds.some((asked) => asked === kind))
  const publishing = all.find(({ kind }) => kind === 'publishing')
  return (
    <>
      <PageHead
        title={request.isOwn ? own('title') : t('title')}
        lede={
          request.isOwn
            ? own('lede', { name: request.childName })
            : t('lede', { childName: request.childName })
        }
      />
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
              <div className="unfold-body">{publishing ? <ConsentWords text={publishing} /> : null}</div>
            </details>
          </div>
        </Section>
        {request.isOwn ? (
          <OwnAnswerForms secret={secret} request={request} textVersion={versionsRead(all)} />
        ) : (
          <AnswerForms secret={secret} request={request} textVersion={versionsRead(all)} />
        )}
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

type ClosedProps = {
  state: 'consented' | 'refused' | 'expired'
  secret: string
  isOwn: boolean
  canWithdraw: boolean
}

/** A link that was answered or ran out says so, and nothing about the person; what was given by it can be taken back by it. */
async function Closed({ state, secret, isOwn, canWithdraw }: ClosedProps) {
  const t = await getTranslations('consentRequests')
  const own = await getTranslations('privacy.link')
  const isWithdrawn = state === 'consented' && !canWithdraw
  const isOwnYes = isOwn && state === 'consented'
  const title = isWithdrawn ? own('withdrawn') : isOwnYes ? own('consented') : t(`states.${state}.title`)
  const lede = isOwnYes ? own('consentedText') : t(`states.${state}.text`)
  return (
    <>
      <PageHead title={title} lede={isWithdrawn ? undefined : lede} />
      <div className="shell pt-8 actions">
        <ButtonLink href="/centres" look="quiet">
          {t('centres')}
        </ButtonLink>
        {canWithdraw ? <WithdrawForm secret={secret} /> : null}
      </div>
    </>
  )
}
