import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { StaffAward } from '#lib/awards/queries.ts'
import { checkCodeText } from '#lib/awards/rules.ts'
import { formatDate, formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { revoke, setHidden } from '../actions.ts'

/** An award that was given: what the register says, the letter, and the two ways to take it out of sight. */
export async function IssuedAward({ award, mayRevoke }: { award: StaffAward; mayRevoke: boolean }) {
  const t = await getTranslations('awards.staff')
  const locale = (await getLocale()) as Locale
  const isIssued = award.state === 'issued'
  return (
    <>
      {award.revokedAt ? (
        <div className="pb-6">
          <Notice tone="bad" title={t('revokedAt', { date: formatDateTime(locale, award.revokedAt) })}>
            <p>{inLocale(award, 'revokeReason', locale)}</p>
          </Notice>
        </div>
      ) : null}
      <div className="actions pb-6">
        <ButtonLink href={`/staff/awards/${award.id}/letter`}>{t('letter')}</ButtonLink>
        {isIssued ? (
          <a
            className="button button-quiet"
            href={localePath(locale, `/staff/awards/${award.id}/pdf`)}
            download
          >
            {t('pdf')}
          </a>
        ) : null}
        {award.isHidden ? null : <SiteLink href={`/awards/${award.id}`}>{t('publicPage')}</SiteLink>}
        <SiteLink href={`/verify/${award.checkCode}`}>{t('checkPage')}</SiteLink>
      </div>
      <Facts award={award} />
      <Section title={t('more')}>
        <div className="actions">
          <Hiding award={award} />
          {isIssued ? <Taking award={award} mayRevoke={mayRevoke} /> : null}
        </div>
      </Section>
    </>
  )
}

async function Facts({ award }: { award: StaffAward }) {
  const t = await getTranslations('awards')
  const locale = (await getLocale()) as Locale
  return (
    <DescriptionList
      facts={[
        { label: t('kind'), value: inLocale(award.kind, 'name', locale) },
        { label: t('date'), value: award.issuedOn ? formatDate(locale, award.issuedOn) : t('dateNotStated') },
        { label: t('issuer'), value: inLocale(award, 'issuer', locale) },
        { label: t('event'), value: award.event ? inLocale(award.event, 'title', locale) : null },
        { label: t('staff.reasonKk'), value: <span lang="kk">{award.reasonKk}</span> },
        { label: t('staff.reasonRu'), value: <span lang="ru">{award.reasonRu}</span> },
        {
          label: t('staff.reasonEn'),
          value: award.reasonEn ? <span lang="en">{award.reasonEn}</span> : null,
        },
        { label: t('staff.code'), value: checkCodeText(award.checkCode) },
      ]}
    />
  )
}

async function Hiding({ award }: { award: StaffAward }) {
  const t = await getTranslations('awards.staff')
  const form = await getTranslations('form')
  const hidden = { id: award.id, version: award.version }
  if (award.isHidden)
    return <ConfirmButton action={setHidden} hidden={{ ...hidden, isHidden: '' }} label={t('showAgain')} />
  return (
    <ConfirmButton
      action={setHidden}
      hidden={{ ...hidden, isHidden: 'on' }}
      label={t('hide')}
      confirm={{ title: t('hideTitle'), text: t('hideText'), closeLabel: form('cancel') }}
    />
  )
}

async function Taking({ award, mayRevoke }: { award: StaffAward; mayRevoke: boolean }) {
  const t = await getTranslations('awards.staff')
  return mayRevoke ? <Revoking award={award} /> : <p className="note">{t('revokeByAdministrator')}</p>
}

async function Revoking({ award }: { award: StaffAward }) {
  const t = await getTranslations('awards.staff')
  const form = await getTranslations('form')
  const labels = { kk: t('revokeReasonKk'), ru: t('revokeReasonRu'), en: t('revokeReasonEn') }
  return (
    <ConfirmButton
      action={revoke}
      hidden={{ id: award.id, version: award.version }}
      label={t('revoke')}
      tone="danger"
      confirm={{ title: t('revokeTitle'), text: t('revokeText'), closeLabel: form('cancel') }}
    >
      <TrilingualFields
        name="reason"
        required
        isLong
        optionalEnglish={form('optional')}
        maxLength={600}
        labels={labels}
      />
    </ConfirmButton>
  )
}
