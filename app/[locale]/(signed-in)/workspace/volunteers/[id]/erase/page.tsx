import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { CheckboxField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { canErase } from '#lib/erasure/policy.ts'
import { countWhatStays, findErasureOf } from '#lib/erasure/queries.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { eraseCard } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }
type Stays = Awaited<ReturnType<typeof countWhatStays>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('erasure.staff')
  return { title: t('title') }
}

export default async function ErasePage({ params }: Props) {
  const actor = await requireCoordinator()
  const card = await viewVolunteer(actor, (await params).id)
  if (!card || !canErase(actor, card)) notFound()
  const t = await getTranslations('erasure.staff')
  const words = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  const asked = await findErasureOf(actor, card.id)
  const back = `/workspace/volunteers/${card.id}`
  const crumbs = [
    { href: '/workspace', label: words('workspace') },
    { href: '/workspace/volunteers', label: words('title') },
    { href: back, label: fullName(card) },
  ]
  return (
    <>
      <PageHead title={t('title')} crumbs={crumbs} lede={t('lede')} />
      <div className="shell grid gap-6 pt-6">
        {asked ? (
          <Notice tone="bad">
            {t('asked', {
              asked: formatDateTime(locale, asked.askedAt),
              due: formatDateTime(locale, asked.dueAt),
            })}
          </Notice>
        ) : null}
        <Effects stays={await countWhatStays(actor, card.id)} />
        <div className="narrow-page">
          <Form
            action={eraseCard}
            submit={t('submit')}
            tone="danger"
            hidden={{ volunteerId: card.id }}
            beside={<SiteLink href={back}>{words('form.cancel')}</SiteLink>}
          >
            <CheckboxField
              name="hasRequest"
              label={asked ? t('ownRequest') : t('hasRequest')}
              hint={t('hasRequestHint')}
              required
            />
            <TextField
              name="cardNumber"
              label={t('cardNumber', { name: fullName(card) })}
              hint={t('cardNumberHint', { number: String(card.cardNumber) })}
              inputMode="numeric"
              autoComplete="off"
              maxLength={12}
              required
            />
          </Form>
        </div>
      </div>
    </>
  )
}

async function Effects({ stays }: { stays: Stays }) {
  const t = await getTranslations('erasure.own')
  const lines = (key: 'goes' | 'stays') => t(key).split('\n')
  const going = [
    ...lines('goes'),
    ...(stays.coming > 0 ? [t('coming', { count: stays.coming })] : []),
    ...(stays.papers > 0 ? [t('papers', { count: stays.papers })] : []),
  ]
  return (
    <>
      <Section title={t('goesTitle')}>
        <ul className="list-disc pl-6">
          {going.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('staysTitle')}>
        <ul className="list-disc pl-6">
          {lines('stays').map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}
