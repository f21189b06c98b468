import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { SelectField, TextArea, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { VersionField } from '#components/ui/version-field.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import type { FoundConsultation } from '#lib/consultations/queries/conversation.ts'
import { type InboxChoices, listInboxChoices } from '#lib/consultations/queries/inbox.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { assign, merge, reopen, spam } from '../actions.ts'

type Props = { request: FoundConsultation }

/** What the region does with a question: give it to somebody, sort it out, make a public answer of it. */
export async function AssignForms({ actor, request }: Props & { actor: Actor }) {
  const t = await getTranslations('consultation.work')
  const { may } = request
  if (!may.assign && !may.reopen && !may.keepFaq) return null
  return (
    <>
      {may.assign ? <AssignForm request={request} choices={await listInboxChoices(actor)} /> : null}
      {may.keepFaq && request.firstAnswerAt ? (
        <Section title={t('faq')} note={t('faqNote')}>
          <ul className="plain-list">
            {request.faq.map(({ id, questionKk, questionRu }) => (
              <li key={id}>
                <SiteLink href={`/staff/consultations/faq/${id}`}>{questionKk || questionRu}</SiteLink>
              </li>
            ))}
          </ul>
          <ButtonLink href={`/staff/consultations/faq/new?from=${request.id}`} look="quiet">
            {t('makeFaq')}
          </ButtonLink>
        </Section>
      ) : null}
      <Sorting request={request} />
    </>
  )
}

async function AssignForm({ request, choices }: Props & { choices: InboxChoices }) {
  const t = await getTranslations('consultation.work')
  const optional = (await getTranslations('form'))('optional')
  const { centreId, assigneeId, version } = request
  const present = assigneeId ? `person:${assigneeId}${centreId ? `:${centreId}` : ''}` : `centre:${centreId}`
  return (
    <Section title={t('assign')} note={t('assignNote')}>
      <Form action={assign} submit={t('assignSubmit')} look="quiet" hidden={{ requestId: request.id }}>
        <VersionField version={version} label={t('state')} />
        <SelectField
          name="to"
          label={t('to')}
          required
          defaultValue={centreId || assigneeId ? present : 'office'}
          options={await targets(choices)}
        />
        <TextArea
          name="note"
          label={t('assignWords')}
          hint={t('noteNote')}
          optionalLabel={optional}
          rows={2}
          maxLength={2000}
        />
      </Form>
    </Section>
  )
}

/** The office, then each centre with its people behind it. */
async function targets({ centres, administrators }: InboxChoices) {
  const t = await getTranslations('consultation.work')
  const locale = (await getLocale()) as Locale
  const ofCentre = ({ id, people, ...centre }: InboxChoices['centres'][number]) => {
    const name = inLocale(centre, 'name', locale)
    return [
      { value: `centre:${id}`, label: name },
      ...people.map((person) => ({ value: `person:${person.id}:${id}`, label: `${name}: ${person.name}` })),
    ]
  }
  return [
    { value: 'office', label: t('office') },
    ...administrators.map(({ id, name }) => ({ value: `person:${id}`, label: `${t('office')}: ${name}` })),
    ...centres.flatMap(ofCentre),
  ]
}

async function Sorting({ request }: Props) {
  const t = await getTranslations('consultation.work')
  const hidden = { requestId: request.id, version: request.version }
  const { may, state } = request
  if (!may.assign && !may.reopen) return null
  return (
    <Section title={t('sorting')}>
      <div className="actions">
        {may.assign ? (
          <ConfirmButton
            action={merge}
            label={t('merge')}
            hidden={hidden}
            confirm={{ title: t('mergeTitle'), text: t('mergeText'), closeLabel: t('cancel') }}
          >
            <TextField name="into" label={t('mergeInto')} hint={t('mergeHint')} required maxLength={20} />
          </ConfirmButton>
        ) : null}
        {may.assign && state !== 'answered' ? (
          <ConfirmButton
            action={spam}
            label={t('spam')}
            tone="danger"
            hidden={hidden}
            confirm={{ title: t('spamTitle'), text: t('spamText'), closeLabel: t('cancel') }}
          />
        ) : null}
        {may.reopen ? <ConfirmButton action={reopen} label={t('reopen')} hidden={hidden} /> : null}
      </div>
    </Section>
  )
}
