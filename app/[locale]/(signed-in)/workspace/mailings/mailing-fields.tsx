import { getLocale, getTranslations } from 'next-intl/server'
import { RadioGroup, SelectField, TextArea, TextField } from '#components/ui/fields.tsx'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { EventChoice } from '#lib/mailings/queries/occasions.ts'
import type { Texts } from '#lib/mailings/queries/templates.ts'
import { fieldsFor } from '#lib/mailings/rules/fields.ts'
import { kinds, type WriteMailingInput } from '#lib/mailings/schema.ts'

type Names = { id: string; nameKk: string; nameRu: string; nameEn: string }
type Props = {
  audience: WriteMailingInput['audience']
  /** What it may invite to; none for the people of an event. */
  events: EventChoice[]
  aboutId: string | null
  centres?: Names[]
  centreId?: string | null
  texts: Texts | null
}

/** Kind, occasion and the texts of a mailing. */
export async function MailingFields({ audience, events, aboutId, centres = [], centreId, texts }: Props) {
  const t = await getTranslations('mailings')
  const isAboutPlaces = audience === 'event' || audience === 'shift'
  const shown = kinds.filter((kind) => kind !== 'service' || isAboutPlaces)
  const first = isAboutPlaces ? 'service' : 'news'
  return (
    <>
      {centres.length > 0 ? <CentreField centres={centres} centreId={centreId ?? null} /> : null}
      {isAboutPlaces ? null : <AboutField events={events} aboutId={aboutId} />}
      <RadioGroup
        name="kind"
        label={t('form.kind')}
        hint={t('form.kindHint')}
        required
        options={shown.map((kind) => ({
          value: kind,
          label: t(`kinds.${kind}`),
          hint: t(`kindHints.${kind}`),
        }))}
        defaultValue={texts && shown.includes(texts.kind) ? texts.kind : first}
      />
      <TextFields audience={audience} hasEvents={events.length > 0} texts={texts} />
    </>
  )
}

async function CentreField({ centres, centreId }: { centres: Names[]; centreId: string | null }) {
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  return (
    <SelectField
      name="centreId"
      label={t('form.centre')}
      empty={t('choose.any')}
      required
      defaultValue={centreId}
      options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
    />
  )
}

async function AboutField({ events, aboutId }: { events: EventChoice[]; aboutId: string | null }) {
  const t = await getTranslations('mailings.form')
  const locale = (await getLocale()) as Locale
  if (events.length === 0) return null
  return (
    <SelectField
      name="eventId"
      label={t('about')}
      hint={t('aboutHint', { fields: '{event}, {eventTime}, {place}' })}
      empty={t('aboutNone')}
      defaultValue={aboutId}
      options={events.map((event) => ({
        value: event.id,
        label: `${formatDateTable(locale, event.startsAt)} ${inLocale(event, 'title', locale)}`,
      }))}
    />
  )
}

const suffixes = { kk: 'Kk', ru: 'Ru', en: 'En' } as const

async function TextFields({
  audience,
  hasEvents,
  texts,
}: Pick<Props, 'audience' | 'texts'> & { hasEvents: boolean }) {
  const t = await getTranslations('mailings.form')
  const fields = [...new Set(fieldsFor({ audience, hasEvent: hasEvents }))]
  const names = await getTranslations('mailings.fieldNames')
  return (
    <>
      <section aria-labelledby="fields">
        <p id="fields" className="field-label">
          {t('fields')}
        </p>
        <ul className="note">
          {fields.map((field) => (
            <li key={field}>
              <code>{`{${field}}`}</code> {names(field)}
            </li>
          ))}
        </ul>
        <p className="note">{t('fieldsHint')}</p>
      </section>
      {locales.map((locale) => {
        const isOptional = locale === 'en'
        const shared = { lang: locale, required: !isOptional }
        return (
          <div key={locale} className="grid gap-4">
            <TextField
              {...shared}
              name={`subject${suffixes[locale]}`}
              label={t(`subject.${locale}`)}
              optionalLabel={isOptional ? t('optional') : undefined}
              maxLength={150}
              defaultValue={texts?.[`subject${suffixes[locale]}`]}
            />
            <TextArea
              {...shared}
              name={`body${suffixes[locale]}`}
              label={t(`body.${locale}`)}
              optionalLabel={isOptional ? t('optional') : undefined}
              rows={10}
              maxLength={5000}
              defaultValue={texts?.[`body${suffixes[locale]}`]}
            />
          </div>
        )
      })}
    </>
  )
}
