import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'

/** In place of a page behind a personal link, when somebody tries very many. */
export async function TooManyLooks({ minutes }: { minutes: number }) {
  const t = await getTranslations('form')
  const title = (await getTranslations('signUps.place'))('title')
  return (
    <>
      <PageHead title={title} />
      <div className="shell">
        <Notice tone="bad">{t('tooMany', { minutes })}</Notice>
      </div>
    </>
  )
}
