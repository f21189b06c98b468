import { getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { FileField, RadioGroup, SelectField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import { documentAccept } from '#lib/files/rules.ts'
import { locales } from '#lib/i18n/routing.ts'
import type { LibraryItemOnDesk } from '#lib/library/queries.ts'
import { addFile, discard, publish, withdraw } from '../actions.ts'

type Props = { item: LibraryItemOnDesk }

/** Putting out, withdrawing, deleting a draft. */
export async function Decisions({ item }: Props) {
  const t = await getTranslations('library.desk')
  const form = await getTranslations('form')
  const hidden = { id: item.id, version: item.version }
  const asks = (name: 'withdraw' | 'discard') => ({
    title: t(`${name}Title`),
    text: t(`${name}Text`),
    closeLabel: form('cancel'),
  })
  if (item.state === 'published')
    return (
      <div className="actions pt-4">
        <ConfirmButton action={withdraw} hidden={hidden} label={t('withdraw')} confirm={asks('withdraw')} />
      </div>
    )
  return (
    <div className="actions pt-4">
      {item.number > 0 ? (
        <ConfirmButton action={publish} hidden={hidden} look="main" label={t('publish')} />
      ) : (
        <Notice>{t('noFiles')}</Notice>
      )}
      {item.publishedAt === null ? (
        <ConfirmButton
          action={discard}
          hidden={hidden}
          label={t('discard')}
          tone="danger"
          confirm={asks('discard')}
        />
      ) : null}
    </div>
  )
}

/** A file becomes a new version or another language of the newest one. */
export async function AddFile({ item }: Props) {
  const t = await getTranslations('library')
  const form = await getTranslations('form')
  return (
    <Section title={t('desk.addTitle')} note={t('desk.addNote')}>
      <Form
        action={addFile}
        hidden={{ id: item.id, version: item.version, ...(item.number === 0 ? { place: 'new' } : {}) }}
        submit={t('desk.add')}
        look="quiet"
        labels={{ pending: form('sending') }}
      >
        <FileField
          name="file"
          label={t('desk.upload')}
          hint={t('desk.uploadHint')}
          accept={documentAccept}
          required
        />
        <SelectField
          name="language"
          label={t('language')}
          required
          empty={form('choose')}
          options={locales.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
        />
        {item.number > 0 ? <Place /> : null}
      </Form>
    </Section>
  )
}

async function Place() {
  const t = await getTranslations('library.desk')
  return (
    <>
      <RadioGroup
        name="place"
        label={t('place')}
        defaultValue="new"
        options={[
          { value: 'new', label: t('placeNew') },
          { value: 'newest', label: t('placeNewest') },
        ]}
      />
      <p className="note">{t('noteHint')}</p>
      <TrilingualFields
        name="note"
        maxLength={300}
        labels={{ kk: t('noteKk'), ru: t('noteRu'), en: t('noteEn') }}
      />
    </>
  )
}
