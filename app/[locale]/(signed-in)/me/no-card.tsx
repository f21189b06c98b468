import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Chips } from '#components/ui/tabs.tsx'

/** For accounts without a volunteer card: what the page is for, whom to ask, and what they have without one. */
export async function NoCard() {
  const t = await getTranslations('me')
  const ways = (
    <>
      <ButtonLink href="/claim">{t('noCard.claim')}</ButtonLink>
      <ButtonLink href="/centres" look="quiet">
        {t('noCard.centres')}
      </ButtonLink>
    </>
  )
  return (
    <>
      <PageHead title={t('book.title')} />
      <div className="shell">
        <Chips
          label={t('tabs.label')}
          tabs={[
            { href: '/me/comments', label: t('tabs.comments') },
            { href: '/me/consultations', label: t('tabs.consultations') },
          ]}
        />
        <EmptyState title={t('noCard.title')} actions={ways}>
          <p>{t('noCard.text')}</p>
        </EmptyState>
      </div>
    </>
  )
}
