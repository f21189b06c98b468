import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { listChosen } from '#lib/registry/queries/bulk.ts'
import { findSelection, type Selection } from '#lib/registry/queries/selection.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { base } from '../../address.ts'
import { AssignForm, InviteForm, TagForm } from './act-forms.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registry.chosen')
  return { title: t('title') }
}

const acts = ['tag', 'assign', 'invite'] as const
type Props = {
  params: Promise<{ selection: string }>
  searchParams: Promise<{ act?: string | string[] }>
}

export default async function ChosenPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const selection = await findSelection(actor, (await params).selection)
  if (!selection) notFound()
  const asked = (await searchParams).act
  const act = acts.find((one) => one === asked) ?? 'tag'
  const t = await getTranslations('registry')
  const words = await getTranslations('volunteers')
  const crumbs = [
    { href: '/workspace', label: words('workspace') },
    { href: base, label: words('title') },
  ]
  const tabs = acts.map((one) => ({
    href: `${base}/chosen/${selection.id}?act=${one}`,
    label: t(`bulk.acts.${one}`),
    current: one === act,
  }))
  return (
    <>
      <PageHead title={t('chosen.title')} crumbs={crumbs} meta={words('count', { count: selection.count })} />
      <div className="shell pt-6">
        <Tabs tabs={tabs} label={t('bulk.title')} />
        <Section title={t(`chosen.titles.${act}`)} note={t(`chosen.notes.${act}`)}>
          {act === 'tag' ? <TagForm actor={actor} selectionId={selection.id} /> : null}
          {act === 'assign' ? <AssignForm actor={actor} selectionId={selection.id} /> : null}
          {act === 'invite' ? <InviteForm selectionId={selection.id} /> : null}
        </Section>
        <Who actor={actor} selection={selection} />
      </div>
    </>
  )
}

const namedMax = 30

async function Who({ actor, selection }: { actor: Actor; selection: Selection }) {
  const t = await getTranslations('registry.chosen')
  const people = await listChosen(actor, { where: selection.where, after: null, take: namedMax })
  const others = selection.count - people.length
  return (
    <Section title={t('who')}>
      <ul className="plain-columns">
        {people.map((person) => (
          <li key={person.id}>
            <SiteLink href={`${base}/${person.id}`}>{fullName(person)}</SiteLink>
          </li>
        ))}
      </ul>
      {others > 0 ? <p className="note">{t('others', { count: others })}</p> : null}
    </Section>
  )
}
