import { getTranslations } from 'next-intl/server'
import { LanguageStates } from '#components/news/language-states.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Section } from '#components/ui/section.tsx'
import { locales } from '#lib/i18n/routing.ts'
import type { StaffNews } from '#lib/news/queries.ts'
import { discard, withdraw, withdrawOne } from './actions.ts'

/** How far each language is, and the ways off the site. */
export async function Publication({ news }: { news: StaffNews }) {
  const t = await getTranslations('news')
  const languages = locales.map((each) => {
    const { state, shortcomings, staleSince } = news.translations[each]
    return { locale: each, state, isComplete: shortcomings.length === 0, isStale: staleSince !== null }
  })
  return (
    <Section title={t('desk.publication')}>
      <LanguageStates languages={languages} />
      <div className="actions mt-6">
        <WaysOff news={news} />
      </div>
    </Section>
  )
}

async function WaysOff({ news }: { news: StaffNews }) {
  const t = await getTranslations('news.desk')
  const closeLabel = t('close')
  if (news.state === 'draft') {
    return (
      <ConfirmButton
        action={discard}
        label={t('discard')}
        hidden={{ id: news.id }}
        tone="danger"
        look="small-quiet"
        confirm={{ title: t('discardTitle'), text: t('discardText'), closeLabel }}
      />
    )
  }
  if (news.state === 'withdrawn') return null
  return (
    <>
      <ConfirmButton
        action={withdraw}
        label={t('withdraw')}
        hidden={{ id: news.id }}
        tone="danger"
        look="small-quiet"
        confirm={{ title: t('withdrawTitle'), text: t('withdrawText'), closeLabel }}
      />
      {news.translations.en.state === 'published' ? (
        <ConfirmButton
          action={withdrawOne}
          label={t('withdrawEnglish')}
          hidden={{ id: news.id, locale: 'en' }}
          look="small-quiet"
        />
      ) : null}
    </>
  )
}
