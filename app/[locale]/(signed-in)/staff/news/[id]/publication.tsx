import { getTranslations } from 'next-intl/server'
import { LanguageStates } from '#components/news/language-states.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatList } from '#lib/i18n/format.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { StaffNews } from '#lib/news/queries.ts'
import { discard, withdraw, withdrawOne } from './actions.ts'

/** How far each language is, what it lacks, and the ways off the site. */
export async function Publication({ news, locale }: { news: StaffNews; locale: Locale }) {
  const t = await getTranslations('news')
  const languages = locales.map((each) => {
    const { state, shortcomings } = news.translations[each]
    return { locale: each, state, shortcomings, isComplete: shortcomings.length === 0 }
  })
  return (
    <Section title={t('desk.publication')}>
      <LanguageStates languages={languages} />
      <ul className="note mt-4 grid gap-1">
        {languages.map((each) => (
          <li key={each.locale}>
            <span lang={each.locale}>{t(`languages.${each.locale}`)}</span>.{' '}
            {each.isComplete
              ? t('desk.complete')
              : t('desk.missing', {
                  fields: formatList(
                    locale,
                    each.shortcomings.map((name) => t(`fields.${name}`)),
                  ),
                })}
          </li>
        ))}
      </ul>
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
