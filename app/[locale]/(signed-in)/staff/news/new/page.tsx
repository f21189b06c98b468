import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { RadioGroup, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { locales } from '#lib/i18n/routing.ts'
import { newsKinds, titleMax } from '#lib/news/schema.ts'
import { newId } from '#lib/platform/new-id.ts'
import { create } from '../actions.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('news.desk')
  return { title: t('new') }
}

export default async function NewNewsPage() {
  await requireEditor()
  const t = await getTranslations('news')
  const room = await getTranslations('newsroom')
  const locale = await getLocale()
  const crumbs = [
    { href: '/staff', label: t('desk.today') },
    { href: '/staff/news', label: t('desk.title') },
  ]
  return (
    <>
      <PageHead title={t('desk.new')} crumbs={crumbs} lede={t('desk.newLede')} />
      <div className="shell pt-8">
        <Form action={create} submit={t('desk.create')} hidden={{ id: newId() }}>
          <RadioGroup
            name="kind"
            label={t('fields.kind')}
            defaultValue="news"
            options={newsKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          />
          <RadioGroup
            name="sourceLocale"
            label={room('sourceLocale')}
            hint={room('sourceHint')}
            defaultValue={locale}
            options={locales.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
          />
          <p className="note">{room('titleNeeded')}</p>
          <TextField name="titleKk" label={t('fields.titleKk')} lang="kk" maxLength={titleMax} />
          <TextField name="titleRu" label={t('fields.titleRu')} lang="ru" maxLength={titleMax} />
          <TextField name="titleEn" label={room('titleEn')} lang="en" maxLength={titleMax} />
        </Form>
      </div>
    </>
  )
}
