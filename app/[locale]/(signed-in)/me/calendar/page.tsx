import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CopyAddress } from '#components/site/copy-address.tsx'
import { buttonClass } from '#components/ui/button-class.ts'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { findOwnAddress } from '#lib/calendars/queries.ts'
import { MeTabs } from '../me-tabs.tsx'
import { NoCard } from '../no-card.tsx'
import { makeAddress, revokeAddress } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('calendars.page')
  return { title: t('title') }
}

export default async function CalendarPage({ searchParams }: Props) {
  const actor = await requireActor()
  const own = await findOwnAddress(actor)
  if (!own) return <NoCard />
  const t = await getTranslations('calendars.page')
  const tMe = await getTranslations('me.tabs')
  const { done } = await searchParams
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/me', label: tMe('book') }]} />
      <div className="shell">
        <MeTabs current="calendar" />
        <div className="stack">
          {done === 'made' && own.address ? <Notice tone="good">{t('made')}</Notice> : null}
          {done === 'revoked' && !own.address ? <Notice tone="good">{t('revoked')}</Notice> : null}
          {own.address ? <On address={own.address} version={own.version} /> : <Off version={own.version} />}
        </div>
      </div>
    </>
  )
}

async function Off({ version }: { version: number }) {
  const t = await getTranslations('calendars.page')
  return (
    <Section title={t('off')}>
      <p>{t('makeText')}</p>
      <Form action={makeAddress} hidden={{ version }} submit={t('make')} />
    </Section>
  )
}

async function On({ address, version }: { address: string; version: number }) {
  const t = await getTranslations('calendars.page')
  return (
    <>
      <Section title={t('on')} note={t('onNote')}>
        <CopyAddress
          id="calendar-address"
          address={address}
          words={{ label: t('address'), copy: t('copy'), copied: t('copied') }}
        />
        <div className="actions">
          <a className={buttonClass({})} href={address.replace(/^https?:/, 'webcal:')}>
            {t('open')}
          </a>
        </div>
      </Section>
      <Section title={t('how')}>
        <ol className="list-decimal pl-6">
          <li>{t('howPhone')}</li>
          <li>{t('howOther')}</li>
        </ol>
        <p className="note">{t('refresh')}</p>
        <div className="actions">
          <ConfirmButton
            action={makeAddress}
            label={t('replace')}
            hidden={{ version }}
            confirm={{ title: t('replace'), text: t('replaceText'), closeLabel: t('close') }}
          />
          <ConfirmButton
            action={revokeAddress}
            label={t('revoke')}
            hidden={{ version }}
            tone="danger"
            confirm={{ title: t('revoke'), text: t('revokeText'), closeLabel: t('close') }}
          />
        </div>
      </Section>
    </>
  )
}
