import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Shell } from '#components/ui/columns.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { SelectField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { listClosings, listOpenNews } from '#lib/comments/queries/desk.ts'
import { titleIn } from '#lib/comments/rules.ts'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { close, reopen } from '../actions.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
type Items = Awaited<ReturnType<typeof listClosings>>['items']

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('comments.desk')
  return { title: t('closing') }
}

/** Where nothing more may be written: single items, or the whole site. */
export default async function ClosingPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const locale = (await getLocale()) as Locale
  const { news: asked } = await searchParams
  const wanted = typeof asked === 'string' ? asked : null
  const [closings, open] = await Promise.all([listClosings(actor), listOpenNews(actor, locale, wanted)])
  const t = await getTranslations('comments.desk')
  const crumbs = [
    { href: '/staff', label: t('staff') },
    { href: '/staff/moderation', label: t('title') },
  ]
  return (
    <>
      <PageHead title={t('closing')} lede={t('closingLede')} crumbs={crumbs} />
      <Shell>
        <Section
          title={t('everywhere')}
          note={t(closings.isClosedEverywhere ? 'everywhereClosed' : 'everywhereOpen')}
        >
          <Everywhere isClosed={closings.isClosedEverywhere} />
        </Section>
        <Section title={t('closeOne')}>
          <Form action={close} submit={t('closeIt')}>
            <SelectField
              name="newsId"
              label={t('item')}
              empty={t('chooseItem')}
              options={open.map(({ id, title }) => ({ value: id, label: title }))}
              defaultValue={open.some(({ id }) => id === wanted) ? wanted : ''}
              required
            />
          </Form>
        </Section>
        <Section title={t('closedItems')}>
          {closings.items.length === 0 ? (
            <EmptyState title={t('noneClosed')} />
          ) : (
            <Closed items={closings.items} />
          )}
        </Section>
      </Shell>
    </>
  )
}

async function Everywhere({ isClosed }: { isClosed: boolean }) {
  const t = await getTranslations('comments.desk')
  if (isClosed)
    return <ConfirmButton action={reopen} label={t('openEverywhere')} hidden={{ everywhere: 'on' }} />
  return (
    <ConfirmButton
      action={close}
      label={t('closeEverywhere')}
      hidden={{ everywhere: 'on' }}
      tone="danger"
      confirm={{ title: t('closeEverywhereTitle'), text: t('closeEverywhereText'), closeLabel: t('close') }}
    />
  )
}

async function Closed({ items }: { items: Items }) {
  const t = await getTranslations('comments.desk')
  const locale = (await getLocale()) as Locale
  return (
    <Rows>
      {items.map(({ newsId, news, closedAt, closer }) => (
        <Row
          key={newsId}
          title={titleIn(news, locale) || t('newsGone')}
          meta={[formatDate(locale, closedAt), closer?.name].filter(Boolean).join(' · ')}
          end={
            <ConfirmButton action={reopen} label={t('openAgain')} hidden={{ newsId }} look="small-quiet" />
          }
        />
      ))}
    </Rows>
  )
}
