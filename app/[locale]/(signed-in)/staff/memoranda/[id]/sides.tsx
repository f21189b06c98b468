import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextArea } from '#components/ui/fields.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { whyNotDecide } from '#lib/memoranda/policy.ts'
import type { StaffMemorandum } from '#lib/memoranda/queries.ts'
import { signOff } from './actions.ts'

type Party = StaffMemorandum['parties'][number]
type Props = { actor: Actor; memorandum: StaffMemorandum }

/** Which side stands by the agreed text, and who says so for the rest. */
export async function Sides({ actor, memorandum }: Props) {
  const t = await getTranslations('agreements.sides')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('title')}
      rows={memorandum.parties}
      rowKey={({ id }) => id}
      columns={[
        { key: 'side', label: t('side'), header: true, cell: (party) => inLocale(party, 'name', locale) },
        {
          key: 'state',
          label: t('state'),
          cell: (party) => <SideState party={party} memorandum={memorandum} />,
        },
        {
          key: 'act',
          label: t('act'),
          cell: (party) => <SideAct actor={actor} party={party} memorandum={memorandum} />,
        },
      ]}
    />
  )
}

async function SideState({ party, memorandum }: { party: Party; memorandum: StaffMemorandum }) {
  const t = await getTranslations('agreements.sides')
  const locale = (await getLocale()) as Locale
  const done = memorandum.signOffs.find(({ partyId }) => partyId === party.id)
  if (!done) return <Status mark="wait">{t('waits')}</Status>
  const who = memorandum.people.get(done.madeById ?? '') ?? ''
  return (
    <>
      <Status mark="good">{t('signedOff')}</Status>
      <span className="block">{[who, formatDateTime(locale, done.madeAt)].filter(Boolean).join(', ')}</span>
      {done.note ? <span className="block">{done.note}</span> : null}
    </>
  )
}

async function SideAct({ actor, party, memorandum }: Props & { party: Party }) {
  const t = await getTranslations('agreements.sides')
  const form = await getTranslations('form')
  if (memorandum.signOffs.some(({ partyId }) => partyId === party.id)) return '—'
  const isOwn = party.organisationId !== null && actor.organisationIds.includes(party.organisationId)
  if ((party.organisation?.roles.length ?? 0) > 0 && !isOwn) return t('byRepresentative')
  if (whyNotDecide(actor, memorandum)) return t('byAnother')
  return (
    <ConfirmButton
      action={signOff}
      hidden={{ id: memorandum.id, version: memorandum.version, partyId: party.id }}
      label={t('record')}
      look="small"
      confirm={{ title: t('recordTitle'), text: t('recordText'), closeLabel: form('cancel') }}
    >
      <TextArea name="note" label={t('note')} hint={t('noteHint')} required rows={3} maxLength={300} />
    </ConfirmButton>
  )
}
