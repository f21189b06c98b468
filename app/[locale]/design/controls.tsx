import { getTranslations } from 'next-intl/server'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import {
  CheckboxField,
  CheckboxGroup,
  DateField,
  DateTimeField,
  FileField,
  PasswordField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { refuse } from './actions.ts'

/** Buttons and every field; sending the form shows it refused. */
export async function Controls() {
  const [t, form] = [await getTranslations('design'), await getTranslations('form')]
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: `${t('word')} ${value}` }))
  return (
    <Section className="shell" title={t('controls')}>
      <div className="actions">
        <Button type="button">{t('word')}</Button>
        <Button type="button" look="quiet">
          {t('word')}
        </Button>
        <Button type="button" look="small">
          {t('word')}
        </Button>
        <Button type="button" tone="danger">
          {t('word')}
        </Button>
        <ButtonLink href="/design" look="small-quiet">
          {t('word')}
        </ButtonLink>
        <ConfirmButton
          action={refuse}
          label={t('word')}
          tone="danger"
          confirm={{ title: t('title'), text: t('lede'), closeLabel: form('cancel') }}
        />
      </div>
      <Form action={refuse} submit={form('save')} labels={{ pending: form('sending') }}>
        <TextField name="name" label={t('word')} hint={t('lede')} required />
        <TextArea name="text" label={t('word')} optionalLabel={form('optional')} />
        <SelectField name="one" label={t('word')} options={options} empty={form('choose')} />
        <DateField name="day" label={t('word')} />
        <DateTimeField name="at" label={t('word')} />
        <PasswordField
          name="password"
          label={t('word')}
          autoComplete="new-password"
          showLabel={form('show')}
          hideText={form('hide')}
        />
        <FileField name="file" label={t('word')} />
        <RadioGroup name="radio" label={t('word')} options={options} />
        <CheckboxGroup name="many[]" label={t('word')} options={options} columns />
        <CheckboxField name="tick" label={t('lede')} />
      </Form>
    </Section>
  )
}
