import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ProgrammeParts, programmeCounts } from '#components/events/programme-parts.tsx'
import { WorkHead } from '#components/events/work-head.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type EventToRun, findEventToRun } from '#lib/events/queries.ts'
import { listPersonChoices } from '#lib/events/queries/programme.ts'
import { platformWords } from '#lib/events/rules/programme.ts'
import { formatList, formatTime, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { add, move, remove, save } from './actions.ts'
import { AgendaFields } from './agenda-fields.tsx'
import { Speakers } from './speakers.tsx'
import { Warnings } from './warnings.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events.work')
  return { title: t('programme') }
}

export default async function ProgrammePage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const event = await findEventToRun(actor, (await params).id)
  if (!event) notFound()
  const t = await getTranslations('events')
  const { edit } = await searchParams
  const edited = event.agenda.find((item) => item.id === edit)
  const isFrozen = event.state === 'cancelled'
  return (
    <>
      <WorkHead event={event} current="programme" />
      <div className="shell">
        <ProgrammeParts eventId={event.id} current="lines" counts={programmeCounts(event)} />
        <Warnings event={event} />
        {isFrozen ? <Notice>{t('work.frozen')}</Notice> : null}
        <Section title={t('work.programme')} note={t('agenda.lede')}>
          {event.agenda.length === 0 ? (
            <EmptyState title={t('agenda.empty')}>
              {isFrozen ? null : <p>{t('agenda.emptyText')}</p>}
            </EmptyState>
          ) : (
            <ol className="rows">
              {event.agenda.map((item, index) => (
                <Item key={item.id} event={event} item={item} index={index} />
              ))}
            </ol>
          )}
        </Section>
        {isFrozen ? null : edited ? (
          <>
            <Edit key={edited.id} event={event} item={edited} />
            <Speakers event={event} item={edited} people={await listPersonChoices(actor)} />
          </>
        ) : (
          <Section title={t('agenda.addTitle')} id="add">
            <Form action={add} submit={t('agenda.add')} hidden={{ eventId: event.id }}>
              <AgendaFields event={event} />
            </Form>
          </Section>
        )}
      </div>
    </>
  )
}

type Item = EventToRun['agenda'][number]
type ItemProps = { event: EventToRun; item: Item }

async function Edit({ event, item }: ItemProps) {
  const t = await getTranslations('events')
  const back = <SiteLink href={`/workspace/events/${event.id}/programme`}>{t('work.close')}</SiteLink>
  return (
    <Section title={t('agenda.editTitle')} id="edit">
      <Form
        action={save}
        submit={t('work.save')}
        hidden={{ eventId: event.id, itemId: item.id }}
        beside={back}
      >
        <AgendaFields event={event} item={item} />
      </Form>
    </Section>
  )
}

async function Item({ event, item, index }: ItemProps & { index: number }) {
  const t = await getTranslations('events')
  const locale = (await getLocale()) as Locale
  const title = inLocale(item, 'title', locale)
  const time = item.startsAt
    ? `${formatWeekday(locale, item.startsAt)}, ${formatTime(locale, item.startsAt)}`
    : null
  const at = event.platforms.find(({ number }) => number === item.platform)
  const number = item.platform > 0 ? t('page.platform', { number: item.platform }) : t('agenda.together')
  const platform = [number, at && platformWords(at, locale)].filter(Boolean).join(' · ')
  const speakers = item.speakers.map((speaker) => inLocale(speaker.person ?? speaker, 'name', locale))
  const ids = { eventId: event.id, itemId: item.id }
  return (
    <li className="row row-end">
      <div className="row-words">
        <p className="meta">{[time ?? t('page.noTime'), platform].join(' · ')}</p>
        <h3>{title}</h3>
        <p className="note">{inLocale(item, 'details', locale)}</p>
        {speakers.length > 0 ? (
          <p className="note">
            {t('page.speakers')} {formatList(locale, speakers)}
          </p>
        ) : null}
      </div>
      {event.state === 'cancelled' ? null : (
        <div className="row-right actions">
          <SiteLink
            href={`/workspace/events/${event.id}/programme?edit=${item.id}#edit`}
            className="button button-small button-quiet"
            aria-label={t('agenda.editOf', { title })}
          >
            {t('agenda.edit')}
          </SiteLink>
          {index > 0 ? (
            <ConfirmButton
              action={move}
              hidden={{ ...ids, direction: 'up' }}
              label={t('agenda.up')}
              look="small-quiet"
            />
          ) : null}
          {index < event.agenda.length - 1 ? (
            <ConfirmButton
              action={move}
              hidden={{ ...ids, direction: 'down' }}
              label={t('agenda.down')}
              look="small-quiet"
            />
          ) : null}
          <ConfirmButton
            action={remove}
            hidden={ids}
            label={t('agenda.remove')}
            look="small-quiet"
            tone="danger"
            confirm={{ title: t('agenda.removeTitle'), text: title, closeLabel: t('work.close') }}
          />
        </div>
      )}
    </li>
  )
}
