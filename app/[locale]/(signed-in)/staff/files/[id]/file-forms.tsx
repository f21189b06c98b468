import { getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DateField, FileField, RadioGroup, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import type { FileCard } from '#lib/files/queries/library.ts'
import { peopleAnswers } from '#lib/files/schema.ts'
import { edit, remove, replace } from '../actions.ts'

type Props = { file: FileCard }

/** What the picture shows, whose it is, and who is on it. */
export async function EditForm({ file }: Props) {
  const t = await getTranslations('files')
  const form = await getTranslations('form')
  const optional = form('optional')
  return (
    <Form
      key={file.version}
      action={edit}
      hidden={{ id: file.id, version: file.version }}
      submit={form('save')}
      labels={{ pending: form('sending') }}
    >
      <p className="note">{t('altHint')}</p>
      <TrilingualFields
        name="alt"
        row={file}
        maxLength={300}
        labels={{ kk: t('altKk'), ru: t('altRu'), en: t('altEn') }}
      />
      <People value={file.people} />
      <TextField name="credit" label={t('credit')} defaultValue={file.credit} optionalLabel={optional} />
      <TextField
        name="source"
        label={t('library.source')}
        hint={t('library.sourceHint')}
        defaultValue={file.source}
        optionalLabel={optional}
      />
      <TextField
        name="licence"
        label={t('library.licence')}
        hint={t('library.licenceHint')}
        defaultValue={file.licence}
        optionalLabel={optional}
      />
      <DateField
        name="takenOn"
        label={t('library.takenOn')}
        defaultValue={file.takenOn?.toISOString().slice(0, 10)}
        optionalLabel={optional}
      />
    </Form>
  )
}

/** Another picture in the same places. */
export async function Replacing({ file }: Props) {
  const t = await getTranslations('files.library')
  const files = await getTranslations('files')
  const form = await getTranslations('form')
  return (
    <Section title={t('replaceTitle')} note={t('replaceNote')}>
      <Form
        key={file.version}
        action={replace}
        hidden={{ id: file.id, version: file.version }}
        submit={t('replace')}
        look="quiet"
        labels={{ pending: form('sending') }}
      >
        <FileField name="file" label={files('file')} accept="image/jpeg,image/png,image/webp" required />
        <People />
      </Form>
    </Section>
  )
}

/** For a file nothing shows. */
export async function Removing({ file }: Props) {
  const t = await getTranslations('files.library')
  const form = await getTranslations('form')
  return (
    <div className="actions pt-8">
      <ConfirmButton
        action={remove}
        hidden={{ id: file.id, version: file.version }}
        label={t('delete')}
        tone="danger"
        confirm={{ title: t('deleteTitle'), text: <p>{t('deleteText')}</p>, closeLabel: form('cancel') }}
      />
    </div>
  )
}

async function People({ value }: { value?: string }) {
  const t = await getTranslations('files')
  return (
    <RadioGroup
      name="people"
      label={t('people.question')}
      hint={t('people.hint')}
      defaultValue={value}
      options={peopleAnswers.map((each) => ({ value: each, label: t(`people.answers.${each}`) }))}
      required
    />
  )
}
