import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { RadioGroup } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import {
  findOwnStanding,
  listOwnComments,
  type OwnComment,
  type OwnStanding,
} from '#lib/comments/queries/own.ts'
import { titleIn } from '#lib/comments/rules.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { MeTabs } from '../me-tabs.tsx'
import { chooseOwnName } from './actions.ts'
import { BlockNotice } from './block-notice.tsx'
import { OwnCommentView } from './own-comment.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('comments.own')
  return { title: t('title') }
}

export default async function OwnCommentsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const [standing, page] = await Promise.all([
    findOwnStanding(actor),
    listOwnComments(actor, readKeyset(await searchParams)),
  ])
  const t = await getTranslations('comments.own')
  const tMe = await getTranslations('me.tabs')
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/me', label: tMe('book') }]} />
      <div className="shell">
        {actor.volunteerId ? <MeTabs current="comments" /> : null}
        <BlockNotice block={standing.block} />
        <Section title={t('list')}>
          {page.rows.length === 0 ? (
            <EmptyState title={t('none')} actions={<SiteLink href="/news">{t('toNews')}</SiteLink>}>
              {t('noneText')}
            </EmptyState>
          ) : (
            <OwnRows rows={page.rows} isBlocked={standing.block !== null} />
          )}
          <Pagination {...keysetLinks('/me/comments', {}, page)} />
        </Section>
        <Section title={t('name')} note={t('nameNote')}>
          <NameForm standing={standing} />
        </Section>
      </div>
    </>
  )
}

async function OwnRows({ rows, isBlocked }: { rows: OwnComment[]; isBlocked: boolean }) {
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('comments.own')
  return (
    <Rows>
      {rows.map((row) => {
        const title = titleIn(row.news, locale)
        return (
          <Row
            key={row.id}
            title={title ? <SiteLink href={`/me/comments/${row.newsId}`}>{title}</SiteLink> : t('newsGone')}
          >
            <OwnCommentView comment={row} locale={locale} isBlocked={isBlocked} />
          </Row>
        )
      })}
    </Rows>
  )
}

async function NameForm({ standing }: { standing: OwnStanding }) {
  const t = await getTranslations('comments.own')
  const { initial, full, nameStyle } = standing
  const options = [{ value: 'initial', label: initial }, ...(full ? [{ value: 'full', label: full }] : [])]
  return (
    <Form action={chooseOwnName} submit={t('saveName')}>
      <RadioGroup
        name="nameStyle"
        label={t('nameLabel')}
        hint={full ? undefined : t('nameOfMinor')}
        options={options}
        defaultValue={nameStyle}
      />
    </Form>
  )
}
