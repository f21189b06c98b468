import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { activeStatuses } from '#lib/participation/policy.ts'
import type { OwnGroup } from '#lib/participation/queries/place.ts'
import { leaveOne } from './actions.ts'

type Member = OwnGroup['members'][number]

const marks: Record<Member['status'], StatusMark> = {
  ...{ confirmed: 'good', offered: 'wait', waiting: 'wait', cancelled: 'off', removed: 'off' },
}

/** Everybody of the group with where they stand; on paper the leader's own list. */
export async function Members({ own }: { own: OwnGroup }) {
  const t = await getTranslations('signUps.team')
  return (
    <Section title={t('members')}>
      <Table
        caption={t('members')}
        hideCaption
        columns={await columnsOf(own)}
        rows={own.members}
        rowKey={({ id }) => id}
      />
    </Section>
  )
}

async function columnsOf(own: OwnGroup): Promise<Column<Member>[]> {
  const t = await getTranslations('signUps.team')
  const nameOf = ({ volunteer }: Member) => [volunteer.surname, volunteer.givenName].filter(Boolean).join(' ')
  const acts: Column<Member> = {
    key: 'acts',
    label: t('acts'),
    cell: (row) =>
      activeStatuses.some((each) => each === row.status) ? (
        <LeaveOne token={own.token} row={row} name={nameOf(row)} />
      ) : null,
  }
  return [
    { key: 'name', label: t('name'), header: true, cell: nameOf },
    { key: 'state', label: t('state'), cell: (row) => <State row={row} /> },
    ...(own.may.leave ? [acts] : []),
  ]
}

async function State({ row: { status, heldFor, heldUntil } }: { row: Member }) {
  const t = await getTranslations('participation.status')
  const held = await getTranslations('signUps.team.held')
  const locale = (await getLocale()) as Locale
  const until = heldUntil ? formatDateTime(locale, heldUntil) : ''
  return (
    <Status mark={marks[status]}>
      {status === 'offered' && heldFor ? held(heldFor, { until }) : t(status)}
    </Status>
  )
}

async function LeaveOne({ token, row, name }: { token: string; row: Member; name: string }) {
  const t = await getTranslations('signUps.team')
  const closeLabel = (await getTranslations('ui'))('close')
  return (
    <ConfirmButton
      action={leaveOne}
      label={t('leaveOne')}
      look="small-quiet"
      tone="danger"
      hidden={{ token, participationId: row.id }}
      confirm={{ title: t('leaveOneTitle', { name }), text: t('leaveOneText'), closeLabel }}
    />
  )
}
