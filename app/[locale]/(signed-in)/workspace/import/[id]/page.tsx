import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import type { Actor } from '#lib/accounts/actor.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type BatchView, findBatch } from '#lib/imports/queries/batch.ts'
import { type RowFilters, rowFilters } from '#lib/imports/schema.ts'
import { ColumnsForm } from './columns-form.tsx'
import { Failed } from './failed.tsx'
import { Preview } from './preview.tsx'
import { Report } from './report.tsx'
import { jobOf, Working } from './working.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports')
  return { title: t('batchTitle') }
}

export default async function ImportPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const batch = await findBatch(actor, (await params).id)
  if (!batch || batch.state === 'dropped') notFound()
  const query = await searchParams
  const t = await getTranslations('imports')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <PageHead
        title={batch.fileName || t('noName')}
        crumbs={[
          { href: '/workspace', label: t('workspace') },
          { href: '/workspace/import', label: t('title') },
        ]}
        meta={`${inLocale(batch.centre, 'name', locale)} · ${formatDateTime(locale, batch.createdAt)}`}
      />
      <div className="shell grid gap-8 pt-8">
        <Stage actor={actor} batch={batch} filters={rowFilters.parse(query)} done={query.done} />
      </div>
    </>
  )
}

type StageProps = { actor: Actor; batch: BatchView; filters: RowFilters; done: string | string[] | undefined }

/** Each state of a batch is a page of its own. */
async function Stage({ actor, batch, filters, done }: StageProps) {
  switch (batch.state) {
    case 'mapping':
      return <ColumnsForm actor={actor} batch={batch} />
    case 'ready':
      return (
        <Preview actor={actor} batch={batch} filters={filters} done={typeof done === 'string' ? done : ''} />
      )
    case 'done':
    case 'undone':
      return <Report actor={actor} batch={batch} filters={filters} />
    case 'failed':
      return <Failed batch={batch} />
    default: {
      const job = await jobOf(actor, batch)
      return (
        <>
          <Working batch={batch} job={job} />
          {batch.state === 'checking' && job?.state === 'failed' ? (
            <ColumnsForm actor={actor} batch={batch} />
          ) : null}
        </>
      )
    }
  }
}
