import { useTranslations } from 'next-intl'
import type { Counters } from '#lib/news/rules.ts'

/** Views, comments and reactions with their words, so the numbers mean something when read aloud. */
export function NewsCounters({ counters }: { counters: Counters }) {
  const t = useTranslations('news')
  const parts = [
    t('views', { count: counters.views }),
    t('comments', { count: counters.comments }),
    t('reactions', { count: counters.reactions }),
  ]
  return parts.join(' · ')
}
