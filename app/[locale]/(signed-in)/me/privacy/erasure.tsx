import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { CheckboxField, PasswordField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import { erasureDelayDays } from '#lib/erasure/policy.ts'
import type { countWhatStays, findOwnErasure } from '#lib/erasure/queries.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { askToErase, takeBack } from './actions.ts'

type Props = {
  erasure: Awaited<ReturnType<typeof findOwnErasure>>
  stays: Awaited<ReturnType<typeof countWhatStays>>
}

/** Asking for everything to be erased: what goes, what stays, when, and the way back. */
export async function Erasure({ erasure, stays }: Props) {
  const t = await getTranslations('erasure.own')
  return (
    <Section title={t('title')} id="erasure">
      {erasure ? <Asked erasure={erasure} /> : <Ask stays={stays} />}
    </Section>
  )
}

async function Asked({ erasure }: { erasure: NonNullable<Props['erasure']> }) {
  const t = await getTranslations('erasure.own')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <Notice tone="bad" role="status">
        {t('asked', {
          asked: formatDateTime(locale, erasure.askedAt),
          due: formatDateTime(locale, erasure.dueAt),
        })}
      </Notice>
      <div className="actions pt-4">
        <ConfirmButton action={takeBack} label={t('takeBack')} />
      </div>
    </>
  )
}

async function Ask({ stays }: Pick<Props, 'stays'>) {
  const t = await getTranslations('erasure.own')
  const lines = (key: 'goes' | 'stays') =>
    t(key)
      .split('\n')
      .map((line) => <li key={line}>{line}</li>)
  return (
    <div className="narrow-page grid gap-4">
      <p>{t('lede', { days: erasureDelayDays })}</p>
      <h3>{t('goesTitle')}</h3>
      <ul className="list-disc pl-6">
        {lines('goes')}
        {stays.coming > 0 ? <li>{t('coming', { count: stays.coming })}</li> : null}
        {stays.papers > 0 ? <li>{t('papers', { count: stays.papers })}</li> : null}
      </ul>
      <h3>{t('staysTitle')}</h3>
      <ul className="list-disc pl-6">{lines('stays')}</ul>
      <p className="note">{t('before')}</p>
      <Form action={askToErase} submit={t('ask')} tone="danger">
        <PasswordField
          name="currentPassword"
          label={t('password')}
          hint={t('passwordHint')}
          autoComplete="current-password"
          required
        />
        <CheckboxField name="understood" label={t('understood')} required />
      </Form>
    </div>
  )
}
