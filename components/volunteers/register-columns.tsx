import { getLocale, getTranslations } from 'next-intl/server'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { RegisterColumn } from '#lib/registry/schema.ts'
import type { ListedVolunteer } from '#lib/volunteers/queries/list-volunteers.ts'
import {
  ageOn,
  dayText,
  fullName,
  isMinorOn,
  lacksDataConsent,
  missingConsents,
  phoneText,
} from '#lib/volunteers/rules.ts'
import { SiteLink } from '#components/site/site-link.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table.tsx'
import { statusMarks } from './volunteer-status.ts'

type Wish = {
  columns: readonly RegisterColumn[]
  today: string
  tags: ReadonlyMap<string, readonly { id: string; name: string }[]>
}
type Cell = Pick<Column<ListedVolunteer>, 'cell' | 'numeric'>

/** The columns of the register somebody wants to see; the tick and the name come first. */
export async function registerColumnsOf(wish: Wish): Promise<Column<ListedVolunteer>[]> {
  const t = await getTranslations('registry')
  const words = await getTranslations('volunteers.columns')
  const cells = await cellsOf(wish)
  return [
    {
      key: 'name',
      label: words('name'),
      header: true,
      cell: (row) => (
        <span className="ticked-name">
          <label className="tick">
            <input type="checkbox" name="volunteerIds[]" value={row.id} />
            <span className="sr-only">{t('bulk.tick', { name: fullName(row) })}</span>
          </label>
          <SiteLink href={`/workspace/volunteers/${row.id}`}>{fullName(row)}</SiteLink>
        </span>
      ),
    },
    ...wish.columns.map((key) => ({ key, label: t(`columns.${key}`), ...cells[key] })),
  ]
}

async function cellsOf({ today, tags }: Wish): Promise<Record<RegisterColumn, Cell>> {
  const locale = (await getLocale()) as Locale
  const say = await getTranslations('registry.spoken')
  const t = await getTranslations('registry.cells')
  const day = (moment: Date | null) => (moment ? formatDateTable(locale, moment) : '—')
  return {
    number: { numeric: true, cell: ({ cardNumber }) => cardNumber },
    age: { numeric: true, cell: ({ birthDate }) => (birthDate ? ageOn(birthDate, today) : '—') },
    centre: { cell: (row) => bodiesOf(row, locale).join('; ') || '—' },
    unit: { cell: ({ unit }) => (unit ? inLocale(unit, 'name', locale) : '—') },
    status: { cell: (row) => <Statuses row={row} today={today} /> },
    phone: { cell: ({ phone }) => (phone ? <a href={`tel:${phone}`}>{phoneText(phone)}</a> : '—') },
    email: { cell: ({ email }) => email ?? '—' },
    languages: {
      cell: ({ languages }) =>
        languages.map((code) => (say.has(code) ? say(code as 'kk') : code)).join(', ') || '—',
    },
    worked: {
      cell: ({ lastWorkedOn }) => (lastWorkedOn ? formatDateTable(locale, dayText(lastWorkedOn)) : '—'),
    },
    registered: { cell: ({ createdAt }) => day(createdAt) },
    account: { cell: ({ userId }) => (userId ? t('account') : t('noAccount')) },
    tags: { cell: ({ id }) => (tags.get(id) ?? []).map(({ name }) => name).join(', ') || '—' },
  }
}

function bodiesOf({ memberships }: ListedVolunteer, locale: Locale): string[] {
  return memberships.flatMap(({ centre, organisation }) => {
    const body = centre ?? organisation
    return body ? [inLocale(body, 'name', locale)] : []
  })
}

async function Statuses({ row, today }: { row: ListedVolunteer; today: string }) {
  const t = await getTranslations('volunteers')
  const isWanting =
    isMinorOn(row.birthDate, today) && lacksDataConsent(missingConsents(row.birthDate, row.consents, today))
  return (
    <span className="inline-flex flex-wrap gap-x-4 gap-y-1">
      <Status mark={statusMarks[row.status]}>{t(`statuses.${row.status}`)}</Status>
      {isWanting ? <Status mark="bad">{t('missing.short')}</Status> : null}
    </span>
  )
}
