import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import type { EditorPicture } from '#components/rich-text/labels.ts'
import { stateMarks } from '#components/news/staff-news-table.tsx'
import { thumbnailOf } from '#components/rich-text/upload-picture.ts'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Status } from '#components/ui/status.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { type LibraryPicture, listPictures } from '#lib/files/queries.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { findNews, type StaffNews } from '#lib/news/queries.ts'
import { idPattern } from '#lib/platform/text.ts'
import { AboutFields } from './about-fields.tsx'
import { save } from './actions.ts'
import { editorLabels } from './editor-labels.ts'
import { LanguageFields } from './language-fields.tsx'
import { PictureLibrary } from './picture-library.tsx'
import { Publication } from './publication.tsx'
import { SavedTexts } from './saved-texts.tsx'
import { StaleVersion } from './stale-version.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('news.desk')
  return { title: t('title') }
}

export default async function EditNewsPage({ params, searchParams }: Props) {
  const actor = await requireEditor()
  const { id } = await params
  const news = idPattern.test(id) ? await findNews(actor, id) : null
  if (!news) notFound()
  const { upload, done } = await searchParams
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('news.desk')
  const library = withOwn(await listPictures(actor), news.pictures)
  return (
    <>
      <Head news={news} locale={locale} />
      <div className="shell grid gap-8 pt-6">
        {done === 'withdrawn' ? (
          <Notice tone="good" role="status">
            {t('withdrawn')}
          </Notice>
        ) : null}
        <Editor news={news} library={library} />
        <Publication news={news} locale={locale} />
        <PictureLibrary
          newsId={news.id}
          library={library}
          outcome={typeof upload === 'string' ? upload : undefined}
        />
      </div>
    </>
  )
}

async function Head({ news, locale }: { news: StaffNews; locale: Locale }) {
  const t = await getTranslations('news')
  const { translations, state, version, updatedAt } = news
  const titled = [locale, ...locales].find((each) => translations[each].title)
  const own = translations[locale]
  const crumbs = [
    { href: '/staff', label: t('desk.today') },
    { href: '/staff/news', label: t('desk.title') },
  ]
  return (
    <PageHead
      title={titled ? translations[titled].title : t('desk.untitled')}
      lang={titled === locale ? undefined : titled}
      crumbs={crumbs}
      meta={t('desk.version', { number: version, date: formatDateTime(locale, updatedAt) })}
    >
      <Status mark={stateMarks[state]}>{t(`states.${state}`)}</Status>
      <ButtonLink href={`/staff/news/${news.id}/preview`} look="small-quiet">
        {t('desk.preview')}
      </ButtonLink>
      {state === 'published' && own.state === 'published' ? (
        <SiteLink href={`/news/${own.slug}`}>{t('desk.openPublic')}</SiteLink>
      ) : null}
    </PageHead>
  )
}

async function Editor({ news, library }: { news: StaffNews; library: LibraryPicture[] }) {
  const t = await getTranslations('news.desk')
  const labels = await editorLabels()
  const isPublic = news.state === 'published'
  const allPublic = locales.every((locale) => news.translations[locale].state === 'published')
  return (
    <Form action={save} hidden={{ id: news.id, version: news.version }} className="max-w-none">
      <StaleVersion version={news.version}>
        <SavedTexts news={news} />
      </StaleVersion>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,24rem),1fr))] items-start gap-x-8 gap-y-10">
        {locales.map((locale) => (
          <LanguageFields
            key={locale}
            locale={locale}
            translation={news.translations[locale]}
            pictures={library.map((each) => editorPicture(each, locale))}
            labels={labels}
          />
        ))}
      </div>
      <AboutFields news={news} library={library} />
      <div className="form-end">
        <SubmitButton name="intent" value="save" look={isPublic ? 'main' : 'quiet'} pending={t('saving')}>
          {t('save')}
        </SubmitButton>
        {isPublic && allPublic ? null : (
          <SubmitButton
            name="intent"
            value="publish"
            look={isPublic ? 'quiet' : 'main'}
            pending={t('saving')}
          >
            {isPublic ? t('publishMore') : t('publish')}
          </SubmitButton>
        )}
      </div>
    </Form>
  )
}

const altColumn = { kk: 'altKk', ru: 'altRu', en: 'altEn' } as const

function editorPicture(each: LibraryPicture, locale: Locale): EditorPicture {
  return { id: each.picture.id, src: thumbnailOf(each.picture), alt: each[altColumn[locale]] }
}

/** The newest pictures and those the item already shows, each once. */
function withOwn(newest: LibraryPicture[], own: LibraryPicture[]): LibraryPicture[] {
  const known = new Set(newest.map((each) => each.picture.id))
  return [...own.filter((each) => !known.has(each.picture.id)), ...newest]
}
