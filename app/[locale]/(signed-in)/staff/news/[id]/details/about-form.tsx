import { getTranslations } from 'next-intl/server'
import { CheckboxGroup, DateField, SelectField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { listSubjects, NewsDetails, StaffTag } from '#lib/news/queries/details.ts'
import { lastDayBefore } from '#lib/news/rules/schedule.ts'
import { save } from './actions.ts'

type Props = {
  details: NewsDetails
  subjects: Awaited<ReturnType<typeof listSubjects>>
  tags: StaffTag[]
  locale: Locale
}

/** Whom the item is about, its tags, and until when it stays at the top. */
export async function AboutForm({ details, subjects, tags, locale }: Props) {
  const t = await getTranslations('reading.desk')
  const options = tags
    .filter(({ mergedInto }) => mergedInto === null)
    .map((tag) => ({ value: tag.id, label: inLocale(tag, 'name', locale) }))
  return (
    <Form
      action={save}
      hidden={{ id: details.id, detailsVersion: details.detailsVersion }}
      submit={t('saveAbout')}
    >
      {details.kind === 'story' ? <p className="note">{t('storyNeeds')}</p> : null}
      <SelectField
        name="personId"
        label={t('person')}
        empty={t('nobody')}
        options={subjects.people}
        defaultValue={details.personId}
      />
      <SelectField
        name="organisationId"
        label={t('organisation')}
        empty={t('none')}
        options={subjects.organisations}
        defaultValue={details.organisationId}
      />
      {details.isPinned ? (
        <DateField
          name="pinnedUntil"
          label={t('pinnedUntil')}
          hint={t('pinnedUntilHint')}
          defaultValue={details.pinnedUntil ? lastDayBefore(details.pinnedUntil) : ''}
        />
      ) : null}
      {options.length > 0 ? (
        <CheckboxGroup
          name="tags"
          label={t('tags')}
          options={options}
          defaultValue={details.tagIds}
          columns
        />
      ) : (
        <p className="note">{t('noTags')}</p>
      )}
    </Form>
  )
}
