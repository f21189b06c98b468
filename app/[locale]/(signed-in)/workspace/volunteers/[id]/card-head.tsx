import { getTranslations } from 'next-intl/server'
import { statusMarks } from '#components/volunteers/volunteer-status.ts'
import { PageHead } from '#components/ui/page-head.tsx'
import { Status } from '#components/ui/status.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { VolunteerCard } from '#lib/volunteers/queries.ts'
import { ageOn, fullName } from '#lib/volunteers/rules.ts'
import { Acts } from './acts.tsx'
import { CardNotices } from './card-notices.tsx'

const tabs = {
  data: '',
  participation: '/participation',
  hours: '/hours',
  consents: '/consent-record',
  messages: '/messages',
  history: '/history',
} as const
export type CardTab = keyof typeof tabs

type Props = { actor: Actor; card: VolunteerCard; tab: CardTab; done?: string | string[] }

/** What stands over every tab of a card: who it is, what can be done, what is missing, and the way to the other tabs. */
export async function CardHead({ actor, card, tab, done }: Props) {
  const t = await getTranslations('volunteers')
  const words = await getTranslations('registry.card')
  const base = `/workspace/volunteers/${card.id}`
  const crumbs = [
    { href: '/workspace', label: t('workspace') },
    { href: '/workspace/volunteers', label: t('title') },
  ]
  const age = card.birthDate ? t('years', { count: ageOn(card.birthDate, dayOf(now())) }) : t('yearsUnknown')
  const links = Object.entries(tabs).map(([key, path]) => ({
    href: base + path,
    label: words(`tabs.${key as CardTab}`),
    current: key === tab,
  }))
  return (
    <>
      <PageHead
        title={fullName(card)}
        crumbs={crumbs}
        meta={
          <>
            {t('card', { number: String(card.cardNumber) })} · {age} ·{' '}
            <Status mark={statusMarks[card.status]}>{t(`statuses.${card.status}`)}</Status>
          </>
        }
      >
        <Acts actor={actor} card={card} />
      </PageHead>
      <div className="shell pt-6">
        <CardNotices card={card} done={done} />
        <Tabs tabs={links} label={words('tabs.label')} />
      </div>
    </>
  )
}
