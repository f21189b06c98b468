import { getTranslations } from 'next-intl/server'
import { thumbnailOf } from '#components/rich-text/upload-picture.ts'
import { RadioGroup } from '#components/ui/fields.tsx'
import type { LibraryPicture } from '#lib/files/queries.ts'

type Props = { library: LibraryPicture[]; logoId: string | null }

/** One of the pictures the actor can use, or none. */
export async function LogoField({ library, logoId }: Props) {
  const t = await getTranslations('representatives.page')
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
        className="mb-2 h-24 w-32 object-contain"
      />
    ),
  }))
  return (
    <RadioGroup
      name="logoId"
      label={t('logo')}
      hint={t('logoHint')}
      columns
      defaultValue={logoId ?? ''}
      options={[{ value: '', label: t('noLogo') }, ...pictures]}
    />
  )
}
