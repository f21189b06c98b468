import { getTranslations } from 'next-intl/server'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import type { MailingView } from '#lib/mailings/queries/mailings.ts'
import type { Preview } from '#lib/mailings/queries/reach.ts'
import { fullName } from '#lib/volunteers/rules.ts'

type Props = { mailing: MailingView; preview: Preview }

/** The filled letter of one person after the other, in the language of each. */
export async function LetterPreview({ mailing, preview }: Props) {
  const t = await getTranslations('mailings.draft')
  const { person, composed, next, previous } = preview
  const path = (id: string | null) => id && `/workspace/mailings/${mailing.id}?person=${id}#preview`
  return (
    <Section title={t('preview')} id="preview" note={t('previewFor', { name: fullName(person) })}>
      <Way preview={preview} />
      <article className="letter-shown" lang={composed.locale}>
        <p className="meta">{t('subject')}</p>
        <h3>{composed.subject}</h3>
        <div className="whitespace-pre-line">{composed.words}</div>
      </article>
      <p className="note">{mailing.kind === 'service' ? t('footService') : t('footNote')}</p>
      <Pagination next={path(next)} previous={path(previous)} />
    </Section>
  )
}

/** By which way it comes, and why in this language. */
async function Way({ preview: { composed, isCalled, isDeclined } }: { preview: Preview }) {
  const t = await getTranslations('mailings.draft')
  const { to, locale, isFallback } = composed
  return (
    <>
      <p>
        {isDeclined ? (
          <b>{t('isDeclined')}</b>
        ) : isCalled ? (
          <b>{t('isCalled')}</b>
        ) : (
          t(`who.${to.who}`, { name: to.name })
        )}
      </p>
      <p className="meta pb-4">
        {isFallback ? `${t('fallback')} ` : ''}
        {t('language', { language: t(`languages.${locale}`) })}
      </p>
    </>
  )
}
