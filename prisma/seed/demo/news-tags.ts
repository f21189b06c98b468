import type { Prisma } from '#prisma/generated/client.ts'
import { newId } from '../ids.ts'
import type { Region } from './region.ts'

const tags = [
  {
    ...{ slug: 'synaq-tabighat', nameKk: 'Табиғат', nameRu: 'Природа', nameEn: 'Nature' },
    items: ['spring-clean-up', 'tree-planting', 'flood'],
  },
  {
    ...{ slug: 'synaq-merekeler', nameKk: 'Мерекелер', nameRu: 'Праздники', nameEn: 'Holidays' },
    items: ['nauryz', 'volunteer-day', 'opening'],
  },
  {
    ...{
      slug: 'synaq-koemek',
      nameKk: 'Еріктіге көмек',
      nameRu: 'Волонтёру в помощь',
      nameEn: 'For volunteers',
    },
    items: ['with-a-child', 'forms', 'check-letter', 'coordinators-call'],
  },
  {
    ...{ slug: 'synaq-aga-buyn', nameKk: 'Аға буын', nameRu: 'Старшее поколение', nameEn: 'Older people' },
    items: ['silver-club'],
  },
]

/** A few topics of the demo region and the news that carry them; `ids` are the news by their keys. */
export async function loadNewsTags({ tx }: Region, ids: ReadonlyMap<string, string>): Promise<void> {
  const rows = tags.map(({ items, ...tag }) => ({ id: newId(), isDemo: true, ...tag, items }))
  await tx.newsTag.createMany({ data: rows.map(({ items: _, ...row }) => row) })
  const links: Prisma.NewsTaggedCreateManyInput[] = rows.flatMap(({ id, items }) =>
    items.flatMap((key) => {
      const newsId = ids.get(key)
      return newsId ? [{ newsId, tagId: id }] : []
    }),
  )
  await tx.newsTagged.createMany({ data: links })
}
