import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PrintButton } from '#components/awards/print-button.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDateTime, formatTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type HostRoster, viewHostRoster } from '#lib/participation/commands/view-host-roster.ts'
import { organisationOf } from '#app/[locale]/(signed-in)/workspace/organisations/organisation-of.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string; eventId: string }> }
type Shift = HostRoster['shifts'][number]

/** For people who came unannounced. */
const blankLines = 6

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('representatives.events')
  return { title: t('sheetTitle') }
}

/** Names only: the sheet lies on a table where everybody reads it. */
export default async function HostSheetPage({ params }: Props) {
  const actor = await requireActor()
  const { id, eventId } = await params
  await organisationOf(actor, id)
  const event = (await viewHostRoster(actor, { organisationId: id, eventId })) ?? notFound()
  if (!event.isOpen) notFound()
  const t = await getTranslations('representatives.events')
  const locale = (await getLocale()) as Locale
  return (
    <div className="shell pt-8">
      <div className="actions no-print">
        <PrintButton label={t('print')} />
      </div>
      <p className="note no-print pt-4">{t('sheetNote')}</p>
      {event.shifts.map((shift) => (
        <Sheet key={shift.id} shift={shift} title={inLocale(event, 'title', locale)} />
      ))}
    </div>
  )
}

async function Sheet({ shift, title }: { shift: Shift; title: string }) {
  const t = await getTranslations('representatives.events')
  const locale = (await getLocale()) as Locale
  const time = `${formatDateTime(locale, shift.startsAt)} – ${formatTime(locale, shift.endsAt)}`
  const placed = shift.people.filter(({ status }) => status !== 'waiting')
  const lines = [...placed.map(({ name }) => name), ...Array.from({ length: blankLines }, () => '')]
  return (
    <section className="sheet sheet-names" aria-label={`${inLocale(shift, 'role', locale)}, ${time}`}>
      <header className="sheet-head">
        <h1>{title}</h1>
        <p>
          <b>{inLocale(shift, 'role', locale)}</b>
        </p>
        <p>{`${time}. ${inLocale(shift, 'place', locale)}`}</p>
      </header>
      <table>
        <caption className="sr-only">{t('sheetTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">№</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('signature')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((name, index) => (
            <tr key={index}>
              <td>{index + 1}</td>
              <td>{name}</td>
              <td>{null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
