import { getLocale, getTranslations } from 'next-intl/server'
import { thumbnailOf } from '#components/rich-text/upload-picture.ts'
import { SiteLink } from '#components/site/site-link.tsx'
import { Status } from '#components/ui/status.tsx'
import type { LibraryRow } from '#lib/files/queries/library.ts'
import { documentExtensionOf } from '#lib/files/rules.ts'
import { formatBytes } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** The files as tiles; a document is its kind in large letters. */
export function FileGrid({ rows }: { rows: LibraryRow[] }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,13rem),1fr))] gap-6">
      {rows.map((row) => (
        <Tile key={row.id} row={row} />
      ))}
    </ul>
  )
}

async function Tile({ row }: { row: LibraryRow }) {
  const t = await getTranslations('files.library')
  const locale = (await getLocale()) as Locale
  const alt = inLocale(row, 'alt', locale)
  const kind = documentExtensionOf(row.mediaType).toUpperCase()
  return (
    <li className="grid content-start gap-1.5">
      {row.picture ? (
        <img
          src={thumbnailOf(row.picture)}
          alt={alt}
          width={row.picture.width}
          height={row.picture.height}
          loading="lazy"
          className="aspect-[4/3] w-full object-cover"
        />
      ) : (
        <span
          aria-hidden
          className="grid aspect-[4/3] place-items-center border border-line text-2xl font-semibold"
        >
          {kind}
        </span>
      )}
      <SiteLink
        href={`/staff/files/${row.id}`}
        className="inline-flex min-h-11 items-center font-semibold break-words"
      >
        {alt || row.originalName}
      </SiteLink>
      <p className="meta break-words">
        {row.picture ? null : `${kind}, `}
        {formatBytes(locale, row.bytes)} · {t('uses', { count: row.uses })}
      </p>
      <FileState row={row} />
    </li>
  )
}

type State = Pick<LibraryRow, 'kind' | 'isPublic' | 'isHeld' | 'takenOutAt' | 'altKk' | 'altRu' | 'people'>

/** Who sees the file, and what it lacks. */
export async function FileState({ row }: { row: State }) {
  const t = await getTranslations('files.library')
  const lacksAlt = row.kind === 'image' && (row.altKk === '' || row.altRu === '')
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1">
      {row.isHeld ? (
        <Status mark="bad">{t(row.takenOutAt ? 'states.takenOut' : 'states.held')}</Status>
      ) : (
        <Status mark={row.isPublic ? 'good' : 'off'}>
          {t(row.isPublic ? 'states.public' : 'states.staff')}
        </Status>
      )}
      {lacksAlt ? <Status mark="wait">{t('states.noAlt')}</Status> : null}
      {row.kind === 'image' && row.people === 'unasked' ? (
        <Status mark="wait">{t('states.unasked')}</Status>
      ) : null}
    </p>
  )
}
