import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import type { PopularItem } from '#lib/counting/public.ts'
import { type PopularWindow, popularWeights, popularWindows } from '#lib/counting/rules.ts'
import { NewsCounters } from './news-counters.tsx'
import { NewsTitle } from './news-title.tsx'

type Props = { items: readonly PopularItem[]; window: PopularWindow }

/** The popular list of a window with its rule stated, and the ways to the other windows. */
export function PopularNews({ items, window }: Props) {
  const t = useTranslations('counting.popular')
  const { days, halfLifeDays } = popularWindows[window]
  const { comment, reaction } = popularWeights
  const tabs = (Object.keys(popularWindows) as PopularWindow[]).map((each) => ({
    href: `/news?popular=${each}#popular`,
    label: t(`windows.${each}`),
    current: each === window,
  }))
  return (
    <section aria-labelledby="popular" className="lg:border-l lg:border-line lg:pl-7">
      <h2 id="popular" className="text-h3">
        {t('title')}
      </h2>
      <Chips tabs={tabs} label={t('label')} />
      <p className="note mt-2 mb-3">{t('rule', { days, half: halfLifeDays, comment, reaction })}</p>
      {items.length === 0 ? <p className="note">{t('empty')}</p> : null}
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
