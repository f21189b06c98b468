import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { SelectField, TextArea } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import type { PublicComment } from '#lib/comments/public.ts'
import type { OwnStanding } from '#lib/comments/queries/own.ts'
import { bodyMax } from '#lib/comments/rules.ts'
import { locales } from '#lib/i18n/routing.ts'
import { newId } from '#lib/platform/new-id.ts'
import { write } from '../actions.ts'

type Props = { newsId: string; standing: OwnStanding; answered: PublicComment | undefined }

/** The form for a comment, or for an answer to the one that was chosen. */
export async function WriteForm({ newsId, standing, answered }: Props) {
  const t = await getTranslations('comments.own')
  const tNews = await getTranslations('news.languages')
  const languages = locales.map((value) => ({ value, label: tNews(value) }))
  return (
    <Section
      title={answered ? t('writeAnswer') : t('write')}
      id="write"
      note={t('asName', { name: standing.name })}
    >
      {answered ? (
        <blockquote className="comment-quote" lang={answered.locale}>
          {answered.body}
        </blockquote>
      ) : null}
      <Form action={write} submit={t('send')} hidden={{ id: newId(), newsId, parentId: answered?.id }}>
        <TextArea
          name="body"
          label={t('text')}
          hint={standing.waitsFirst ? t('firstHint', { max: bodyMax }) : t('textHint', { max: bodyMax })}
          required
          maxLength={bodyMax}
        />
        <SelectField
          name="locale"
          label={t('language')}
          options={languages}
          defaultValue={await getLocale()}
        />
      </Form>
      <p className="note">
        <SiteLink href="/me/comments">{t('changeName')}</SiteLink>
      </p>
    </Section>
  )
}
