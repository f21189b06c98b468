import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Section } from '#components/ui/section.tsx'
import type { OwnPlace } from '#lib/participation/queries/place.ts'
import { maskedEmail } from '#lib/platform/text.ts'

/** An account of one's own, made from the card this sign-up belongs to; its mailbox proves who asks. */
export async function MakeAccount({ place }: { place: OwnPlace }) {
  const t = await getTranslations('signUps.place.account')
  const { email } = place.volunteer
  return (
    <Section title={t('title')} className="no-print">
      <p>{t('text')}</p>
      {email ? <p className="note">{t('email', { email: maskedEmail(email) })}</p> : null}
      <div className="actions">
        <ButtonLink href="/claim" look="quiet">
          {t('label')}
        </ButtonLink>
      </div>
    </Section>
  )
}
