import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import type { PublicComment, Thread } from '#lib/comments/public.ts'
import { CommentView } from './comment-view.tsx'

type Props = { newsId: string; thread: Thread }

/** What people said, with their answers below; the ways to answer and to report lead behind the sign-in. */
export function ThreadList({ newsId, thread }: Props) {
  const t = useTranslations('comments')
  const { threads, hasOlder, isClosed } = thread
  return (
    <>
      {hasOlder ? <p className="note">{t('older')}</p> : null}
      <ol className="thread">
        {threads.map(({ comment, answers }) => (
          <li key={comment.id}>
            <CommentView comment={comment}>
              <Ways newsId={newsId} comment={comment} mayAnswer={!isClosed} />
            </CommentView>
            {answers.length > 0 ? (
              <ol className="thread-answers">
                {answers.map((answer) => (
                  <li key={answer.id}>
                    <CommentView comment={answer}>
                      <Ways newsId={newsId} comment={answer} mayAnswer={false} />
                    </CommentView>
                  </li>
                ))}
              </ol>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  )
}

type WaysProps = { newsId: string; comment: PublicComment; mayAnswer: boolean }

function Ways({ newsId, comment: { id, authorName }, mayAnswer }: WaysProps) {
  const t = useTranslations('comments')
  const page = `/me/comments/${newsId}`
  return (
    <p className="comment-ways">
      {mayAnswer ? (
        <SiteLink href={`${page}?answer=${id}#write`} rel="nofollow">
          {t('answer')} <span className="sr-only">{t('whose', { name: authorName })}</span>
        </SiteLink>
      ) : null}
      <SiteLink href={`${page}?report=${id}#report`} rel="nofollow">
        {t('report')} <span className="sr-only">{t('whose', { name: authorName })}</span>
      </SiteLink>
    </p>
  )
}
