import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findByLink } from '#lib/mailings/queries/choices.ts'
import { minutesToWait } from '../../personal-link.ts'
import { TooManyLooks } from '../../too-many.tsx'
import { accept, decline } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mailings.unsubscribe')
  return { title: t('title'), robots: { index: false, follow: false } }
}

/** Opening the page declines nothing: mail programs open links by themselves to look for harm. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const minutes = await minutesToWait()
  if (minutes !== null) return <TooManyLooks minutes={minutes} />
  const { token } = await params
  const found = await findByLink(null, token)
  if (!found) notFound()
  const t = await getTranslations('mailings')
  const kind = t(`kinds.${found.kind}`)
  const locale = (await getLocale()) as Locale
  const isAgain = (await searchParams).done === 'accepted'
  return (
    <>
      <PageHead title={t('unsubscribe.title')} meta={inLocale(found.centre, 'name', locale)} />
      <div className="shell pt-6">
        {found.isDeclined ? (
          <>
            <Notice tone="good" role="status">
              {t('unsubscribe.done', { kind })}
            </Notice>
            <p className="pt-6">{t('unsubscribe.againText')}</p>
            <Form action={accept} hidden={{ token }} submit={t('unsubscribe.again')} look="quiet" />
          </>
        ) : (
          <>
            {isAgain ? (
              <Notice tone="good" role="status">
                {t('unsubscribe.accepted', { kind })}
              </Notice>
            ) : null}
            <p className="pt-6">
              <b>{t('unsubscribe.question', { kind })}</b>
            </p>
            <p>{t('unsubscribe.text')}</p>
            <Form action={decline} hidden={{ token }} submit={t('unsubscribe.submit')} />
          </>
        )}
      </div>
    </>
  )
}
