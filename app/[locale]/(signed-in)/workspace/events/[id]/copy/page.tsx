import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { WorkHead } from '#components/events/work-head.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { CheckboxGroup, DateField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { findEventToRun } from '#lib/events/queries.ts'
import { dayAfter } from '#lib/events/rules/recurrence.ts'
import { copyParts } from '#lib/events/schema/series.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { copy } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('series.copy')
  return { title: t('title') }
}

export default async function CopyEventPage({ params }: Props) {
  const actor = await requireCoordinator()
  const event = await findEventToRun(actor, (await params).id)
  if (!event) notFound()
  const t = await getTranslations('series.copy')
  return (
    <>
      <WorkHead event={event} current="overview" />
      <div className="shell">
        <Section title={t('title')} note={t('lede')}>
          <Form
            action={copy}
            hidden={{ id: newId(), eventId: event.id }}
            submit={t('submit')}
            beside={<SiteLink href={`/workspace/events/${event.id}`}>{t('back')}</SiteLink>}
          >
            <DateField
              name="day"
              label={t('day')}
              hint={t('dayHint')}
              defaultValue={suggestedDay(event)}
              required
            />
            <CheckboxGroup
              name="parts"
              label={t('parts')}
              defaultValue={[...copyParts]}
              options={copyParts.map((part) => ({ value: part, label: t(`part.${part}`) }))}
            />
          </Form>
          <p className="note pt-4">{t('never')}</p>
        </Section>
      </div>
    </>
  )
}

/** A week on, and not in the past. */
function suggestedDay({ startsAt }: { startsAt: Date }): string {
  const [next, today] = [dayAfter(dayOf(startsAt), 7), dayOf(now())]
  return next > today ? next : dayAfter(today, 7)
}
