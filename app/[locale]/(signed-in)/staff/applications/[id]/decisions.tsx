import { getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { CheckboxField, TextArea, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import type { FoundApplication } from '#lib/applications/queries.ts'
import { decline, sendBack, take, verify } from '../actions.ts'

type Props = { application: FoundApplication; mayDecide: boolean }

/** What the office can do with an application that waits. */
export async function Decisions({ application, mayDecide }: Props) {
  const t = await getTranslations('applications.staff')
  const optional = (await getTranslations('form'))('optional')
  const hidden = { applicationId: application.id, version: application.version }
  if (!mayDecide) return <p className="note mt-6">{t('own')}</p>
  return (
    <Section title={t('decide')} note={t('verifyNote')}>
      <div className="narrow-page grid gap-6">
        <Form key={application.version} action={verify} submit={t('verify')} hidden={hidden}>
          <TextField
            name="nameEn"
            lang="en"
            label={t('nameEn')}
            hint={t('nameEnHint')}
            optionalLabel={optional}
            maxLength={200}
          />
          <CheckboxField name="isPublic" label={t('isPublic')} />
        </Form>
        <div className="actions">
          {application.state === 'new' ? (
            <ConfirmButton action={take} label={t('take')} hidden={hidden} />
          ) : null}
          <ConfirmButton
            action={sendBack}
            label={t('return')}
            hidden={hidden}
            confirm={{ title: t('returnTitle'), closeLabel: t('close') }}
          >
            <Reason label={t('reasonField')} hint={t('reasonHint')} />
          </ConfirmButton>
          <ConfirmButton
            action={decline}
            label={t('decline')}
            hidden={hidden}
            tone="danger"
            confirm={{ title: t('declineTitle'), text: t('declineText'), closeLabel: t('close') }}
          >
            <Reason label={t('declineReason')} hint={t('reasonHint')} />
          </ConfirmButton>
        </div>
      </div>
    </Section>
  )
}

function Reason({ label, hint }: { label: string; hint: string }) {
  return <TextArea name="reason" label={label} hint={hint} required rows={4} maxLength={1000} />
}
