import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { WorkHead } from '#components/events/work-head.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type EventToRun, findEventToRun } from '#lib/events/queries.ts'
import { findSeries, listSeriesClashes } from '#lib/events/queries/series.ts'
import { planDays } from '#lib/events/rules/series-plan.ts'
import { readSeriesRule, type SeriesRuleInput } from '#lib/events/schema/series.ts'
import { now } from '#lib/platform/clock.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { preview } from './actions.ts'
import { Occurrences } from './occurrences.tsx'
import { PlannedDays } from './planned-days.tsx'
import { RuleFields } from './rule-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events.work')
  return { title: t('series') }
}

export default async function SeriesPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const event = await findEventToRun(actor, (await params).id)
  if (!event) notFound()
  const asked = await searchParams
  const series = event.seriesId ? await findSeries(actor, event.seriesId) : null
  const t = await getTranslations('events.work')
  return (
    <>
      <WorkHead event={event} current="series" />
      <div className="shell">
        {series ? <Outcome asked={asked} /> : null}
        {series ? (
          <Occurrences actor={actor} event={event} series={series} />
        ) : event.state === 'cancelled' ? (
          <div className="pt-6">
            <Notice>{t('frozen')}</Notice>
          </div>
        ) : (
          <Planning actor={actor} event={event} rule={readSeriesRule(event.id, asked)} />
        )}
      </div>
    </>
  )
}

/** What was just done to several dates: the form that did it is gone with the last of them. */
async function Outcome({ asked }: { asked: Record<string, string | string[] | undefined> }) {
  const outcome = (['published', 'cancelled'] as const).find((each) => each === asked.done)
  const count = Number(asked.dates)
  if (!outcome || !Number.isInteger(count)) return null
  const t = await getTranslations('series.work')
  return (
    <div className="pt-6">
      <Notice tone="good" role="status">
        {t(outcome, { count })}
      </Notice>
    </div>
  )
}

type PlanProps = { actor: Actor; event: EventToRun; rule: SeriesRuleInput | null }

async function Planning({ actor, event, rule }: PlanProps) {
  const t = await getTranslations('series.rule')
  const days = rule ? daysOrNone(event, rule) : []
  return (
    <>
      {rule && days.length > 0 ? (
        <PlannedDays eventId={event.id} rule={rule} days={await listSeriesClashes(actor, event, days)} />
      ) : null}
      <Section title={t('title')} note={t('lede')} id="rule">
        <Form action={preview} hidden={{ eventId: event.id }} submit={t('submit')}>
          <RuleFields startsAt={event.startsAt} rule={rule} />
        </Form>
      </Section>
    </>
  )
}

/** An address that names no possible series shows the form alone. */
function daysOrNone(event: EventToRun, rule: SeriesRuleInput): string[] {
  try {
    return planDays(event, rule, now())
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
