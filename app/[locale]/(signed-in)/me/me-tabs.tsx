import { getTranslations } from 'next-intl/server'
import { Tabs } from '#components/ui/tabs.tsx'

/** The sides of a volunteer's own pages. */
export async function MeTabs({ current }: { current: 'book' | 'signUps' | 'calendar' | 'certificates' }) {
  const t = await getTranslations('me.tabs')
  const tCalendar = await getTranslations('calendars.page')
  const tabs = [
    { href: '/me', label: t('book'), current: current === 'book' },
    { href: '/me/sign-ups', label: t('signUps'), current: current === 'signUps' },
    { href: '/me/calendar', label: tCalendar('tab'), current: current === 'calendar' },
    { href: '/me/certificates', label: t('certificates'), current: current === 'certificates' },
  ]
  return <Tabs tabs={tabs} label={t('label')} />
}
