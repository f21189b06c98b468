import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { SelectField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listTags, type StaffTag } from '#lib/news/queries/details.ts'
import { tagNameMax } from '#lib/news/schema/details.ts'
import { create, merge, rename } from './actions.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reading.tagDesk')
  return { title: t('title') }
}

/** The region's tags: made, renamed and merged by editors. */
export default async function TagsPage() {
  const actor = await requireEditor()
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('reading.tagDesk')
  const n = await getTranslations('news.desk')
  const tags = await listTags(actor)
  const present = tags.filter(({ mergedInto }) => mergedInto === null)
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede')}
        crumbs={[
          { href: '/staff', label: n('today') },
          { href: '/staff/news', label: n('title') },
        ]}
      />
      <div className="shell grid gap-8 pt-6">
        <Section title={t('new')}>
          <Form action={create} submit={t('create')}>
            <Names row={null} />
          </Form>
        </Section>
        <Section title={t('all')}>
          {present.length === 0 ? <p className="note">{t('none')}</p> : null}
          <ul className="grid gap-4">
            {present.map((tag) => (
              <li key={tag.id} className="border-t border-line pt-4">
                <Tag tag={tag} others={present.filter(({ id }) => id !== tag.id)} locale={locale} />
              </li>
            ))}
          </ul>
        </Section>
        <Merged tags={tags.filter(({ mergedInto }) => mergedInto !== null)} locale={locale} />
      </div>
    </>
  )
}

async function Tag({ tag, others, locale }: { tag: StaffTag; others: StaffTag[]; locale: Locale }) {
  const t = await getTranslations('reading.tagDesk')
  return (
    <div className="grid gap-3">
      <p>
        <SiteLink href={`/news?tag=${tag.slug}`}>{inLocale(tag, 'name', locale)}</SiteLink>{' '}
        <span className="meta">{t('items', { count: tag.items })}</span>
      </p>
      <details>
        <summary>{t('change')}</summary>
        <Form action={rename} hidden={{ id: tag.id, version: tag.version }} submit={t('rename')} look="quiet">
          <Names row={tag} />
        </Form>
        {others.length > 0 ? (
          <Form action={merge} hidden={{ id: tag.id }} submit={t('merge')} look="quiet" tone="danger">
            <SelectField
              name="intoId"
              label={t('into')}
              hint={t('mergeHint')}
              required
              empty={t('choose')}
              options={others.map((each) => ({ value: each.id, label: inLocale(each, 'name', locale) }))}
            />
          </Form>
        ) : null}
      </details>
    </div>
  )
}

async function Names({ row }: { row: object | null }) {
  const t = await getTranslations('reading.tagDesk')
  const labels = { kk: t('name.kk'), ru: t('name.ru'), en: t('name.en') }
  return <TrilingualFields name="name" labels={labels} row={row} required maxLength={tagNameMax} />
}

async function Merged({ tags, locale }: { tags: StaffTag[]; locale: Locale }) {
  if (tags.length === 0) return null
  const t = await getTranslations('reading.tagDesk')
  return (
    <Section title={t('mergedTags')} note={t('mergedNote')}>
      <ul className="stack">
        {tags.map((tag) => (
          <li key={tag.id}>
            {inLocale(tag, 'name', locale)} → {tag.mergedInto ? inLocale(tag.mergedInto, 'name', locale) : ''}
          </li>
        ))}
      </ul>
    </Section>
  )
}
