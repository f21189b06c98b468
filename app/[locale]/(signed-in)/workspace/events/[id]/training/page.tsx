import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { LanguageFields, textsOf } from '#components/events/language-fields.tsx'
import { WorkHead } from '#components/events/work-head.tsx'
import { RadioGroup, SelectField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { findEventToRun } from '#lib/events/queries.ts'
import { findTraining, listPersonChoices } from '#lib/events/queries/programme.ts'
import { courseLevels } from '#lib/events/schema/programme.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { save } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events.work')
  return { title: t('training') }
}

export default async function TrainingPage({ params }: Props) {
  const actor = await requireCoordinator()
  const event = await findEventToRun(actor, (await params).id)
  if (event?.kind !== 'training') notFound()
  const [training, people] = await Promise.all([findTraining(actor, event.id), listPersonChoices(actor)])
  const t = await getTranslations('trainings.form')
  const tWork = await getTranslations('events.work')
  const optional = (await getTranslations('form'))('optional')
  const locale = (await getLocale()) as Locale
  if (event.state === 'cancelled')
    return (
      <>
        <WorkHead event={event} current="training" />
        <div className="shell pt-8">
          <Notice>{tWork('frozen')}</Notice>
        </div>
      </>
    )
  return (
    <>
      <WorkHead event={event} current="training" />
      <div className="shell">
        <Section title={t('title')} note={t('lede')}>
          <Form action={save} submit={tWork('save')} hidden={{ eventId: event.id }}>
            <RadioGroup
              name="level"
              label={t('level')}
              defaultValue={training?.level ?? 'basic'}
              options={courseLevels.map((level) => ({ value: level, label: t(`levels.${level}`) }))}
              columns
            />
            <TextField
              name="courseHours"
              label={t('courseHours')}
              hint={t('courseHoursHint')}
              type="number"
              inputMode="numeric"
              min={1}
              max={500}
              defaultValue={training ? Math.round(training.courseMinutes / 60) : ''}
              required
            />
            <SelectField
              name="trainerId"
              label={t('trainerId')}
              empty={t('byName')}
              optionalLabel={optional}
              defaultValue={training?.trainerId}
              options={people.map((person) => ({
                value: person.id,
                label: inLocale(person, 'name', locale),
              }))}
            />
            <LanguageFields
              name="trainer"
              hint={t('trainerHint')}
              max={120}
              values={textsOf(training ?? undefined, 'trainer')}
            />
            <LanguageFields
              name="outcomes"
              hint={t('outcomesHint')}
              max={1500}
              rows={4}
              values={textsOf(training ?? undefined, 'outcomes')}
            />
          </Form>
        </Section>
      </div>
    </>
  )
}
