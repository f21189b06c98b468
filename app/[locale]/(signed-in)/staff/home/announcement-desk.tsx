import { getLocale, getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DateTimeField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Status } from '#components/ui/status.tsx'
import type { AnnouncementRow } from '#lib/home/queries.ts'
import { isLive } from '#lib/home/rules.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { now, wallTimeOf } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { add, change, remove } from './actions.ts'

/** The announcements with their times, each to be changed in its place, and a new one. */
export async function AnnouncementDesk({ announcements }: { announcements: AnnouncementRow[] }) {
  const t = await getTranslations('homeDesk')
  return (
    <>
      {announcements.length === 0 ? <p>{t('noAnnouncements')}</p> : null}
      <Rows>
        {announcements.map((row) => (
          <AnnouncementItem key={row.id} row={row} />
        ))}
      </Rows>
      <h3 className="pt-6">{t('newAnnouncement')}</h3>
      <Form key={announcements.length} action={add} hidden={{ id: newId() }} submit={t('add')} look="quiet">
        <Fields />
      </Form>
    </>
  )
}

async function AnnouncementItem({ row }: { row: AnnouncementRow }) {
  const t = await getTranslations('homeDesk')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const at = now()
  const phase = isLive(row, at) ? 'live' : row.startsAt > at ? 'planned' : 'over'
  const hidden = { id: row.id, version: row.version }
  return (
    <Row
      title={inLocale(row, 'text', locale)}
      meta={`${formatDateTime(locale, row.startsAt)} — ${formatDateTime(locale, row.endsAt)}`}
      end={
        <ConfirmButton
          action={remove}
          hidden={hidden}
          label={t('remove')}
          look="small-quiet"
          tone="danger"
          confirm={{ title: t('removeTitle'), text: <p>{t('removeText')}</p>, closeLabel: form('cancel') }}
        />
      }
    >
      <p>
        <Status mark={phase === 'live' ? 'good' : phase === 'planned' ? 'wait' : 'off'}>
          {t(`phases.${phase}`)}
        </Status>
      </p>
      <details>
        <summary>{t('change')}</summary>
        <Form key={row.version} action={change} hidden={hidden} submit={form('save')} look="small">
          <Fields row={row} />
        </Form>
      </details>
    </Row>
  )
}

async function Fields({ row }: { row?: AnnouncementRow }) {
  const t = await getTranslations('homeDesk')
  const optional = (await getTranslations('form'))('optional')
  return (
    <>
      <TrilingualFields
        name="text"
        row={row}
        required
        optionalEnglish={optional}
        maxLength={240}
        labels={{ kk: t('textKk'), ru: t('textRu'), en: t('textEn') }}
      />
      <TextField
        name="link"
        label={t('link')}
        hint={t('linkHint')}
        optionalLabel={optional}
        defaultValue={row?.link}
        maxLength={200}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateTimeField
          name="startsAt"
          label={t('startsAt')}
          required
          defaultValue={wallTimeOf(row?.startsAt ?? now())}
        />
        <DateTimeField
          name="endsAt"
          label={t('endsAt')}
          required
          defaultValue={row ? wallTimeOf(row.endsAt) : ''}
        />
      </div>
    </>
  )
}
