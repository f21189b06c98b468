import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import type { PublishedNews } from '#lib/news/public.ts'
import { popularity } from '#lib/news/rules.ts'
import { NewsCounters } from './news-counters.tsx'
import { NewsTitle } from './news-title.tsx'

/** The popular list with its rule stated; nothing when there is nothing to rank. */
export function PopularNews({ items }: { items: readonly PublishedNews[] }) {
  const t = useTranslations('news')
  if (items.length === 0) return null
  const { commentWeight, reactionWeight, halfLifeDays: days } = popularity
  return (
    <section aria-labelledby="popular" className="lg:border-l lg:border-line lg:pl-7">
      <h2 id="popular" className="text-h3">
        {t('popular')}
      </h2>
      <p className="note mt-2 mb-3">{t('popularNote', { commentWeight, reactionWeight, days })}</p>
      <ol>
        {items.map((item, index) => (
          <li key={item.id} className="grid grid-cols-[2.75rem_minmax(0,1fr)] border-t border-line py-3.5">
            <span aria-hidden="true" className="font-serif text-[2.5rem]/[0.85] font-semibold text-kok">
              {index + 1}
            </span>
            <div>
              <h3 className="text-[1.1875rem]/[1.2]">
                <SiteLink href={`/news/${item.slug}`}>
                  <NewsTitle title={item.title} />
                </SiteLink>
              </h3>
              <p className="meta mt-1.5">
                <NewsCounters counters={item.counters} />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
