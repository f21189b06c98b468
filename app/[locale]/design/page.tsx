import { notFound } from 'next/navigation'
import { Frame } from '#components/site/frame.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { env } from '#lib/platform/env.ts'
import { Controls } from './controls.tsx'
import { Lists } from './lists.tsx'
import { People } from './people.tsx'
import { getTranslations } from 'next-intl/server'

export const dynamic = 'force-dynamic'

/** Every part of the design system on one page, while developing only. */
export default async function DesignPage() {
  if (env.NODE_ENV === 'production') notFound()
  const t = await getTranslations('design')
  return (
    <Frame isDemo>
      <PageHead
        title={t('title')}
        lede={t('lede')}
        meta={t('meta')}
        crumbs={[{ href: '/design', label: t('title') }]}
      />
      <People />
      <Controls />
      <Lists />
    </Frame>
  )
}
