import { useTranslations } from 'next-intl'
import { Chips } from '#components/ui/tabs.tsx'

type Tag = { slug: string; name: string; count?: number }

/** Tags as links to what is under them. */
export function NewsTags({ tags, current }: { tags: readonly Tag[]; current?: string | null }) {
  const t = useTranslations('reading')
  if (tags.length === 0) return null
  return (
    <Chips
      label={t('tags')}
      tabs={tags.map(({ slug, name, count }) => ({
        ...{ href: `/news?tag=${slug}`, label: name, current: slug === current },
        ...(count === undefined ? {} : { count }),
      }))}
    />
  )
}
