import { getLocale, getTranslations } from 'next-intl/server'
import { ConsentText } from '#components/volunteers/consent-text.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { CheckboxField } from '#components/ui/fields.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { OwnConsent } from '#lib/volunteers/queries/own-consents.ts'
import { dayText } from '#lib/volunteers/rules.ts'
import { withdraw } from './actions.ts'

type Props = { consents: OwnConsent[]; coming: number }

/** Every consent on record, the words it was given to, and the way to take it back. */
export async function Consents({ consents, coming }: Props) {
  const t = await getTranslations('privacy.consents')
  return (
    <Section title={t('title')} note={t('note')}>
      {consents.length === 0 ? <p>{t('none')}</p> : null}
      <Rows>
        {consents.map((consent) => (
          <ConsentRow key={consent.id} consent={consent} coming={coming} />
        ))}
      </Rows>
    </Section>
  )
}

async function ConsentRow({ consent, coming }: { consent: OwnConsent; coming: number }) {
  const t = await getTranslations('privacy.consents')
  const names = await getTranslations('consents')
  const words = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  const { kind, method, guardian, givenAt, withdrawnAt, renewBy } = consent
  const by = guardian ? t('byGuardian', { name: guardian.name }) : t('bySelf')
  const given = t('given', { date: formatDate(locale, givenAt), how: words(`methods.${method}`) })
  return (
    <Row
      title={names(`${kind}.name`)}
      meta={`${given}. ${by}`}
      end={withdrawnAt ? null : <Withdraw consent={consent} coming={coming} />}
    >
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {withdrawnAt ? (
          <Status mark="off">{t('ended', { date: formatDate(locale, withdrawnAt) })}</Status>
        ) : (
          <Status mark="good">{t('valid')}</Status>
        )}
        {renewBy && !withdrawnAt ? (
          <Status mark="wait">{t('renew', { date: formatDate(locale, dayText(renewBy)) })}</Status>
        ) : null}
      </p>
      {consent.words ? <ConsentText text={consent.words.text} /> : <p className="note">{t('noWords')}</p>}
    </Row>
  )
}

async function Withdraw({ consent: { id, kind }, coming }: { consent: OwnConsent; coming: number }) {
  const t = await getTranslations('privacy.consents')
  return (
    <ConfirmButton
      action={withdraw}
      label={t('withdraw')}
      look="small-quiet"
      hidden={{ consentId: id }}
      confirm={{
        title: t('withdrawTitle'),
        text: <p>{t(`effect.${kind}`)}</p>,
        submit: t('withdraw'),
        closeLabel: t('close'),
      }}
    >
      {kind !== 'publishing' && coming > 0 ? (
        <CheckboxField name="leaveComing" label={t('leaveComing', { count: coming })} />
      ) : null}
    </ConfirmButton>
  )
}
