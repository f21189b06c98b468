import { useLocale, useTranslations } from 'next-intl'
import { buttonClass } from '#components/ui/button-class.ts'
import { type ReactionKind, reactionKinds } from '#lib/counting/schema.ts'
import { ReactionSign } from './reaction-sign.tsx'

type Props = { newsId: string; signs: Record<ReactionKind, number>; back: string }

/** The signs of an item as buttons of a plain form: they work without script, and the page stays the same for everybody. */
export function ReactionBar({ newsId, signs, back }: Props) {
  const t = useTranslations('counting')
  const locale = useLocale()
  return (
    <form method="post" action="/api/reactions" className="reaction-bar" aria-label={t('react')}>
      <input type="hidden" name="newsId" value={newsId} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="back" value={back} />
      {reactionKinds.map((kind) => (
        <button
          key={kind}
          type="submit"
          name="kind"
          value={kind}
          className={buttonClass({ look: 'small-quiet' })}
        >
          <ReactionSign kind={kind} /> {t(`kinds.${kind}`)}
          {signs[kind] > 0 ? (
            <>
              {' '}
              <b aria-hidden="true">{signs[kind]}</b>
              <span className="sr-only">{t('given', { count: signs[kind] })}</span>
            </>
          ) : null}
        </button>
      ))}
    </form>
  )
}
