import { getTranslations } from 'next-intl/server'
import { thumbnailOf } from '#components/rich-text/upload-picture.ts'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { CheckboxGroup, RadioGroup, TextField } from '#components/ui/fields.tsx'
import type { LibraryPicture } from '#lib/files/queries.ts'
import type { OfficePersonToEdit } from '#lib/office/queries.ts'
import { spokenLanguages } from '#lib/volunteers/schema.ts'

type Props = { person?: OfficePersonToEdit; library: LibraryPicture[] }

/** What the public page says of somebody; phone and mailbox are the office's own. */
export async function PersonFields({ person, library }: Props) {
  const t = await getTranslations('office.person')
  const optional = (await getTranslations('form'))('optional')
  const spoken = await getTranslations('frontOffice.people')
  const labels = (key: 'name' | 'job' | 'helps') => ({
    kk: t(`${key}.kk`),
    ru: t(`${key}.ru`),
    en: t(`${key}.en`),
  })
  const shared = { row: person, optionalEnglish: optional }
  return (
    <>
      <TrilingualFields {...shared} name="name" labels={labels('name')} required maxLength={120} />
      <TrilingualFields {...shared} name="job" labels={labels('job')} required maxLength={160} />
      <TrilingualFields {...shared} name="helps" labels={labels('helps')} isLong maxLength={600} />
      <CheckboxGroup
        name="languages"
        label={t('languages')}
        columns
        defaultValue={person?.languages}
        options={spokenLanguages.map((value) => ({ value, label: spoken(`languages.${value}`) }))}
      />
      <TextField
        name="phone"
        type="tel"
        label={t('phone')}
        hint={t('contactHint')}
        optionalLabel={optional}
        maxLength={30}
        defaultValue={person?.phone}
      />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        hint={t('contactHint')}
        optionalLabel={optional}
        maxLength={254}
        defaultValue={person?.email}
      />
      <TextField
        name="position"
        type="number"
        label={t('position')}
        required
        min={1}
        max={999}
        defaultValue={person?.position ?? 100}
      />
      <PhotoField library={library} photoId={person?.photoId ?? null} />
    </>
  )
}

async function PhotoField({ library, photoId }: { library: LibraryPicture[]; photoId: string | null }) {
  const t = await getTranslations('office.person')
  const pictures = library.map(({ picture, altKk, altRu, originalName }) => ({
    value: picture.id,
    label: altKk || altRu || originalName,
    figure: (
      <img
        src={thumbnailOf(picture)}
        alt=""
        width={picture.width}
        height={picture.height}
        loading="lazy"
        className="mb-2 h-24 w-24 object-cover"
      />
    ),
  }))
  return (
    <RadioGroup
      name="photoId"
      label={t('photo')}
      hint={t('photoHint')}
      columns
      defaultValue={photoId ?? ''}
      options={[{ value: '', label: t('noPhoto') }, ...pictures]}
    />
  )
}
