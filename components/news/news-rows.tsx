import { Picture } from '#components/files/picture.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import type { PublishedNews } from '#lib/news/public.ts'
import { NewsMeta } from './news-meta.tsx'
import { NewsTitle } from './news-title.tsx'

type Props = { items: readonly PublishedNews[]; level?: 2 | 3; isShort?: boolean }

/** News between hairlines; `isShort` leaves the leads out. */
export function NewsRows({ items, level = 3, isShort }: Props) {
  return (
    <Rows>
      {items.map((item) => (
        <Row
          key={item.id}
          level={level}
          meta={<NewsMeta publishedAt={item.publishedAt} kind={item.kind} />}
          title={
            <SiteLink href={`/news/${item.slug}`}>
              <NewsTitle title={item.title} />
            </SiteLink>
          }
          end={
            item.cover && !isShort ? (
              <Picture
                picture={item.cover}
                alt=""
                sizes="14.5rem"
                className="block [&_img]:max-h-[36rem] [&_img]:w-full [&_img]:object-cover"
              />
            ) : undefined
          }
        >
          {isShort ? null : <p className="max-w-[60ch]">{item.lead}</p>}
        </Row>
      ))}
    </Rows>
  )
}
