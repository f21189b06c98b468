import { getTranslations } from 'next-intl/server'
import { thumbnailOf } from '#components/rich-text/upload-picture.ts'
import { CheckboxField, RadioGroup, TextField } from '#components/ui/fields.tsx'
import type { LibraryPicture } from '#lib/files/queries.ts'
import { locales } from '#lib/i18n/routing.ts'
import type { StaffNews } from '#lib/news/queries.ts'
import { newsKinds } from '#lib/news/schema.ts'

/** What is the same in every language: kind, author, source, cover. */
export async function AboutFields({ news, library }: { news: StaffNews; library: LibraryPicture[] }) {
  const t = await getTranslations('news')
  const room = await getTranslations('newsroom')
  return (
    <fieldset className="group max-w-[40rem]">
      <legend>{t('desk.about')}</legend>
      <RadioGroup
        name="kind"
        label={t('fields.kind')}
        defaultValue={news.kind}
        options={newsKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <RadioGroup
        name="sourceLocale"
        label={room('sourceLocale')}
        hint={room('sourceHint')}
        defaultValue={news.sourceLocale}
        options={locales.map((locale) => ({ value: locale, label: t(`languages.${locale}`) }))}
      />
      <CheckboxField name="isPinned" label={t('fields.isPinned')} defaultChecked={news.isPinned} />
      <TextField
        name="authorName"
        label={t('fields.authorName')}
        defaultValue={news.authorName}
        maxLength={120}
      />
      <TextField
        name="sourceName"
        label={t('fields.sourceName')}
        defaultValue={news.sourceName}
        maxLength={200}
      />
      <TextField
        name="sourceUrl"
        type="url"
        label={t('fields.sourceUrl')}
        defaultValue={news.sourceUrl}
        maxLength={500}
      />
      <Cover news={news} library={library} />
    </fieldset>
  )
}

/** A choice of the newest pictures and the one chosen before. */
async function Cover({ news, library }: { news: StaffNews; library: LibraryPicture[] }) {
  const t = await getTranslations('news.fields')
  const options = library.map(({ picture, altKk, altRu, altEn, originalName }) => ({
    value: picture.id,
    label: altKk || altRu || altEn || originalName,
    figure: (
      <img src={thumbnailOf(picture)} alt="" loading="lazy" className="aspect-[4/3] w-28 object-cover" />
    ),
  }))
  return (
    <RadioGroup
      name="coverId"
      label={t('cover')}
      defaultValue={news.coverId ?? ''}
      columns
      options={[{ value: '', label: t('noCover') }, ...options]}
    />
  )
}
