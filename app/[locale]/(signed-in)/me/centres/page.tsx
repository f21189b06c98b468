import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SelectField, TextArea } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listOtherCentres, listOwnMemberships } from '#lib/memberships/queries/choices.ts'
import { listOwnTransfers } from '#lib/memberships/queries/transfers.ts'
import { findOwnCard } from '#lib/participation/queries/own.ts'
import { MeTabs } from '../me-tabs.tsx'
import { NoCard } from '../no-card.tsx'
import { ask } from './actions.ts'
import { Belonging, Request } from './rows.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('memberships.own')
  return { title: t('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OwnCentresPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!(await findOwnCard(actor))) return <NoCard />
  const t = await getTranslations('memberships.own')
  const tMe = await getTranslations('me.tabs')
  const { done } = await searchParams
  const [memberships, requests] = await Promise.all([listOwnMemberships(actor), listOwnTransfers(actor)])
  const open = memberships.filter(({ endedOn }) => endedOn === null)
  const closed = memberships.filter(({ endedOn }) => endedOn !== null)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/me', label: tMe('book') }]} />
      <div className="shell">
        <MeTabs current="centres" />
        {done === 'asked' || done === 'withdrawn' ? (
          <Notice tone="good" role="status">
            {t(done)}
          </Notice>
        ) : null}
        <Section title={t('open')}>
          {open.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          ) : (
            <Rows>
              {open.map((membership) => (
                <Belonging key={membership.id} membership={membership} />
              ))}
            </Rows>
          )}
        </Section>
        {requests.length > 0 ? (
          <Section title={t('requests')}>
            <Rows>
              {requests.map((request) => (
                <Request key={request.id} request={request} />
              ))}
            </Rows>
          </Section>
        ) : null}
        {requests.some(({ canWithdraw }) => canWithdraw) ? null : (
          <Ask actor={actor} present={open.flatMap((row) => (row.isPrimary ? [row.centreId ?? ''] : []))} />
        )}
        {closed.length > 0 ? (
          <Section title={t('closed')}>
            <Rows>
              {closed.map((membership) => (
                <Belonging key={membership.id} membership={membership} />
              ))}
            </Rows>
          </Section>
        ) : null}
      </div>
    </>
  )
}

async function Ask({ actor, present }: { actor: Actor; present: string[] }) {
  const t = await getTranslations('memberships.own')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const centres = await listOtherCentres(actor, present.filter(Boolean))
  return (
    <Section title={t('askTitle')} note={t('askText')} id="ask">
      <Form action={ask} submit={t('ask')}>
        <SelectField
          name="toCentreId"
          label={t('toCentre')}
          hint={t('minor')}
          required
          empty={form('choose')}
          options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
        />
        <TextArea
          name="note"
          label={t('note')}
          hint={t('noteHint')}
          optionalLabel={form('optional')}
          rows={2}
          maxLength={300}
        />
      </Form>
    </Section>
  )
}
