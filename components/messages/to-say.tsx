import { getTranslations } from 'next-intl/server'
import { spokenOf } from '#lib/messages/rules.ts'

/** What is read out on the phone, in the language of the person. */
export async function ToSay({ locale, body }: { locale: string; body: string }) {
  const t = await getTranslations('messages.page')
  return (
    <figure className="to-say">
      <figcaption className="meta">{t('whatToSay')}</figcaption>
      <blockquote lang={locale}>
        {spokenOf(body).map((paragraph) => (
          <p key={paragraph} className="whitespace-pre-line">
            {paragraph}
          </p>
        ))}
      </blockquote>
    </figure>
  )
}

type Called = { who: 'self' | 'guardian' | 'group'; calledName: string; phone: string | null }

/** Whose phone it is, and the number to tap. */
export async function CallPhone({ who, calledName, phone }: Called) {
  const t = await getTranslations('messages.page')
  return (
    <p className="call-phone">
      {phone || who !== 'self' ? <span>{t(`phoneOf.${who}`, { name: calledName })}</span> : null}{' '}
      {phone ? <a href={`tel:${phone}`}>{phone}</a> : <b>{t('noPhone')}</b>}
    </p>
  )
}
