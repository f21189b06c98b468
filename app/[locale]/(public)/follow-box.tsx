import { useLocale, useTranslations } from 'next-intl'
import { PushButton } from '#components/follows/push-button.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { browserKey } from '#lib/follows/public.ts'
import { type Topic, topicText } from '#lib/follows/rules.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'

type Props = {
  topic: Topic
  /** Chooses it on the form: `centre=kokshetau`. */
  query: string
  /** The feed of the same things, without the language. */
  feed?: string
}

/** The ways to hear of what a page is about: by e-mail, by feed, by notifications of the browser. */
export function FollowBox({ topic, query, feed }: Props) {
  const t = useTranslations('follows')
  const locale = useLocale() as Locale
  const labels = {
    ...{ start: t('push.start'), stop: t('push.stop'), on: t('push.on'), refused: t('push.refused') },
    ...{ failed: t('push.failed'), vendor: t('push.vendor') },
  }
  return (
    <Section title={t('box.title')} className="no-print">
      <p>{t(`box.text.${topic.kind}`)}</p>
      <ul className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <li>
          <SiteLink className="button button-small" href={`/follow?${query}`}>
            {t('box.byMail')}
          </SiteLink>
        </li>
        {feed ? (
          <li>
            <a href={localePath(locale, feed)}>{t('box.feed')}</a>
          </li>
        ) : null}
      </ul>
      {browserKey === '' ? null : (
        <PushButton publicKey={browserKey} topic={topicText(topic)} locale={locale} labels={labels} />
      )}
    </Section>
  )
}
