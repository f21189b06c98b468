import { getTranslations } from 'next-intl/server'
import type { Actor } from '#lib/accounts/actor.ts'
import { mayEdit } from '#lib/accounts/policy.ts'
import { countConsultations } from '#lib/consultations/queries/inbox.ts'
import type { Task } from './tasks.tsx'

/** Questions that wait for the actor's own centres. */
export async function questionTasks(actor: Actor): Promise<(Task & { key: string })[]> {
  const { open, overdue } = await countConsultations(actor, { isOwnOnly: true })
  if (open === 0) return []
  const t = await getTranslations('consultation.task.open')
  return [
    {
      ...{ key: 'questions', count: open, title: t('title', { count: open }) },
      note: overdue > 0 ? t('overdue', { count: overdue }) : t('note'),
      ...{ href: '/workspace/consultations', action: t('action') },
    },
  ]
}

/** Questions of the region nobody has yet, and those past their day. */
export async function regionQuestionTasks(actor: Actor): Promise<(Task & { key: string })[]> {
  if (!mayEdit(actor)) return []
  const t = await getTranslations('consultation.task')
  const { unassigned, overdue } = await countConsultations(actor)
  const tasks = [
    { key: 'unassigned' as const, count: unassigned, href: '/staff/consultations?centre=office&who=nobody' },
    { key: 'late' as const, count: overdue, href: '/staff/consultations?overdue=1' },
  ]
  return tasks
    .filter(({ count }) => count > 0)
    .map(({ key, count, href }) => ({
      ...{ key, count, href, title: t(`${key}.title`, { count }) },
      ...{ note: t(`${key}.note`), action: t(`${key}.action`) },
    }))
}
