import { getTranslations } from 'next-intl/server'
import { Tabs } from '#components/ui/tabs.tsx'

export type ItemTab = 'text' | 'details' | 'versions'

const paths: Record<ItemTab, string> = { text: '', details: '/details', versions: '/versions' }

/** The views of one item at the desk: its words, what surrounds them, its versions. */
export async function ItemTabs({ id, current }: { id: string; current: ItemTab }) {
  const t = await getTranslations('reading.desk')
  const tabs = (['text', 'details', 'versions'] as const).map((tab) => ({
    ...{ href: `/staff/news/${id}${paths[tab]}`, label: t(`tabs.${tab}`), current: tab === current },
  }))
  return <Tabs tabs={tabs} label={t('tabs.label')} />
}
