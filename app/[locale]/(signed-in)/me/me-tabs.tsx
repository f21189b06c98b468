import { getTranslations } from 'next-intl/server'
import { Tabs } from '#components/ui/tabs.tsx'

const sides = [
  ['book', '/me'],
  ['opportunities', '/me/opportunities'],
  ['signUps', '/me/sign-ups'],
  ['claims', '/me/hours'],
  ['history', '/me/history'],
  ['certificates', '/me/certificates'],
  ['calendar', '/me/calendar'],
  ['centres', '/me/centres'],
  ['organisations', '/me/organisations'],
  ['messages', '/me/messages'],
  ['privacy', '/me/privacy'],
  ['data', '/me/data'],
] as const

/** The sides of a volunteer's own pages. */
export async function MeTabs({ current }: { current?: (typeof sides)[number][0] }) {
  const t = await getTranslations('me.tabs')
  const tabs = sides.map(([key, href]) => ({ href, label: t(key), current: key === current }))
  return <Tabs tabs={tabs} label={t('label')} />
}
