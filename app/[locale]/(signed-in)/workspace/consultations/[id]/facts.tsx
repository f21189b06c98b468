import { getLocale, getTranslations } from 'next-intl/server'
import { AuditAction } from '#components/audit/audit-action.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { type FoundConsultation, listConsultationHistory } from '#lib/consultations/queries/conversation.ts'
import { numberText } from '#lib/consultations/rules.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { phoneText } from '#lib/volunteers/rules.ts'

type Props = { request: FoundConsultation }

/** Whose it is, who asked and how to reach them. */
export async function Facts({ request }: Props) {
  const t = await getTranslations('consultation.work')
  const locale = (await getLocale()) as Locale
  const { askerName, askerEmail, askerPhone, may, mergedInto, isHelpful } = request
  const email = may.seeContacts && askerEmail ? <a href={`mailto:${askerEmail}`}>{askerEmail}</a> : askerEmail
  const helpful = isHelpful === null ? null : isHelpful ? t('helpedYes') : t('helpedNo')
  return (
    <div className="stack">
      <h2>{t('facts')}</h2>
      {request.forgottenAt ? <p className="note">{t('forgotten')}</p> : null}
      <DescriptionList
        facts={[
          {
            label: t('owner'),
            value: request.centre ? inLocale(request.centre, 'name', locale) : t('office'),
          },
          { label: t('assignee'), value: request.assignee?.name ?? t('nobody') },
          { label: t('asked'), value: formatDateTime(locale, request.createdAt) },
          { label: t('language'), value: t(`languages.${request.locale as Locale}`) },
          { label: t('asker'), value: request.forgottenAt ? null : askerName || t('noName') },
          { label: t('email'), value: email },
          {
            label: t('phone'),
            value: askerPhone ? <a href={`tel:${askerPhone}`}>{phoneText(askerPhone)}</a> : null,
          },
          { label: t('helped'), value: helpful },
          {
            label: t('mergedInto'),
            value: mergedInto ? (
              <SiteLink href={`/workspace/consultations/${mergedInto.id}`}>{numberText(mergedInto)}</SiteLink>
            ) : null,
          },
        ]}
      />
      {request.forgottenAt || request.hasContacts ? null : <p className="note">{t('noContacts')}</p>}
      {may.seeContacts || request.forgottenAt ? null : <p className="note">{t('hiddenContacts')}</p>}
    </div>
  )
}

export async function History({ actor, request }: Props & { actor: Actor }) {
  const t = await getTranslations('consultation.work')
  const locale = (await getLocale()) as Locale
  const entries = await listConsultationHistory(actor, request.id)
  return (
    <Section title={t('history')}>
      <ul className="plain-list">
        {entries.map((entry) => (
          <li key={entry.id}>
            <span className="meta">{formatDateTime(locale, entry.at)}</span> <AuditAction entry={entry} />
            {entry.name ? `, ${entry.name}` : ''}
          </li>
        ))}
      </ul>
    </Section>
  )
}
