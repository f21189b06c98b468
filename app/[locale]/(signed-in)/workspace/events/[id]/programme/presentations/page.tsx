import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { LanguageFields } from '#components/events/language-fields.tsx'
import { ProgrammeParts, programmeCounts } from '#components/events/programme-parts.tsx'
import { WorkHead } from '#components/events/work-head.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FileField, RadioGroup, SelectField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type EventToRun, findEventToRun } from '#lib/events/queries.ts'
import { documentAccept, documentAddress, documentBytesMax, megabyte } from '#lib/files/rules.ts'
import { formatBytes } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { add, remove } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('series.presentations')
  return { title: t('title') }
}

export default async function PresentationsPage({ params }: Props) {
  const actor = await requireCoordinator()
  const event = await findEventToRun(actor, (await params).id)
  if (!event) notFound()
  const t = await getTranslations('series.presentations')
  const tWork = await getTranslations('events.work')
  const isFrozen = event.state === 'cancelled'
  return (
    <>
      <WorkHead event={event} current="programme" />
      <div className="shell">
        <ProgrammeParts eventId={event.id} current="presentations" counts={programmeCounts(event)} />
        {isFrozen ? <Notice>{tWork('frozen')}</Notice> : null}
        <Section title={t('title')} note={t('lede')}>
          {event.files.length === 0 ? (
            <EmptyState title={t('empty')}>
              <p>{t('emptyText')}</p>
            </EmptyState>
          ) : (
            <ul className="rows">
              {event.files.map((file) => (
                <FileRow key={file.id} event={event} file={file} />
              ))}
            </ul>
          )}
        </Section>
        {isFrozen ? null : <AddForm event={event} />}
      </div>
    </>
  )
}

async function AddForm({ event }: { event: EventToRun }) {
  const t = await getTranslations('series.presentations')
  const optional = (await getTranslations('form'))('optional')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('addTitle')} id="add">
      <Form action={add} submit={t('add')} hidden={{ eventId: event.id }}>
        <FileField
          name="file"
          label={t('file')}
          hint={t('fileHint', { megabytes: documentBytesMax / megabyte })}
          accept={documentAccept}
          required
        />
        <LanguageFields name="title" max={200} required />
        <TextField name="speakerName" label={t('speaker')} maxLength={120} optionalLabel={optional} />
        <SelectField
          name="itemId"
          label={t('line')}
          empty={t('wholeEvent')}
          options={event.agenda.map((line) => ({ value: line.id, label: inLocale(line, 'title', locale) }))}
        />
        <RadioGroup
          name="showing"
          label={t('showing')}
          defaultValue="afterStart"
          options={[
            { value: 'afterStart', label: t('afterStart'), hint: t('afterStartHint') },
            { value: 'atOnce', label: t('atOnce') },
          ]}
        />
      </Form>
    </Section>
  )
}

type FileProps = { event: EventToRun; file: EventToRun['files'][number] }

async function FileRow({ event, file }: FileProps) {
  const t = await getTranslations('series.presentations')
  const tAgenda = await getTranslations('events.agenda')
  const locale = (await getLocale()) as Locale
  const line = event.agenda.find(({ id }) => id === file.agendaItemId)
  const title = inLocale(file, 'title', locale)
  const facts = [
    line && inLocale(line, 'title', locale),
    file.speakerName,
    formatBytes(locale, file.file.bytes),
  ]
  return (
    <li className="row row-end">
      <div className="row-words">
        <h3>
          <a href={documentAddress(file.file)} download>
            {title}
          </a>
        </h3>
        <p className="meta">{facts.filter(Boolean).join(' · ')}</p>
        {file.file.isPublic ? (
          <Status mark="good">{t('open')}</Status>
        ) : (
          <Status mark="wait">
            {file.showing === 'afterStart' ? t('opensAtStart') : t('opensWithPage')}
          </Status>
        )}
      </div>
      {event.state === 'cancelled' ? null : (
        <div className="row-right actions">
          <ConfirmButton
            action={remove}
            hidden={{ eventId: event.id, presentationId: file.id }}
            label={tAgenda('remove')}
            look="small-quiet"
            tone="danger"
            confirm={{ title: t('removeTitle'), text: title, closeLabel: t('close') }}
          />
        </div>
      )}
    </li>
  )
}
