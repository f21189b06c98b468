import { getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import type { StaffAward } from '#lib/awards/queries.ts'
import { discard, issue, save } from '../actions.ts'
import { OccasionFields, WordFields } from '../award-fields.tsx'

/** A draft: its words, then the step that makes it public. */
export async function DraftAward({ award }: { award: StaffAward }) {
  const actor = await requireEditor()
  const t = await getTranslations('awards.staff')
  const form = await getTranslations('form')
  const hidden = { id: award.id, version: award.version }
  const issuedOn = award.issuedOn?.toISOString().slice(0, 10)
  const labels = { kk: t('recipientKk'), ru: t('recipientRu'), en: t('recipientEn') }
  return (
    <>
      <Form action={save} hidden={hidden} submit={form('save')} labels={{ pending: form('sending') }}>
        <fieldset className="group">
          <legend>{t('recipientGroup')}</legend>
          <TrilingualFields
            name="recipient"
            row={award}
            required
            optionalEnglish={form('optional')}
            maxLength={200}
            labels={labels}
          />
        </fieldset>
        <OccasionFields actor={actor} award={{ kindId: award.kindId, eventId: award.eventId, issuedOn }} />
        <WordFields award={award} />
      </Form>
      <Section title={t('issueTitle')} note={t('issueNote')}>
        <Form action={issue} hidden={hidden} submit={t('issue')} labels={{ pending: form('sending') }}>
          <TextField
            name="number"
            inputMode="numeric"
            maxLength={6}
            label={t('ownNumber')}
            hint={t('ownNumberHint')}
            optionalLabel={form('optional')}
          />
        </Form>
      </Section>
      <Section title={t('more')}>
        <div className="actions">
          <SiteLink href={`/staff/awards/${award.id}/letter`}>{t('previewLetter')}</SiteLink>
          <ConfirmButton
            action={discard}
            hidden={hidden}
            label={t('discard')}
            tone="danger"
            confirm={{ title: t('discardTitle'), text: t('discardText'), closeLabel: form('cancel') }}
          />
        </div>
      </Section>
    </>
  )
}
