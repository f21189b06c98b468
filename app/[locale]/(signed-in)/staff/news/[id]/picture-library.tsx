import { getTranslations } from 'next-intl/server'
import { UploadForm, UploadOutcome } from '#components/files/upload-form.tsx'
import { thumbnailOf } from '#components/rich-text/upload-picture.ts'
import { Section } from '#components/ui/section.tsx'
import type { LibraryPicture } from '#lib/files/queries.ts'

type Props = { newsId: string; library: LibraryPicture[]; outcome: string | undefined }

/** Sending a picture as a plain form, and the pictures that can be used, with the mark that puts each into a text. */
export async function PictureLibrary({ newsId, library, outcome }: Props) {
  const t = await getTranslations('files')
  return (
    <Section title={t('pictures')} id="pictures" note={t('intro')}>
      <UploadOutcome outcome={outcome} />
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
