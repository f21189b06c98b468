import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { PrintButton } from '#components/awards/print-button.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { takeRoster } from '#lib/attendance/commands/take-roster.ts'
import { findShiftToMark } from '#lib/attendance/queries.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { Sheet, type SheetLine } from './sheet.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string; shiftId: string }> }

/** Lines of handwriting height that fit under the head of an A4 page. */
const linesPerPage = 21
/** For people who came unannounced. */
const blankLinesMin = 6

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance.sheet')
  return { title: t('title') }
}

export default async function RosterSheetPage({ params }: Props) {
  const actor = await requireCoordinator()
  const { id: eventId, shiftId } = await params
  const shift = (await findShiftToMark(actor, eventId, shiftId)) ?? notFound()
  const locale = (await getLocale()) as Locale
  const snapshot = await takeRoster(actor, { eventId, locale })
  const told = snapshot.shifts.find(({ id }) => id === shiftId) ?? notFound()
  const t = await getTranslations('attendance.sheet')
  const people = snapshot.people.filter((person) => person.shiftId === shiftId)
  const pages = pagesOf(people)
  const path = `/workspace/events/${eventId}`
  return (
    <div className="shell pt-8">
      <div className="actions no-print">
        <PrintButton label={t('print')} />
        <ButtonLink href={`${path}/check-in/paper?shift=${shiftId}`} look="small-quiet">
          {t('toPaper')}
        </ButtonLink>
        {/* A full load: the check-in alone may use the camera. */}
        <a
          className="button button-small button-quiet"
          href={localePath(locale, `${path}/check-in?shift=${shiftId}`)}
        >
          {t('toCheckIn')}
        </a>
      </div>
      <p className="note no-print pt-4">{t('note')}</p>
      {pages.map((lines, index) => (
        <Sheet
          key={lines[0]?.number}
          lines={lines}
          page={t('page', { page: index + 1, pages: pages.length })}
          head={{
            title: snapshot.title,
            role: told.role,
            when: told.when,
            place: inLocale(shift.event, 'place', locale),
          }}
        />
      ))}
    </div>
  )
}

function pagesOf(people: Awaited<ReturnType<typeof takeRoster>>['people']): SheetLine[][] {
  const count = Math.ceil((people.length + blankLinesMin) / linesPerPage) * linesPerPage
  const lines = Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    person: people[index] ?? null,
  }))
  return Array.from({ length: count / linesPerPage }, (_, page) =>
    lines.slice(page * linesPerPage, (page + 1) * linesPerPage),
  )
}
