import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Missing } from '#components/site/missing.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site')
  return { title: t('notFound.title'), robots: { index: false } }
}

/** The 404 as a complete page: the proxy answers with it where no page lies, so that it can be read without script. */
export default function MissingPage() {
  return <Missing />
}
