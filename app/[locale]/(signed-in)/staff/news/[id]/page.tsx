import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { listHeld } from '#lib/files/queries/people-shown.ts'
import { type LibraryPicture, listPictures } from '#lib/files/queries.ts'
import { formatTime } from '#lib/i18n/format.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { markPresence, openMs } from '#lib/news/commands/mark-presence.ts'
import { findNews, type StaffNews } from '#lib/news/queries.ts'
import { findSources } from '#lib/news/queries/versions.ts'
import { findOwnDraft, listWriters, type Writer } from '#lib/news/queries/writers.ts'
import { idPattern } from '#lib/platform/text.ts'
import { DraftOffer, withDraft } from './draft-offer.tsx'
import { Editor } from './editor.tsx'
import { ItemHead } from './item-head.tsx'
import { PictureLibrary } from './picture-library.tsx'
import { Publication } from './publication.tsx'
import { chosenSide } from './side-by-side.tsx'
import { confirmFormId } from './stale-notice.tsx'
import { Writers } from './writers.tsx'
import { confirmRight } from './writing-actions.ts'

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
  const { upload, done, draft: asked, side } = await searchParams
  await markPresence(actor, { id, forMs: openMs })
  const [pictures, draft, writers, madeFrom, held] = await Promise.all([
    listPictures(actor),
    findOwnDraft(actor, news),
    listWriters(actor, [id]),
    findSources(actor, news),
    listHeld(
      actor,
      news.pictures.map(({ picture }) => picture.id),
    ),
  ])
  const library = withOwn(pictures, news.pictures)
  const isTaken = draft !== null && asked === 'take'
  const shown = isTaken ? withDraft(news, draft) : news
  return (
    <>
      <ItemHead news={news} current="text" />
      <div className="shell grid gap-8 pt-6">
        <Done done={done} />
        <WhoElse newsId={id} writers={writers} />
        {draft ? <DraftOffer news={news} draft={draft} isTaken={isTaken} /> : null}
        <StillRight news={news} />
        <Editor
          news={news}
          shown={shown}
          typedOn={isTaken ? draft.version : news.version}
          isDraft={asked === 'take'}
          side={chosenSide(shown.sourceLocale, side)}
          library={library}
          madeFrom={madeFrom}
          held={held}
        />
        <Publication news={news} />
        <PictureLibrary
          newsId={news.id}
          library={library}
          outcome={typeof upload === 'string' ? upload : undefined}
        />
      </div>
    </>
  )
}

async function Done({ done }: { done: unknown }) {
  const t = await getTranslations('news.desk')
  const room = await getTranslations('newsroom.draft')
  const message = done === 'withdrawn' ? t('withdrawn') : done === 'draftDiscarded' ? room('discarded') : null
  if (!message) return null
  return (
    <Notice tone="good" role="status">
      {message}
    </Notice>
  )
}

async function WhoElse({ newsId, writers }: { newsId: string; writers: Writer[] }) {
  const t = await getTranslations('newsroom.writers')
  const locale = (await getLocale()) as Locale
  const lines = writers.map(({ name, since }) => t('one', { name, time: formatTime(locale, since) }))
  return <Writers newsId={newsId} locale={locale} initial={lines} note={t('note')} />
}

/** The forms behind the buttons «still right», which stand inside of the big one beside the texts. */
function StillRight({ news }: { news: StaffNews }) {
  return locales
    .filter((locale) => locale !== news.sourceLocale)
    .map((locale) => (
      <Form
        key={locale}
        id={confirmFormId(locale)}
        action={confirmRight}
        hidden={{ id: news.id, locale, version: news.version }}
        className="still-right"
      />
    ))
}

/** The newest pictures and those the item already shows, each once. */
function withOwn(newest: LibraryPicture[], own: LibraryPicture[]): LibraryPicture[] {
  const known = new Set(newest.map((each) => each.picture.id))
  return [...own.filter((each) => !known.has(each.picture.id)), ...newest]
}
