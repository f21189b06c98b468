import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Shell } from '#components/ui/columns.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextArea, TextField } from '#components/ui/fields.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { findCommenter } from '#lib/comments/queries/desk.ts'
import { isBlocked, titleIn } from '#lib/comments/rules.ts'
import { reasonMax } from '#lib/comments/schema.ts'
import { formatDate, formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { block, unblock, watch } from '../../actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ userId: string }> }
type Person = NonNullable<Awaited<ReturnType<typeof findCommenter>>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('comments.desk')
  return { title: t('aboutAuthor') }
}

export default async function CommenterPage({ params }: Props) {
  const actor = await requireEditor()
  const person = (await findCommenter(actor, (await params).userId)) ?? notFound()
  const t = await getTranslations('comments.desk')
  return (
    <>
      <PageHead
        title={person.user.name}
        crumbs={[
          { href: '/staff', label: t('staff') },
          { href: '/staff/moderation', label: t('title') },
        ]}
        meta={<Standing person={person} />}
      />
      <Shell>
        {person.isSelf ? <p className="note">{t('own')}</p> : <Decisions person={person} />}
        <Section title={t('latest')}>
          <Latest person={person} />
        </Section>
      </Shell>
    </>
  )
}

async function Standing({ person }: { person: Person }) {
  const t = await getTranslations('comments.desk')
  const locale = (await getLocale()) as Locale
  if (isBlocked(person, now())) {
    const { blockedUntil, blockReason: reason } = person
    return (
      <Status mark="bad">
        {blockedUntil
          ? t('blockedUntil', { until: formatDate(locale, blockedUntil), reason })
          : t('blockedForGood', { reason })}
      </Status>
    )
  }
  return person.trustedAt ? (
    <Status mark="good">{t('trusted')}</Status>
  ) : (
    <Status mark="wait">{t('notTrusted')}</Status>
  )
}

async function Decisions({ person }: { person: Person }) {
  const t = await getTranslations('comments.desk')
  const optional = (await getTranslations('form'))('optional')
  const hidden = { userId: person.userId }
  if (isBlocked(person, now())) return <ConfirmButton action={unblock} label={t('unblock')} hidden={hidden} />
  return (
    <div className="actions">
      {person.trustedAt ? <ConfirmButton action={watch} label={t('watch')} hidden={hidden} /> : null}
      <ConfirmButton
        action={block}
        label={t('block')}
        hidden={hidden}
        tone="danger"
        confirm={{ title: t('blockTitle'), text: t('blockText'), closeLabel: t('close') }}
      >
        <TextField
          name="days"
          label={t('days')}
          hint={t('daysHint')}
          optionalLabel={optional}
          inputMode="numeric"
          maxLength={3}
        />
        <TextArea
          name="reason"
          label={t('blockReason')}
          hint={t('reasonHint')}
          required
          rows={3}
          maxLength={reasonMax}
        />
      </ConfirmButton>
    </div>
  )
}

async function Latest({ person }: { person: Person }) {
  const t = await getTranslations('comments')
  const locale = (await getLocale()) as Locale
  return (
    <Rows>
      {person.comments.map(({ id, state, body, createdAt, news, ...comment }) => (
        <Row
          key={id}
          title={titleIn(news, locale) || t('desk.newsGone')}
          meta={`${t(`own.states.${state}`)} · ${formatDateTime(locale, createdAt)}`}
        >
          <p className="comment-body" lang={comment.locale}>
            {body}
          </p>
        </Row>
      ))}
    </Rows>
  )
}
