import { getTranslations } from 'next-intl/server'
import { PageHead } from '#components/ui/page-head.tsx'

export const instant = false

export default async function HomePage() {
  const t = await getTranslations('site')
  return <PageHead title={t('title')} />
}
