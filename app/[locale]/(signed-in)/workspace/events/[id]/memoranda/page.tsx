import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { WorkHead } from '#components/events/work-head.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { SelectField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { findEventToRun } from '#lib/events/queries.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findEventLinks } from '#lib/memoranda/queries/event-links.ts'
import { link, unlink } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agreements.ofEvent')
  return { title: t('title') }
}

/** Under which promises of which memoranda an event was held, said by who runs it. */
export default async function EventMemorandaPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const { id } = await params
  const [event, links] = await Promise.all([findEventToRun(actor, id), findEventLinks(actor, id)])
  if (!event || !links) notFound()
  const t = await getTranslations('agreements')
  const { done } = await searchParams
  return (
    <>
      <WorkHead event={event} current="memoranda" />
      <div className="shell">
        {done === 'linked' || done === 'unlinked' ? (
          <div className="pt-6">
            <Notice tone="good" role="status">
              {t(`done.${done}`)}
            </Notice>
          </div>
        ) : null}
        <Section title={t('ofEvent.title')} note={t('ofEvent.note')}>
          <Linked eventId={id} rows={links.linked} />
          {event.state === 'published' ? (
            <Linking eventId={id} rows={links.open} />
          ) : (
            <p className="note">{t('ofEvent.notPublished')}</p>
          )}
        </Section>
      </div>
    </>
  )
}

type Row = NonNullable<Awaited<ReturnType<typeof findEventLinks>>>['linked'][number]
type ListProps = { eventId: string; rows: Row[] }

async function Linked({ eventId, rows }: ListProps) {
  const t = await getTranslations('agreements.ofEvent')
  const locale = (await getLocale()) as Locale
  if (rows.length === 0) return <p className="pb-5">{t('none')}</p>
  return (
    <ul className="promise-events pb-5">
      {rows.map(({ id, memorandum, ...row }) => {
        const title = inLocale(memorandum, 'title', locale)
        return (
          <li key={id}>
            <span>
              {memorandum.state === 'published' ? (
                <SiteLink href={`/memoranda/${memorandum.slug}`}>{title}</SiteLink>
              ) : (
                title
              )}
              <span className="block">{inLocale(row, 'text', locale)}</span>
            </span>
            <ConfirmButton
              action={unlink}
              hidden={{ eventId, obligationId: id }}
              label={t('unlink')}
              look="small-quiet"
            />
          </li>
        )
      })}
    </ul>
  )
}

async function Linking({ eventId, rows }: ListProps) {
  const t = await getTranslations('agreements.ofEvent')
  const locale = (await getLocale()) as Locale
  if (rows.length === 0) return <p className="note">{t('nothingToLink')}</p>
  return (
    <Form action={link} hidden={{ eventId }} submit={t('link')} look="quiet">
      <SelectField
        name="obligationId"
        label={t('obligation')}
        hint={t('obligationHint')}
        empty={t('choose')}
        required
        options={rows.map(({ id, memorandum, ...row }) => ({
          value: id,
          label: `${inLocale(memorandum, 'title', locale)}: ${inLocale(row, 'text', locale)}`,
        }))}
      />
    </Form>
  )
}
