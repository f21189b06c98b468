import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Picture } from '#components/files/picture.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { type FileCard, findFile } from '#lib/files/queries/library.ts'
import { listPlaces } from '#lib/files/queries/places.ts'
import { documentExtensionOf, documentNameOf, mediaPath } from '#lib/files/rules.ts'
import { formatBytes, formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { idPattern } from '#lib/platform/text.ts'
import { FileState } from '../file-grid.tsx'
import { EditForm, Removing, Replacing } from './file-forms.tsx'
import { PeopleShown } from './people-shown.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('files.library')
  return { title: t('card') }
}

/** One file: for editors, and for whoever sent it. */
export default async function FilePage({ params }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const file = idPattern.test(id) ? await findFile(actor, id) : null
  if (!file) notFound()
  const { places, elsewhere, uses } = await listPlaces(actor, id)
  const t = await getTranslations('files.library')
  const locale = (await getLocale()) as Locale
  const title = inLocale(file, 'alt', locale) || file.originalName
  return (
    <>
      <PageHead title={title} crumbs={[{ href: '/staff/files', label: t('title') }]}>
        <FileState row={file} />
      </PageHead>
      <div className="shell pt-6">
        <Shown file={file} alt={inLocale(file, 'alt', locale)} />
        {file.kind === 'image' ? (
          <>
            <PeopleShown file={file} />
            <Section title={t('words')}>
              <EditForm file={file} />
            </Section>
          </>
        ) : null}
        <Section title={t('places')}>
          {uses === 0 ? <p>{t('noPlaces')}</p> : null}
          <ul className="list-disc pl-6">
            {places.map(({ href, ...place }) => (
              <li key={href}>
                <SiteLink href={href}>{inLocale(place, 'title', locale)}</SiteLink>
              </li>
            ))}
            {elsewhere.length > 0 ? <li>{t('elsewhere', { count: elsewhere.length })}</li> : null}
          </ul>
        </Section>
        {file.kind === 'image' ? <Replacing file={file} /> : null}
        {uses === 0 ? <Removing file={file} /> : null}
      </div>
    </>
  )
}

async function Shown({ file, alt }: { file: FileCard; alt: string }) {
  const t = await getTranslations('files.library')
  const locale = (await getLocale()) as Locale
  const size = formatBytes(locale, file.bytes)
  const facts = [
    { label: t('name'), value: file.originalName },
    { label: t('size'), value: size },
    { label: t('sentAt'), value: formatDateTime(locale, file.createdAt) },
  ]
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {file.picture ? (
        <Picture picture={file.picture} alt={alt} sizes="(min-width: 48rem) 34rem, 100vw" isFirst />
      ) : (
        <p>
          <a href={mediaPath(file.storageKey, documentNameOf(file.mediaType))}>
            {t('fetch', { kind: documentExtensionOf(file.mediaType).toUpperCase(), size })}
          </a>
        </p>
      )}
      <DescriptionList facts={facts} />
    </div>
  )
}
