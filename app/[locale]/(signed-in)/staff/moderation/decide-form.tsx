import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { CheckboxField, TextArea } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { ModeratedComment } from '#lib/comments/queries/desk.ts'
import { titleIn } from '#lib/comments/rules.ts'
import { type DeskTab, reasonMax } from '#lib/comments/schema.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { decide } from './actions.ts'

type Props = { tab: Exclude<DeskTab, 'blocked'>; rows: ModeratedComment[]; ownId: string }

/** The comments of a tab with a tick each, and below what is decided about all that are ticked. */
export async function DecideForm({ tab, rows, ownId }: Props) {
  const t = await getTranslations('comments.desk')
  const optional = (await getTranslations('form'))('optional')
  return (
    <Form action={decide}>
      <div>
        {rows.map((row) => (
          <ModeratedRow key={row.id} row={row} isOwn={row.authorId === ownId} />
        ))}
      </div>
      {tab === 'hidden' ? null : (
        <>
          <TextArea
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            optionalLabel={optional}
            rows={3}
            maxLength={reasonMax}
          />
          <CheckboxField name="isWatched" label={t('watchAlso')} />
        </>
      )}
      <div className="form-end">
        <SubmitButton name="intent" value="show">
          {t(`show.${tab}`)}
        </SubmitButton>
        {tab === 'hidden' ? null : (
          <SubmitButton name="intent" value="hide" look="quiet" tone="danger">
            {t('hide')}
          </SubmitButton>
        )}
      </div>
    </Form>
  )
}

async function ModeratedRow({ row, isOwn }: { row: ModeratedComment; isOwn: boolean }) {
  const t = await getTranslations('comments.desk')
  const locale = (await getLocale()) as Locale
  const { id, version, authorName, createdAt, body } = row
  const label = t('chosen', { name: authorName, at: formatDateTime(locale, createdAt) })
  return (
    <div className="moderated">
      {isOwn ? (
        <p>
          {label} <small className="note">{t('own')}</small>
        </p>
      ) : (
        <label className="choice">
          <input type="checkbox" name="items[]" value={`${id}:${version}`} />
          <span>{label}</span>
        </label>
      )}
      <About row={row} />
      <p className="comment-body" lang={row.locale}>
        {body}
      </p>
      <Reports row={row} />
    </div>
  )
}

async function About({ row }: { row: ModeratedComment }) {
  const t = await getTranslations('comments.desk')
  const locale = (await getLocale()) as Locale
  const { authorId, newsId, news, parent } = row
  return (
    <>
      <p className="comment-ways">
        <SiteLink href={`/me/comments/${newsId}`}>{titleIn(news, locale) || t('newsGone')}</SiteLink>
        {authorId ? (
          <SiteLink href={`/staff/moderation/people/${authorId}`}>{t('aboutAuthor')}</SiteLink>
        ) : null}
        <SiteLink href={`/staff/moderation/closing?news=${newsId}`}>{t('closeHere')}</SiteLink>
      </p>
      {parent && parent.state !== 'removed' ? (
        <blockquote className="comment-quote note" lang={parent.locale}>
          {parent.authorName}: {parent.body.slice(0, 300)}
        </blockquote>
      ) : null}
    </>
  )
}

async function Reports({ row }: { row: ModeratedComment }) {
  const t = await getTranslations('comments')
  const { reports, state, hiddenReason, decider } = row
  return (
    <>
      {state === 'held' ? <p className="note">{t('desk.held')}</p> : null}
      {state === 'hidden' ? (
        <p className="note">{t('desk.hiddenBy', { name: decider?.name ?? '—', reason: hiddenReason })}</p>
      ) : null}
      {reports.length > 0 ? (
        <ul className="note">
          {reports.map(({ id, reason, words }) => (
            <li key={id}>
              {t(`reasons.${reason}`)}
              {words ? `: ${words}` : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
