import { getTranslations } from 'next-intl/server'
import { PageHead } from '#components/ui/page-head.tsx'

export default async function NotFoundPage() {
  const t = await getTranslations('mailings.unsubscribe')
  return <PageHead title={t('gone')} lede={t('goneText')} />
}
