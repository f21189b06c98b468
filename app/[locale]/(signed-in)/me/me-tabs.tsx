import { getTranslations } from 'next-intl/server'
import { Chips, Tabs } from '#components/ui/tabs.tsx'

/** Six sides, the most needed first; what lies behind one of them are its own links below. */
const sides = [
  { key: 'book', pages: [['book', '/me']] },
  { key: 'opportunities', pages: [['opportunities', '/me/opportunities']] },
  {
    key: 'signUps',
    pages: [
      ['signUps', '/me/sign-ups'],
      ['calendar', '/me/calendar'],
      ['history', '/me/history'],
    ],
  },
  { key: 'claims', pages: [['claims', '/me/hours']] },
  {
    key: 'certificates',
    pages: [
      ['certificates', '/me/certificates'],
      ['awards', '/me/awards'],
    ],
  },
  {
    key: 'about',
    pages: [
      ['data', '/me/data'],
      ['privacy', '/me/privacy'],
      ['messages', '/me/messages'],
      ['centres', '/me/centres'],
      ['organisations', '/me/organisations'],
      ['comments', '/me/comments'],
      ['consultations', '/me/consultations'],
      ['follows', '/me/follows'],
    ],
  },
] as const

type Page = (typeof sides)[number]['pages'][number][0]

/** The sides of a volunteer's own pages. */
export async function MeTabs({ current }: { current?: Page }) {
  const t = await getTranslations('me.tabs')
  const side = sides.find(({ pages }) => pages.some(([key]) => key === current))
  const tabs = sides.map(({ key, pages }) => ({
    href: pages[0][1],
    label: t(key),
    current: key === side?.key,
  }))
  const within = side?.pages.map(([key, href]) => ({ href, label: t(key), current: key === current })) ?? []
  return (
    <>
      <Tabs tabs={tabs} label={t('label')} />
      {within.length > 1 && side ? <Chips tabs={within} label={t(side.key)} /> : null}
    </>
  )
}
