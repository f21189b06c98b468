import { getTranslations } from 'next-intl/server'
import type { Actor } from '#lib/accounts/actor.ts'
import { listOpenErasures } from '#lib/erasure/queries.ts'
import { countConsentWork } from '#lib/volunteers/queries/list-consents.ts'
import type { Task } from './tasks.tsx'

/** People who asked to be erased, and people who took a consent back. */
export async function privacyTasks(actor: Actor): Promise<(Task & { key: string })[]> {
  const t = await getTranslations('privacy.task')
  const erasures = (await listOpenErasures(actor)).length
  const withdrawn = (await countConsentWork(actor, ['withdrawn'])).get('withdrawn') ?? 0
  const tasks = [
    { key: 'erasure' as const, count: erasures, href: '/workspace/consents' },
    { key: 'withdrawn' as const, count: withdrawn, href: '/workspace/consents?lack=withdrawn' },
  ]
  return tasks
    .filter(({ count }) => count > 0)
    .map(({ key, count, href }) => ({
      ...{ key, count, href, title: t(`${key}.title`, { count }) },
      ...{ note: t(`${key}.note`), action: t(`${key}.action`) },
    }))
}
