import { getTranslations } from 'next-intl/server'
import { Tabs } from '#components/ui/tabs.tsx'

/** The two sides of a volunteer's own pages. */
export async function MeTabs({ current }: { current: 'book' | 'signUps' | 'opportunities' }) {
  const t = await getTranslations('me.tabs')
  const tabs = [
    { href: '/me', label: t('book'), current: current === 'book' },
    { href: '/me/sign-ups', label: t('signUps'), current: current === 'signUps' },
    { href: '/me/opportunities', label: t('opportunities'), current: current === 'opportunities' },
  ]
  return <Tabs tabs={tabs} label={t('label')} />
}
