import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { LanguageFields, textsOf } from '#components/events/language-fields.tsx'
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
import { platformWords } from '#lib/events/rules/programme.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { add, remove, save } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('series.platforms')
  return { title: t('title') }
}

export default async function PlatformsPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const event = await findEventToRun(actor, (await params).id)
  if (!event) notFound()
  const t = await getTranslations('series.platforms')
  const tWork = await getTranslations('events.work')
  const { edit } = await searchParams
  const edited = event.platforms.find((platform) => platform.id === edit)
  const isFrozen = event.state === 'cancelled'
  return (
    <>
      <WorkHead event={event} current="programme" />
      <div className="shell">
        <ProgrammeParts eventId={event.id} current="platforms" counts={programmeCounts(event)} />
        {isFrozen ? <Notice>{tWork('frozen')}</Notice> : null}
        <Section title={t('title')} note={t('lede')}>
          {event.platforms.length === 0 ? (
            <EmptyState title={t('empty')}>
              <p>{t('emptyText')}</p>
            </EmptyState>
          ) : (
            <ul className="rows">
              {event.platforms.map((platform) => (
                <PlatformRow key={platform.id} event={event} platform={platform} />
              ))}
            </ul>
          )}
        </Section>
        {isFrozen ? null : <PlatformForm key={edited?.id ?? 'new'} event={event} platform={edited} />}
      </div>
    </>
  )
}

type Platform = EventToRun['platforms'][number]

async function PlatformForm({ event, platform }: { event: EventToRun; platform?: Platform }) {
  const t = await getTranslations('series.platforms')
  const tWork = await getTranslations('events.work')
  const path = `/workspace/events/${event.id}/programme/platforms`
  const words = { toPublish: false, values: undefined }
  return (
    <Section
      title={platform ? t('editTitle', { number: platform.number }) : t('addTitle')}
      id={platform ? 'edit' : 'add'}
    >
      <Form
        action={platform ? save : add}
        submit={platform ? tWork('save') : t('add')}
        hidden={platform ? { eventId: event.id, platformId: platform.id } : { eventId: event.id }}
        beside={platform ? <SiteLink href={path}>{tWork('close')}</SiteLink> : null}
      >
        <LanguageFields
          {...words}
          name="name"
          field="platformName"
          max={120}
          values={textsOf(platform, 'name')}
        />
        <LanguageFields
          {...words}
          name="place"
          field="platformPlace"
          hint={t('placeHint')}
          max={200}
          values={textsOf(platform, 'place')}
        />
      </Form>
    </Section>
  )
}

async function PlatformRow({ event, platform }: { event: EventToRun; platform: Platform }) {
  const t = await getTranslations('series.platforms')
  const tAgenda = await getTranslations('events.agenda')
  const locale = (await getLocale()) as Locale
  const lines = event.agenda.filter((line) => line.platform === platform.number).length
  const shifts = event.shifts.filter((shift) => shift.platformId === platform.id && !shift.cancelledAt).length
  const title = t('numbered', { number: platform.number })
  return (
    <li className="row row-end">
      <div className="row-words">
        <h3>{title}</h3>
        <p>{platformWords(platform, locale) || t('unnamed')}</p>
        <p className="meta">{t('used', { lines, shifts })}</p>
      </div>
      {event.state === 'cancelled' ? null : (
        <div className="row-right actions">
          <SiteLink
            href={`/workspace/events/${event.id}/programme/platforms?edit=${platform.id}#edit`}
            className="button button-small button-quiet"
            aria-label={tAgenda('editOf', { title })}
          >
            {tAgenda('edit')}
          </SiteLink>
          {lines + shifts > 0 ? null : (
            <ConfirmButton
              action={remove}
              hidden={{ eventId: event.id, platformId: platform.id }}
              label={tAgenda('remove')}
              look="small-quiet"
              tone="danger"
            />
          )}
        </div>
      )}
    </li>
  )
}
