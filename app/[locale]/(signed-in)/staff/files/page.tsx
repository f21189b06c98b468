import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { UploadForm, UploadOutcome } from '#components/files/upload-form.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { unusedDays } from '#lib/files/commands/clean-files.ts'
import { listLibrary } from '#lib/files/queries/library.ts'
import { type LibraryFilters, libraryFilters, libraryLacks } from '#lib/files/schema.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { FileGrid } from './file-grid.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('files.library')
  return { title: t('title') }
}

/** Every picture and document of the portal: what it is, where it stands, what it lacks. */
export default async function FilesPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const params = await searchParams
  const filters = libraryFilters.parse(params)
  const page = await listLibrary(actor, filters, readKeyset(params))
  const t = await getTranslations('files.library')
  const files = await getTranslations('files')
  const { q, kind = '', lacks = '', unused = '' } = filters
  const links = keysetLinks('/staff/files', { q, kind, lacks, unused }, page)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} />
      <div className="shell grid gap-5 pt-4">
        {params.done === 'deleted' ? (
          <Notice tone="good" role="status">
            {t('deleted')}
          </Notice>
        ) : null}
        <Lists filters={filters} />
        <Filters filters={filters} />
        {unused ? <p className="note">{t('unusedNote', { days: unusedDays })}</p> : null}
        {page.rows.length > 0 ? (
          <FileGrid rows={page.rows} />
        ) : (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        )}
        <Pagination next={links.next} previous={links.previous} />
        <Section title={files('add')} id="pictures" note={files('intro')}>
          <UploadOutcome outcome={typeof params.upload === 'string' ? params.upload : undefined} />
          <UploadForm back="/staff/files" />
        </Section>
      </div>
    </>
  )
}

async function Lists({ filters }: { filters: LibraryFilters }) {
  const t = await getTranslations('files.library')
  const { lacks, unused } = filters
  const tabs = [
    { href: '/staff/files', label: t('all'), current: !lacks && !unused },
    ...libraryLacks.map((each) => ({
      href: `/staff/files?lacks=${each}`,
      label: t(`lacks.${each}`),
      current: lacks === each,
    })),
    { href: '/staff/files?unused=1', label: t('unused'), current: unused === '1' },
  ]
  return <Chips tabs={tabs} label={t('lists')} />
}

async function Filters({ filters: { q, kind, lacks, unused } }: { filters: LibraryFilters }) {
  const t = await getTranslations('files.library')
  const ui = await getTranslations('ui')
  const kinds = (['image', 'document'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))
  return (
    <FilterForm action="/staff/files" submit={ui('show')} row hidden={{ lacks, unused }}>
      <FilterText name="q" label={t('search')} value={q} />
      <FilterSelect name="kind" label={t('kind')} options={kinds} value={kind ?? ''} any={ui('any')} />
    </FilterForm>
  )
}
