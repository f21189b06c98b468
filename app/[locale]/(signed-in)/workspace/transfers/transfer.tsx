import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextArea } from '#components/ui/fields.tsx'
import { Row } from '#components/ui/row.tsx'
import { formatDay } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { ShownTransfer } from '#lib/memberships/queries/transfers.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { accept, refuse, withdraw } from './actions.ts'

/** An open request: whom, from where to where, until when, and what the actor can do about it. */
export async function Transfer({ transfer, mayAnswer }: { transfer: ShownTransfer; mayAnswer: boolean }) {
  const t = await getTranslations('memberships.transfers')
  const locale = (await getLocale()) as Locale
  const { person, note, expiresAt, kind } = transfer
  const age = person && person.age !== null ? [t('age', { count: person.age })] : []
  const until = t('until', { date: formatDay(locale, dayOf(expiresAt)) })
  return (
    <Row title={<Whom transfer={transfer} />} meta={[t(`kinds.${kind}`), ...age, until].join(' · ')}>
      <p>{await routeOf(transfer, locale)}</p>
      {note ? <p className="note">{t('noteText', { text: note })}</p> : null}
      {transfer.isOwn ? <p className="note">{t('ownCard')}</p> : null}
      <div className="actions pt-3">
        {mayAnswer ? <Answer id={transfer.id} /> : null}
        {transfer.canWithdraw ? <Withdraw id={transfer.id} /> : null}
      </div>
    </Row>
  )
}

/** The person as far as this side may know them: a link, a name, or the number that was typed. */
export async function Whom({ transfer: { person, cardNumber } }: { transfer: ShownTransfer }) {
  const t = await getTranslations('memberships.transfers')
  if (!person) return t('number', { number: String(cardNumber) })
  const name = fullName(person)
  return person.id ? <SiteLink href={`/workspace/volunteers/${person.id}`}>{name}</SiteLink> : name
}

/** From which centre to which; where a side may not be known the other stands alone. */
export async function routeOf(transfer: ShownTransfer, locale: Locale): Promise<string> {
  const t = await getTranslations('memberships.transfers')
  const to = inLocale(transfer.toCentre, 'name', locale)
  if (transfer.fromCentre) return t('route', { from: inLocale(transfer.fromCentre, 'name', locale), to })
  return transfer.person ? t('route', { from: t('nobodys'), to }) : `→ ${to}`
}

async function Answer({ id }: { id: string }) {
  const t = await getTranslations('memberships.transfers')
  return (
    <>
      <ConfirmButton
        action={accept}
        label={t('accept')}
        look="small"
        hidden={{ id }}
        confirm={{ title: t('acceptTitle'), text: t('acceptText'), closeLabel: t('close') }}
      />
      <ConfirmButton
        action={refuse}
        label={t('refuse')}
        look="small-quiet"
        hidden={{ id }}
        confirm={{ title: t('refuseTitle'), text: t('refuseText'), closeLabel: t('close') }}
      >
        <TextArea name="reason" label={t('refuseReason')} required rows={2} maxLength={300} />
      </ConfirmButton>
    </>
  )
}

async function Withdraw({ id }: { id: string }) {
  const t = await getTranslations('memberships.transfers')
  return (
    <ConfirmButton
      action={withdraw}
      label={t('withdraw')}
      look="small-quiet"
      hidden={{ id }}
      confirm={{ title: t('withdrawTitle'), closeLabel: t('close') }}
    />
  )
}
