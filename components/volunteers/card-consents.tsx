import { getLocale, getTranslations } from 'next-intl/server'
import { formatDateTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { FormState } from '#lib/platform/form.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { VolunteerCard } from '#lib/volunteers/queries.ts'
import { isMinorOn, phoneText } from '#lib/volunteers/rules.ts'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'

type Act = (state: FormState, form: FormData) => Promise<FormState>
type Props = {
  card: VolunteerCard
  withdraw: Act
  ask: Act
  /** Consents may be written down. */
  isOpen: boolean
  /** The card is the reader's to change. */
  isKept: boolean
}
type Consent = VolunteerCard['consents'][number]

/** Guardians and the consents on record, with the ways to add, correct and withdraw. */
export async function CardConsents(props: Props) {
  const { card, isOpen, isKept } = props
  const t = await getTranslations('volunteers.page')
  const requests = await getTranslations('consentRequests.card')
  const erasure = await getTranslations('erasure.staff')
  const isMinor = isMinorOn(card.birthDate, dayOf(now()))
  const base = `/workspace/volunteers/${card.id}`
  return (
    <>
      {isMinor || card.guardians.length > 0 ? (
        <Section title={t('guardians')}>
          <Guardians {...props} />
          {isMinor && isKept ? (
            <ButtonLink href={`${base}/guardians`} look="quiet">
              {t('addGuardian')}
            </ButtonLink>
          ) : null}
        </Section>
      ) : null}
      <Section title={t('consents')}>
        {card.consents.length > 0 ? <Consents {...props} /> : <p>{t('noConsents')}</p>}
        {isOpen ? (
          <p className="actions">
            <ButtonLink href={`${base}/consents`} look="quiet">
              {t('recordConsent')}
            </ButtonLink>
            <ButtonLink href={`${base}/consent-form`} look="quiet">
              {requests('print')}
            </ButtonLink>
            {isKept ? (
              <ButtonLink href={`${base}/erase`} look="quiet">
                {erasure('link')}
              </ButtonLink>
            ) : null}
          </p>
        ) : null}
      </Section>
    </>
  )
}

async function Guardians({ card, ask, isKept }: Props) {
  const requests = await getTranslations('consentRequests.card')
  const isMinor = isMinorOn(card.birthDate, dayOf(now()))
  const t = await getTranslations('volunteers')
  if (card.guardians.length === 0) return <p>{t('page.noGuardians')}</p>
  return (
    <Rows>
      {card.guardians.map(({ id, name, relation, phone, email }) => (
        <Row
          key={id}
          title={name}
          meta={t(`relations.${relation}`)}
          end={
            isKept ? (
              <div className="actions">
                <SiteLink href={`/workspace/volunteers/${card.id}/guardians?guardian=${id}`}>
                  {t('page.edit')}
                </SiteLink>
                {isMinor && email ? (
                  <ConfirmButton
                    action={ask}
                    label={requests('ask')}
                    look="small-quiet"
                    hidden={{ volunteerId: card.id, guardianId: id }}
                  />
                ) : null}
              </div>
            ) : null
          }
        >
          <p>
            {phone ? <a href={`tel:${phone}`}>{phoneText(phone)}</a> : null}
            {phone && email ? ', ' : null}
            {email ? <a href={`mailto:${email}`}>{email}</a> : null}
          </p>
        </Row>
      ))}
    </Rows>
  )
}

async function Consents({ card, withdraw, isKept }: Props) {
  const t = await getTranslations('volunteers')
  const names = await getTranslations('consents')
  const locale = (await getLocale()) as Locale
  const columns: Column<Consent>[] = [
    { key: 'kind', label: t('page.consentKind'), header: true, cell: ({ kind }) => names(`${kind}.name`) },
    {
      key: 'by',
      label: t('page.consentBy'),
      cell: ({ guardian }) => guardian?.name ?? t('page.consentSelf'),
    },
    {
      key: 'words',
      label: t('page.consentWords'),
      cell: ({ id, textVersion }) => (
        <SiteLink href={`/workspace/volunteers/${card.id}/consents/words?consent=${id}`}>
          {textVersion}
        </SiteLink>
      ),
    },
    {
      key: 'how',
      label: t('page.consentHow'),
      cell: (consent) => `${t(`methods.${consent.method}`)}, ${t(`languages.${consent.locale}`)}`,
    },
    { key: 'given', label: t('page.consentGiven'), cell: ({ givenAt }) => formatDateTable(locale, givenAt) },
    {
      key: 'state',
      label: t('page.consentState'),
      cell: (consent) => (
        <ConsentState consent={consent} volunteerId={card.id} withdraw={isKept ? withdraw : null} />
      ),
    },
  ]
  return (
    <Table
      caption={t('page.consentsCaption')}
      hideCaption
      columns={columns}
      rows={card.consents}
      rowKey={({ id }) => id}
    />
  )
}

type StateProps = { consent: Consent; volunteerId: string; withdraw: Act | null }

async function ConsentState({ consent, volunteerId, withdraw }: StateProps) {
  const t = await getTranslations('volunteers.page')
  const locale = (await getLocale()) as Locale
  if (consent.withdrawnAt) {
    return (
      <Status mark="off">{t('consentEnded', { date: formatDateTable(locale, consent.withdrawnAt) })}</Status>
    )
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-x-4 gap-y-2">
      <Status mark="good">{t('consentValid')}</Status>
      {withdraw ? (
        <ConfirmButton
          action={withdraw}
          label={t('withdraw')}
          look="small-quiet"
          hidden={{ volunteerId, consentId: consent.id }}
          confirm={{
            title: t('withdrawTitle'),
            text: t('withdrawText'),
            submit: t('withdraw'),
            closeLabel: t('close'),
          }}
        />
      ) : null}
    </span>
  )
}
