import { getLocale, getTranslations } from 'next-intl/server'
import { thumbnailOf } from '#components/rich-text/upload-picture.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { LibraryPicture } from '#lib/files/queries.ts'
import { imageBytesMax, imagePixelsMax, megabyte } from '#lib/files/rules.ts'
import { localePath, type Locale } from '#lib/i18n/routing.ts'

type Props = { newsId: string; library: LibraryPicture[]; outcome: string | undefined }

/** Sending a picture as a plain form, and the pictures that can be used, with the mark that puts each into a text. */
export async function PictureLibrary({ newsId, library, outcome }: Props) {
  const t = await getTranslations('files')
  return (
    <Section title={t('pictures')} id="pictures" note={t('intro')}>
      <Outcome outcome={outcome} />
      <UploadForm back={`/staff/news/${newsId}`} />
      {library.length === 0 ? <p className="note mt-6">{t('none')}</p> : null}
      <ul className="mt-8 grid grid-cols-[repeat(auto-fill,minmax(min(100%,13rem),1fr))] gap-6">
        {library.map(({ picture, altKk, altRu, altEn, originalName, isPublic }) => (
          <li key={picture.id} className="grid content-start gap-2">
            <img
              src={thumbnailOf(picture)}
              alt={altKk || altRu || altEn}
              width={picture.width}
              height={picture.height}
              loading="lazy"
              className="aspect-[4/3] w-full object-cover"
            />
            <p className="meta break-words">
              {originalName}
              {isPublic ? null : ` (${t('staffOnly')})`}
            </p>
            <p className="note without-script">
              {t('code')}: <code className="break-all">{`![${altKk || altRu || altEn}](${picture.id})`}</code>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

async function Outcome({ outcome }: { outcome: string | undefined }) {
  const t = await getTranslations('files')
  if (outcome === undefined) return null
  if (outcome === 'done') {
    return (
      <Notice tone="good" role="status">
        {t('added')}
      </Notice>
    )
  }
  const known = ['notAllowed', 'empty', 'tooBig', 'tooManyPixels', 'notAnImage', 'broken', 'tooMany'] as const
  const reason = known.find((each) => each === outcome) ?? 'broken'
  const values = { megabytes: imageBytesMax / megabyte, megapixels: imagePixelsMax / 1_000_000 }
  return (
    <Notice tone="bad" role="alert">
      {t(`refusals.${reason}`, values)}
    </Notice>
  )
}

async function UploadForm({ back }: { back: string }) {
  const t = await getTranslations('files')
  const locale = (await getLocale()) as Locale
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
