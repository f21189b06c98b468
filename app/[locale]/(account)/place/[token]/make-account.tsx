import { getTranslations } from 'next-intl/server'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import type { OwnPlace } from '#lib/participation/queries/place.ts'
import { maskedEmail } from '#lib/platform/text.ts'
import { askAccount } from './actions.ts'

/** An account of one's own, made from the card this sign-up belongs to; its mailbox proves who asks. */
export async function MakeAccount({ place: { token, volunteer } }: { place: OwnPlace }) {
  const t = await getTranslations('signUps.place.account')
  const fields = await getTranslations('signUps.fields')
  const { email } = volunteer
  return (
    <Section title={t('title')} className="no-print">
      <p>{t('text')}</p>
      {email ? <p className="note">{t('email', { email: maskedEmail(email) })}</p> : null}
      <Form action={askAccount} hidden={{ token }} submit={t('label')}>
        {email ? null : (
          <TextField
            name="email"
            type="email"
            label={fields('email')}
            required
            autoComplete="email"
            maxLength={254}
          />
        )}
      </Form>
    </Section>
  )
}
