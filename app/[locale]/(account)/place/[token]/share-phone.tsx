import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Section } from '#components/ui/section.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { OwnPlace } from '#lib/participation/queries/place.ts'
import { share } from './actions.ts'

type Props = { place: OwnPlace; host: { nameKk: string; nameRu: string; nameEn: string } }

/** Whether the organisation that hosts the event may read the person's phone; off until they say so. */
export async function SharePhone({ place, host }: Props) {
  const t = await getTranslations('representatives.share')
  const name = inLocale(host, 'name', (await getLocale()) as Locale)
  const isOn = place.sharesPhone
  return (
    <Section title={t('title')}>
      <p>{t('text', { name })}</p>
      <p className="meta">{isOn ? t('isOn') : t('isOff')}</p>
      <ConfirmButton
        action={share}
        label={isOn ? t('off') : t('on')}
        hidden={{ token: place.token, sharesPhone: isOn ? '' : 'on' }}
        look="small-quiet"
      />
    </Section>
  )
}
