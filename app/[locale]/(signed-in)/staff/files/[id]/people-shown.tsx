import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { CheckboxField, DateField, SelectField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import type { FileCard } from '#lib/files/queries/library.ts'
import { consentMethods } from '#lib/files/schema.ts'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { nameSomebody, recordConsent, removeName, takeOutFor } from '../actions.ts'

type Person = FileCard['persons'][number]

/** Everybody who can be recognised on a picture, with their consent. */
export async function PeopleShown({ file }: { file: FileCard }) {
  const t = await getTranslations('files.people')
  if (file.people !== 'recognisable' && file.persons.length === 0) return null
  return (
    <Section title={t('title')} note={t('note')}>
      {file.isHeld ? (
        <Notice tone="bad">{t(file.takenOutAt ? 'takenOutNotice' : 'heldNotice')}</Notice>
      ) : null}
      <Rows>
        {file.persons.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </Rows>
      <h3 className="pt-6">{t('add')}</h3>
      <Form
        key={file.persons.length}
        action={nameSomebody}
        hidden={{ fileId: file.id }}
        submit={t('addSubmit')}
        look="quiet"
      >
        <TextField
          name="cardNumber"
          label={t('cardNumber')}
          hint={t('cardNumberHint')}
          inputMode="numeric"
          maxLength={8}
        />
        <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={120} />
        <CheckboxField name="isMinor" label={t('isMinor')} />
      </Form>
    </Section>
  )
}

const marks = { asked: 'wait', given: 'good', withdrawn: 'bad' } as const

async function PersonRow({ person }: { person: Person }) {
  const t = await getTranslations('files.people')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const { id: personId, state, givenOn, withdrawnAt, isMinor, guardianName } = person
  const at = state === 'given' ? givenOn : withdrawnAt
  return (
    <Row
      title={nameOf(person) || t('erased')}
      meta={isMinor ? t('minor') : undefined}
      level={4}
      end={
        state === 'withdrawn' ? null : (
          <div className="flex flex-wrap gap-2">
            <ConfirmButton
              action={takeOutFor}
              hidden={{ personId }}
              label={t('takeOut')}
              look="small-quiet"
              tone="danger"
              confirm={{
                title: t('takeOutTitle'),
                text: <p>{t('takeOutText')}</p>,
                closeLabel: form('cancel'),
              }}
            />
            <ConfirmButton
              action={removeName}
              hidden={{ personId }}
              label={t('remove')}
              look="small-quiet"
              confirm={{
                title: t('removeTitle'),
                text: <p>{t('removeText')}</p>,
                closeLabel: form('cancel'),
              }}
            />
          </div>
        )
      }
    >
      <p>
        <Status mark={marks[state]}>
          {t(`states.${state}`)}
          {at ? `, ${formatDate(locale, at)}` : ''}
        </Status>
      </p>
      {guardianName ? <p className="note">{t('guardian', { name: guardianName })}</p> : null}
      {state === 'given' ? null : <Consent person={person} />}
    </Row>
  )
}

async function Consent({ person }: { person: Person }) {
  const t = await getTranslations('files.people')
  const methods = await getTranslations('volunteers.methods')
  return (
    <details>
      <summary>{t('consent')}</summary>
      <Form action={recordConsent} hidden={{ personId: person.id }} submit={t('consentSubmit')} look="small">
        <SelectField
          name="method"
          label={t('method')}
          options={consentMethods.map((value) => ({ value, label: methods(value) }))}
          defaultValue="paper"
        />
        <DateField name="givenOn" label={t('givenOn')} required />
        {person.isMinor ? (
          <TextField name="guardianName" label={t('guardianName')} maxLength={120} required />
        ) : null}
      </Form>
    </details>
  )
}

/** A volunteer as cards are spoken of: the number, the given name and a letter. */
function nameOf({ name, volunteer }: Person): string {
  if (!volunteer) return name
  const initial = volunteer.surname ? ` ${volunteer.surname[0]}.` : ''
  return `№ ${volunteer.cardNumber}, ${volunteer.givenName}${initial}`
}
