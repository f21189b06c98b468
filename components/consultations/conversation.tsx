import { getLocale, getTranslations } from 'next-intl/server'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

export type Word = {
  id: string
  kind: 'asker' | 'answer' | 'clarification' | 'note'
  body: string
  createdAt: Date
  /** Who of the office wrote it; colleagues alone are told. */
  author?: { name: string } | null
}

type Props = { words: Word[]; lang?: string; isOwn?: boolean }

/** What was said, in its order: the person at the left, the office set in, notes for colleagues framed and named as such. */
export async function Conversation({ words, lang, isOwn }: Props) {
  const t = await getTranslations('consultation.conversation')
  const locale = (await getLocale()) as Locale
  const whose = (kind: Word['kind']) => (isOwn && kind === 'asker' ? t('you') : t(kind))
  return (
    <ol className="talk">
      {words.map(({ id, kind, body, createdAt, author }) => (
        <li key={id} className={`talk-${kind}`}>
          <p className="meta">
            <b>{whose(kind)}</b>
            {author ? <span>{author.name}</span> : null}
            <time dateTime={createdAt.toISOString()}>{formatDateTime(locale, createdAt)}</time>
          </p>
          {body ? (
            <Paragraphs text={body} lang={kind === 'note' ? undefined : lang} />
          ) : (
            <p className="note">{t('removed')}</p>
          )}
        </li>
      ))}
    </ol>
  )
}
