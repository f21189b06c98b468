import { getTranslations } from 'next-intl/server'
import type { Actor } from '#lib/accounts/actor.ts'
import { countChangedSinceTaken } from '#lib/library/queries.ts'
import type { Task } from './tasks.tsx'

/** Papers the person works with that have a newer version. */
export async function libraryTasks(actor: Actor): Promise<(Task & { key: string })[]> {
  const count = await countChangedSinceTaken(actor)
  if (count === 0) return []
  const t = await getTranslations('library.desk')
  return [
    {
      ...{ key: 'library', count, href: '/workspace/library?show=changed' },
      ...{ title: t('task', { count }), note: t('taskNote'), action: t('taskGo') },
    },
  ]
}
