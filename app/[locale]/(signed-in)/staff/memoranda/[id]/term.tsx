import { getLocale, getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DateField } from '#components/ui/fields.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { formatDate, formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { StaffMemorandum } from '#lib/memoranda/queries.ts'
import { decideTerm, prolong } from './actions.ts'

type Props = { actor: Actor; memorandum: StaffMemorandum }
type Addendum = StaffMemorandum['addenda'][number]

/** The term and its addenda: one person proposes a longer one, another accepts it. */
export async function Term({ actor, memorandum }: Props) {
  const t = await getTranslations('agreements.term')
  const locale = (await getLocale()) as Locale
  const { addenda, isSigned, validUntil, status } = memorandum
  if (!isSigned || !validUntil) return null
  const holds = status === 'signed' || status === 'inForce' || status === 'expiring'
  const waiting = addenda.some(({ decidedAt }) => decidedAt === null)
  return (
    <Section title={t('title')} note={t('note')}>
      <p className="pb-5">{t('until', { date: formatDate(locale, validUntil) })}</p>
      {addenda.length > 0 ? <Addenda actor={actor} memorandum={memorandum} /> : null}
      {holds && !waiting ? <Proposal memorandum={memorandum} /> : null}
    </Section>
  )
}

async function Proposal({ memorandum }: { memorandum: StaffMemorandum }) {
  const t = await getTranslations('agreements.term')
  const form = await getTranslations('form')
  return (
    <div className="pt-5">
      <ConfirmButton
        action={prolong}
        hidden={{ id: memorandum.id, version: memorandum.version }}
        label={t('propose')}
        confirm={{ title: t('proposeTitle'), text: t('proposeText'), closeLabel: form('cancel') }}
      >
        <DateField name="validUntil" label={t('newUntil')} required />
        <TrilingualFields
          name="note"
          isLong
          optionalEnglish={form('optional')}
          maxLength={600}
          labels={{ kk: t('noteKk'), ru: t('noteRu'), en: t('noteEn') }}
        />
      </ConfirmButton>
    </div>
  )
}

async function Addenda({ actor, memorandum }: Props) {
  const t = await getTranslations('agreements.term')
  const locale = (await getLocale()) as Locale
  const name = (id: string | null) => memorandum.people.get(id ?? '') ?? ''
  return (
    <Table
      caption={t('addenda')}
      rows={memorandum.addenda}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'number',
          label: t('addendum'),
          header: true,
          cell: ({ number }) => t('numbered', { number }),
        },
        { key: 'until', label: t('newUntil'), cell: (row) => formatDateTable(locale, row.validUntil) },
        { key: 'note', label: t('about'), cell: (row) => inLocale(row, 'note', locale) || '—' },
        { key: 'by', label: t('proposedBy'), cell: (row) => name(row.proposedById) },
        {
          key: 'state',
          label: t('state'),
          cell: (row) => <AddendumState actor={actor} memorandum={memorandum} addendum={row} />,
        },
      ]}
    />
  )
}

async function AddendumState({ actor, memorandum, addendum }: Props & { addendum: Addendum }) {
  const t = await getTranslations('agreements.term')
  const { id, isAccepted, decidedById, proposedById } = addendum
  if (isAccepted !== null) {
    const who = memorandum.people.get(decidedById ?? '') ?? ''
    return (
      <>
        <Status mark={isAccepted ? 'good' : 'off'}>{t(isAccepted ? 'accepted' : 'refused')}</Status>
        <span className="block">{who}</span>
      </>
    )
  }
  if (proposedById === actor.userId) return t('byAnother')
  const hidden = { id: memorandum.id, version: memorandum.version, addendumId: id }
  return (
    <div className="actions">
      <ConfirmButton
        action={decideTerm}
        hidden={{ ...hidden, decision: 'accept' }}
        label={t('accept')}
        look="small"
      />
      <ConfirmButton
        action={decideTerm}
        hidden={{ ...hidden, decision: 'refuse' }}
        label={t('refuse')}
        look="small-quiet"
      />
    </div>
  )
}
