import { useTranslations } from 'next-intl'
import { PageHead } from '#components/ui/page-head.tsx'

/** A 404 behind the link that ends letters of one kind. */
export function UnsubscribeMissing() {
  const t = useTranslations('mailings.unsubscribe')
  const name = useTranslations('site')('name')
  return (
    <>
      <title>{`${t('gone')} · ${name}`}</title>
      <PageHead title={t('gone')} lede={t('goneText')} />
    </>
  )
}
