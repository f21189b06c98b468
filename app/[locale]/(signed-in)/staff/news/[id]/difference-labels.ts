import { getTranslations } from 'next-intl/server'
import type { DifferenceLabels } from '#components/news/difference.tsx'

/** The words of a comparison in the reader's language. */
export async function differenceLabels(): Promise<DifferenceLabels> {
  const t = await getTranslations('newsroom.diff')
  return {
    added: t('added'),
    removed: t('removed'),
    end: t('end'),
    lines: {
      heading2: t('lines.heading2'),
      heading3: t('lines.heading3'),
      item: t('lines.item'),
      number: t('lines.number'),
      quote: t('lines.quote'),
      picture: t('lines.picture'),
    },
  }
}
