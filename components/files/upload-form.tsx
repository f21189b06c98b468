import { useLocale, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { imageBytesMax, imagePixelsMax, megabyte } from '#lib/files/rules.ts'
import { peopleAnswers } from '#lib/files/schema.ts'
import { localePath, type Locale } from '#lib/i18n/routing.ts'

/** How sending a picture went, as the address says it afterwards. */
export function UploadOutcome({ outcome }: { outcome: string | undefined }) {
  const t = useTranslations('files')
  if (outcome === undefined) return null
  if (outcome === 'done') {
    return (
      <Notice tone="good" role="status">
        {t('added')}
      </Notice>
    )
  }
  const known = [
    ...(['notAllowed', 'empty', 'tooBig', 'tooManyPixels', 'notAnImage', 'broken', 'tooMany'] as const),
    ...(['peopleUnasked', 'storeAway'] as const),
  ]
  const reason = known.find((each) => each === outcome) ?? 'broken'
  const values = { megabytes: imageBytesMax / megabyte, megapixels: imagePixelsMax / 1_000_000 }
  return (
    <Notice tone="bad" role="alert">
      {t(`refusals.${reason}`, values)}
    </Notice>
  )
}

/** Sends a picture as a plain form; the reader comes back to `back`. */
export function UploadForm({ back }: { back: string }) {
  const t = useTranslations('files')
  const locale = useLocale() as Locale
  return (
    <form action="/api/uploads/images" method="post" encType="multipart/form-data" className="form mt-4">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="back" value={localePath(locale, back)} />
      <div className="field">
        <label htmlFor="picture-file" className="field-label">
          {t('file')}
        </label>
        <input
          id="picture-file"
          type="file"
          name="file"
          accept="image/jpeg,image/png,image/webp"
          className="input input-file"
        />
      </div>
      <PeopleQuestion />
      <p className="note">{t('altHint')}</p>
      <PlainField name="altKk" label={t('altKk')} lang="kk" />
      <PlainField name="altRu" label={t('altRu')} lang="ru" />
      <PlainField name="altEn" label={t('altEn')} lang="en" />
      <PlainField name="credit" label={t('credit')} />
      <div className="form-end">
        <Button look="quiet">{t('add')}</Button>
      </div>
    </form>
  )
}

/** Asked before a picture is kept: whoever can be recognised on it has a say in its being shown. */
function PeopleQuestion() {
  const t = useTranslations('files.people')
  return (
    <fieldset className="field">
      <legend className="field-label">{t('question')}</legend>
      <p className="field-hint">{t('hint')}</p>
      <div className="choices">
        {peopleAnswers.map((answer) => (
          <label key={answer} className="choice">
            <input type="radio" name="people" value={answer} required />
            <span>{t(`answers.${answer}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function PlainField({ name, label, lang }: { name: string; label: string; lang?: string }) {
  return (
    <div className="field">
      <label htmlFor={`picture-${name}`} className="field-label">
        {label}
      </label>
      <input id={`picture-${name}`} name={name} lang={lang} maxLength={300} className="input" />
    </div>
  )
}
