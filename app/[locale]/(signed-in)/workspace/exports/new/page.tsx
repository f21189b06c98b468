import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { describeSource, listExportCentres } from '#lib/exports/queries/sources.ts'
import { exportParams } from '#lib/exports/schema.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { newId } from '#lib/platform/new-id.ts'
import { start } from './actions.ts'
import { ColumnFields, PeriodFields, ReasonFields } from './export-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('exports')
  return { title: t('new') }
}

export default async function NewExportPage({ searchParams }: Props) {
  const actor = await requireCoordinator()
  const locale = (await getLocale()) as Locale
  const said = exportParams.parse(await searchParams)
  const kind = said.event ? 'participants' : said.kind === 'hours' ? 'hours' : 'people'
  const selectionId = said.selection ?? null
  const source = await describeSource(actor, { kind, selectionId, eventId: said.event ?? null })
  if (!source) notFound()
  const t = await getTranslations('exports')
  const centres = kind === 'hours' ? await listExportCentres(actor) : []
  const count = source.count ?? 0
  return (
    <>
      <PageHead
        title={t('new')}
        meta={t(`kinds.${kind}`)}
        lede={source.event ? inLocale(source.event, 'title', locale) : undefined}
        crumbs={[
          { href: '/workspace', label: t('workspace') },
          { href: '/workspace/exports', label: t('title') },
        ]}
      />
      <div className="shell pt-8">
        {kind === 'hours' ? null : (
          <Notice title={kind === 'people' ? t('form.count', { count }) : t('form.participants', { count })}>
            {t('form.countNote')}
          </Notice>
        )}
        <Form
          action={start}
          hidden={{
            id: newId(),
            kind,
            selectionId: selectionId ?? '',
            eventId: said.event ?? '',
          }}
          submit={t('form.submit')}
        >
          {kind === 'hours' ? <PeriodFields centres={centres} said={said} /> : null}
          <ReasonFields />
          <ColumnFields kind={kind} />
        </Form>
      </div>
    </>
  )
}
