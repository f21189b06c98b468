import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { takeRoster } from '#lib/attendance/commands/take-roster.ts'
import { findEventToMark } from '#lib/attendance/queries.ts'
import { shiftOf } from '#lib/attendance/rules/snapshot.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { newId } from '#lib/platform/new-id.ts'
import { keyIn } from './actions.ts'
import { PaperLines } from './paper-lines.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance.paper')
  return { title: t('title') }
}

export default async function PaperPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const eventId = (await params).id
  if (!(await findEventToMark(actor, eventId))) notFound()
  const locale = (await getLocale()) as Locale
  const snapshot = await takeRoster(actor, { eventId, locale })
  const shift = shiftOf(snapshot, String((await searchParams).shift)) ?? notFound()
  const t = await getTranslations('attendance.paper')
  const { attendance } = await getMessages()
  const path = `/workspace/events/${eventId}`
  const people = snapshot.people.filter(({ shiftId }) => shiftId === shift.id)
  return (
    <>
      <PageHead
        title={t('title')}
        crumbs={[{ href: path, label: snapshot.title }]}
        lede={`${shift.role}. ${shift.when}`}
      >
        <div className="actions">
          {/* A full load: the check-in alone may use the camera. */}
          <a className="button button-small" href={localePath(locale, `${path}/check-in?shift=${shift.id}`)}>
            {t('toCheckIn')}
          </a>
          <ButtonLink href={`${path}/shifts/${shift.id}/roster-sheet`} look="small-quiet">
            {t('toSheet')}
          </ButtonLink>
        </div>
      </PageHead>
      <div className="shell">
        <Form
          action={keyIn}
          submit={t('store')}
          hidden={{ shiftId: shift.id, batch: newId() }}
          className="ci-paper"
        >
          <NextIntlClientProvider messages={{ attendance: { paper: attendance.paper } }}>
            <PaperLines shift={shift} people={people.map(asLine)} />
          </NextIntlClientProvider>
        </Form>
      </div>
    </>
  )
}

type Person = Awaited<ReturnType<typeof takeRoster>>['people'][number]

function asLine({ id, line, surname, rest }: Person) {
  return { id, line, name: [surname, rest].filter(Boolean).join(' ') }
}
