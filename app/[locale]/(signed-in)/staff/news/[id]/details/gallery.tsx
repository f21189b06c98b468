import { getTranslations } from 'next-intl/server'
import { thumbnailOf } from '#components/rich-text/upload-picture.ts'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { CheckboxGroup, FileField, RadioGroup, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import type { LibraryPicture } from '#lib/files/queries.ts'
import { megabyte, imageBytesMax } from '#lib/files/rules.ts'
import { peopleAnswers } from '#lib/files/schema.ts'
import type { NewsDetails } from '#lib/news/queries/details.ts'
import { altMax, captionMax } from '#lib/news/schema/details.ts'
import { addPhoto, choosePhotos, describePhoto } from './actions.ts'
import { Order } from './order.tsx'

type Props = { details: NewsDetails; library: LibraryPicture[] }

/** The pictures of an item in their order, and two ways to add more: from the library, and from one's own device. */
export async function Gallery({ details, library }: Props) {
  const t = await getTranslations('reading.desk')
  return (
    <div className="grid gap-6">
      {details.photos.length === 0 ? <p className="note">{t('noPhotos')}</p> : null}
      <ol className="grid gap-6">
        {details.photos.map((photo, index) => (
          <li key={photo.id} className="desk-photo">
            {photo.picture ? (
              <img
                src={thumbnailOf(photo.picture)}
                alt={photo.altKk}
                lang="kk"
                width={photo.picture.width}
                height={photo.picture.height}
                loading="lazy"
                className="aspect-[4/3] w-full object-cover"
              />
            ) : null}
            <div className="grid gap-3">
              <p>
                <span lang="kk">{photo.altKk}</span>
                <span className="meta block">{photo.originalName}</span>
              </p>
              <Order
                newsId={details.id}
                attachment={{ id: photo.id, kind: 'photo', name: photo.altKk }}
                place={{ index, count: details.photos.length }}
              />
              <details>
                <summary>{t('describe')}</summary>
                <Form
                  action={describePhoto}
                  hidden={{ id: details.id, photoId: photo.id }}
                  submit={t('save')}
                  look="quiet"
                >
                  <PhotoTexts row={photo} />
                </Form>
              </details>
            </div>
          </li>
        ))}
      </ol>
      <FromLibrary details={details} library={library} />
      <details open={details.photos.length === 0 && library.length === 0}>
        <summary>{t('sendPhoto')}</summary>
        <SendPhoto newsId={details.id} />
      </details>
    </div>
  )
}

async function SendPhoto({ newsId }: { newsId: string }) {
  const t = await getTranslations('reading.desk')
  const people = await getTranslations('files.people')
  return (
    <Form action={addPhoto} hidden={{ id: newsId }} submit={t('add')} look="quiet">
      <FileField
        name="file"
        label={t('file')}
        hint={t('photoHint', { megabytes: imageBytesMax / megabyte })}
        accept="image/jpeg,image/png,image/webp"
        required
      />
      <RadioGroup
        name="people"
        label={people('question')}
        hint={people('hint')}
        required
        options={peopleAnswers.map((value) => ({ value, label: people(`answers.${value}`) }))}
      />
      <PhotoTexts row={null} />
      <TextField name="credit" label={t('credit')} maxLength={200} />
    </Form>
  )
}

async function PhotoTexts({ row }: { row: object | null }) {
  const t = await getTranslations('reading.desk')
  const labels = (name: 'alt' | 'caption') => ({
    ...{ kk: t(`${name}.kk`), ru: t(`${name}.ru`), en: t(`${name}.en`) },
  })
  return (
    <>
      <TrilingualFields
        name="alt"
        labels={labels('alt')}
        row={row}
        required
        optionalEnglish={t('optional')}
        maxLength={altMax}
      />
      <TrilingualFields name="caption" labels={labels('caption')} row={row} maxLength={captionMax} />
    </>
  )
}

async function FromLibrary({ details, library }: Props) {
  if (library.length === 0) return null
  const t = await getTranslations('reading.desk')
  const options = library.map(({ picture, altKk, altRu, originalName }) => ({
    value: picture.id,
    label: altKk || originalName,
    hint: altKk && altRu ? undefined : t('silentHint'),
    disabled: !altKk || !altRu,
    figure: (
      <img src={thumbnailOf(picture)} alt="" loading="lazy" className="aspect-[4/3] w-28 object-cover" />
    ),
  }))
  return (
    <details>
      <summary>{t('fromLibrary')}</summary>
      <Form action={choosePhotos} hidden={{ id: details.id }} submit={t('add')} look="quiet">
        <CheckboxGroup name="files" label={t('pictures')} options={options} columns />
      </Form>
    </details>
  )
}
