import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Props = {
  comment: {
    id: string
    isShown: boolean
    isEdited: boolean
    authorName: string
    locale: string
    body: string
    createdAt: Date
  }
  /** What can be done with it. */
  children?: ReactNode
}

/** One comment: plain text in its own language, addresses in it are no links. */
export function CommentView({ comment, children }: Props) {
  const t = useTranslations('comments')
  const locale = useLocale() as Locale
  if (!comment.isShown) return <p className="note comment-gone">{t('gone')}</p>
  const { id, authorName, isEdited, createdAt, body, locale: language } = comment
  return (
    <article id={`comment-${id}`} className="comment">
      <p className="comment-head">
        <b>{authorName}</b>{' '}
        <time dateTime={createdAt.toISOString()} className="meta">
          {formatDateTime(locale, createdAt)}
        </time>
        {isEdited ? <span className="meta"> · {t('edited')}</span> : null}
      </p>
      <p className="comment-body" lang={language}>
        {body}
      </p>
      {children}
    </article>
  )
}
