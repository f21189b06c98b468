import { Picture } from '#components/files/picture.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import type { PublishedNews } from '#lib/news/public.ts'
import { NewsMeta } from './news-meta.tsx'
import { NewsTitle } from './news-title.tsx'

/** The story a list begins with. Without a photograph its title is the picture. */
export function LeadNews({ item }: { item: PublishedNews }) {
  const { cover } = item
  return (
    <article className="grid gap-4">
      {cover ? (
        <Picture
          picture={cover}
          alt={item.coverAlt}
          isFirst
          sizes="(min-width: 62rem) 48rem, 100vw"
          className="block [&_img]:max-h-[36rem] [&_img]:w-full [&_img]:object-cover"
        />
      ) : null}
      <h2
        className={
          cover
            ? 'text-[clamp(2rem,1.1rem+2.6vw,3.25rem)]/[1.04]'
            : 'text-[clamp(2.125rem,1.1rem+3.6vw,4.25rem)]/[1.02]'
        }
      >
        <SiteLink href={`/news/${item.slug}`}>
          <NewsTitle title={item.title} />
        </SiteLink>
      </h2>
      <p className="deck">{item.lead}</p>
      <p className="meta">
        <NewsMeta {...item} />
      </p>
    </article>
  )
}
