import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { regionQuestionTasks } from '../workspace/question-tasks.ts'
import { TaskRow } from '../workspace/tasks.tsx'

/** What waits in the region's inbox of questions; nothing when nothing does. */
export async function QuestionsSection({ actor }: { actor: Actor }) {
  const t = await getTranslations('consultation')
  const tasks = await regionQuestionTasks(actor)
  if (tasks.length === 0) return null
  return (
    <Section
      title={t('task.title')}
      more={<SiteLink href="/staff/consultations">{t('inbox.title')}</SiteLink>}
    >
      <Rows className="tasks">
        {tasks.map(({ key, ...task }) => (
          <TaskRow key={key} {...task} />
        ))}
      </Rows>
    </Section>
  )
}
