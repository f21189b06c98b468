import { getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Section } from '#components/ui/section.tsx'
import { hide } from './actions.ts'

type Props = { shown: { awards: number; papers: number }; hasConsent: boolean }

/** What anybody can see of the person, and one button that ends it. */
export async function PublicSide({ shown, hasConsent }: Props) {
  const t = await getTranslations('privacy.public')
  const isShown = shown.awards > 0 || shown.papers > 0 || hasConsent
  return (
    <Section title={t('title')} note={t('note')}>
      {isShown ? (
        <>
          <ul className="list-disc pl-6">
            <li>{t('awards', { count: shown.awards })}</li>
            <li>{t('papers', { count: shown.papers })}</li>
          </ul>
          <div className="actions">
            <ConfirmButton
              action={hide}
              label={t('hide')}
              confirm={{
                title: t('hideTitle'),
                text: <p>{t('hideText')}</p>,
                submit: t('hide'),
                closeLabel: t('close'),
              }}
            />
          </div>
        </>
      ) : (
        <p>{t('nothing')}</p>
      )}
    </Section>
  )
}
