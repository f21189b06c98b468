import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ThreadList } from '#components/comments/thread-list.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { findThread } from '#lib/comments/public.ts'
import { findOwnStanding, findTalkedNews, listOwnUnder } from '#lib/comments/queries/own.ts'
import { findOwnReaction } from '#lib/counting/queries.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { BlockNotice } from '../block-notice.tsx'
import { OwnCommentView } from '../own-comment.tsx'
import { ReactForm } from './react-form.tsx'
import { ReportForm } from './report-form.tsx'
import { WriteForm } from './write-form.tsx'

export const dynamic = 'force-dynamic'

type Params = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ newsId: string }>; searchParams: Promise<Params> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('comments.own')
  return { title: t('talkTitle') }
}

/** Where a signed-in person writes, answers, reports and reacts under one item; the public page stays the same for everybody. */
export default async function TalkPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const locale = (await getLocale()) as Locale
  const news = (await findTalkedNews(actor, (await params).newsId, locale)) ?? notFound()
  const [thread, standing, asked] = [
    await findThread(news.id),
    await findOwnStanding(actor),
    await searchParams,
  ]
  const t = await getTranslations('comments.own')
  const all = thread.threads.flatMap(({ comment, answers }) => [comment, ...answers])
  const chosen = (name: 'answer' | 'report') => all.find(({ id, isShown }) => isShown && id === asked[name])
  const reported = chosen('report')
  const mayWrite = !thread.isClosed && !standing.block
  return (
    <>
      <PageHead
        title={news.title}
        lang={news.locale}
        meta={t('talkTitle')}
        crumbs={[{ href: '/me/comments', label: t('title') }]}
        lede={
          <SiteLink href={`/news/${news.slug}`} locale={news.locale}>
            {t('toItem')}
          </SiteLink>
        }
      />
      <Shell>
        <Told asked={asked} />
        <BlockNotice block={standing.block} />
        {reported ? <ReportForm comment={reported} /> : null}
        {thread.isClosed ? <p className="note">{t('closedNote')}</p> : null}
        {mayWrite ? <WriteForm newsId={news.id} standing={standing} answered={chosen('answer')} /> : null}
        <ReactForm newsId={news.id} current={await findOwnReaction(actor, news.id)} />
        <OwnHere
          rows={await listOwnUnder(actor, news.id)}
          locale={locale}
          isBlocked={standing.block !== null}
        />
        {thread.threads.length > 0 ? (
          <Section title={t('all')}>
            <ThreadList newsId={news.id} thread={thread} />
          </Section>
        ) : null}
      </Shell>
    </>
  )
}

async function Told({ asked }: { asked: Params }) {
  const t = await getTranslations('comments.own')
  const told = (['waiting', 'reported'] as const).find((key) => key === asked.done)
  if (told)
    return (
      <Notice tone="good" role="status">
        {t(`done.${told}`)}
      </Notice>
    )
  return asked.refused === 'reaction' ? <Notice tone="bad">{t('reactionRefused')}</Notice> : null
}

type OwnProps = { rows: Awaited<ReturnType<typeof listOwnUnder>>; locale: Locale; isBlocked: boolean }

async function OwnHere({ rows, locale, isBlocked }: OwnProps) {
  const t = await getTranslations('comments.own')
  if (rows.length === 0) return null
  return (
    <Section title={t('here')}>
      <Rows>
        {rows.map((row) => (
          <Row key={row.id} title={row.parentId ? t('anAnswer') : t('aComment')}>
            <OwnCommentView comment={row} locale={locale} isBlocked={isBlocked} />
          </Row>
        ))}
      </Rows>
    </Section>
  )
}
