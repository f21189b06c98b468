import { getTranslations } from 'next-intl/server'
import { ThreadList } from '#components/comments/thread-list.tsx'
import { ReactionBar } from '#components/counting/reaction-bar.tsx'
import { ViewBeacon } from '#components/counting/view-beacon.tsx'
import { NewsCounters } from '#components/news/news-counters.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Section } from '#components/ui/section.tsx'
import { findThread } from '#lib/comments/public.ts'
import { findNewsFigures } from '#lib/counting/public.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'

type Props = { locale: Locale; news: { id: string; slug: string } }

/** What readers did with an item: how many looked, the signs they gave, what they said. The same for everybody. */
export async function NewsTalk({ locale, news }: Props) {
  const [thread, figures] = await Promise.all([findThread(news.id), findNewsFigures(news.id)])
  const t = await getTranslations('comments')
  return (
    <>
      <ViewBeacon newsId={news.id} />
      <div id="reactions" className="grid gap-3">
        <p className="meta">
          <NewsCounters counters={figures.counters} />
        </p>
        <ReactionBar newsId={news.id} signs={figures.signs} back={localePath(locale, `/news/${news.slug}`)} />
      </div>
      <Section
        title={t('title')}
        id="comments"
        note={thread.count > 0 ? t('count', { count: thread.count }) : undefined}
      >
        {thread.threads.length > 0 ? <ThreadList newsId={news.id} thread={thread} /> : null}
        {thread.isClosed ? (
          <p className="note">{t('closed')}</p>
        ) : (
          <div className="grid gap-2">
            {thread.threads.length === 0 ? <p className="note">{t('empty')}</p> : null}
            <p>
              <ButtonLink href={`/me/comments/${news.id}#write`} rel="nofollow" look="quiet">
                {t('write')}
              </ButtonLink>
            </p>
            <p className="note">{t('rules')}</p>
          </div>
        )}
      </Section>
    </>
  )
}
