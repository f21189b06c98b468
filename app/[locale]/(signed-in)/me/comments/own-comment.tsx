import { getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextArea } from '#components/ui/fields.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { bodyMax, editMinutes, isEditable } from '#lib/comments/rules.ts'
import type { OwnComment } from '#lib/comments/queries/own.ts'
import { edit, remove } from './actions.ts'

type Props = {
  comment: Omit<OwnComment, 'news'>
  locale: Locale
  /** Who may not write may not rewrite either. */
  isBlocked: boolean
}

const marks: Record<string, StatusMark> = { waiting: 'wait', shown: 'good', held: 'wait', hidden: 'bad' }

/** A comment as its author sees it: its state, the reason if it was hidden, and what may still be done. */
export async function OwnCommentView({ comment, locale, isBlocked }: Props) {
  const t = await getTranslations('comments.own')
  const { id, version, state, body, createdAt, hiddenReason } = comment
  return (
    <div className="grid gap-2">
      <p className="meta">
        <Status mark={marks[state]}>{t(`states.${state}`)}</Status> · {formatDateTime(locale, createdAt)}
      </p>
      <p className="comment-body" lang={comment.locale}>
        {body}
      </p>
      {state === 'hidden' ? <p className="note">{t('hiddenBecause', { reason: hiddenReason })}</p> : null}
      {state === 'held' ? <p className="note">{t('heldNote')}</p> : null}
      <div className="actions">
        {isEditable(comment, now()) && !isBlocked ? (
          <ConfirmButton
            action={edit}
            label={t('edit')}
            hidden={{ commentId: id, version }}
            look="small-quiet"
            confirm={{ title: t('editTitle'), submit: t('save'), closeLabel: t('close') }}
          >
            <TextArea
              name="body"
              label={t('text')}
              hint={t('editHint', { minutes: editMinutes })}
              required
              maxLength={bodyMax}
              defaultValue={body}
              lang={comment.locale}
            />
          </ConfirmButton>
        ) : null}
        <ConfirmButton
          action={remove}
          label={t('remove')}
          hidden={{ commentId: id, version }}
          look="small-quiet"
          tone="danger"
          confirm={{ title: t('removeTitle'), text: t('removeText'), closeLabel: t('close') }}
        />
      </div>
    </div>
  )
}
