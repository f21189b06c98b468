import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { VersionField } from '#components/ui/version-field.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { findHomeDraft, listAnnouncements, listChoices } from '#lib/home/queries.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { publish, save } from './actions.ts'
import { AnnouncementDesk } from './announcement-desk.tsx'
import { HomeFields } from './home-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const deeds = ['saved', 'published', 'added', 'changed', 'removed'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('homeDesk')
  return { title: t('title') }
}

/** What stands first on the home page, announcements, the hot line. */
export default async function HomeDeskPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const { done } = await searchParams
  const [{ draft, slots, publishedAt }, choices, announcements] = await Promise.all([
    findHomeDraft(actor),
    listChoices(actor),
    listAnnouncements(actor),
  ])
  const t = await getTranslations('homeDesk')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const version = draft?.version ?? 1
  const deed = deeds.find((each) => each === done)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')}>
        <ButtonLink href="/staff/home/preview" look="quiet">
          {t('preview')}
        </ButtonLink>
        <ConfirmButton
          key={version}
          action={publish}
          hidden={{ version }}
          label={t('publish')}
          look="main"
          confirm={{ title: t('publishTitle'), text: <p>{t('publishText')}</p>, closeLabel: form('cancel') }}
        />
      </PageHead>
      <div className="shell pt-4">
        {deed ? (
          <Notice tone="good" role="status">
            {t(`done.${deed}`)}
          </Notice>
        ) : null}
        <p className="note">
          {publishedAt ? t('publishedAt', { at: formatDateTime(locale, publishedAt) }) : t('neverPublished')}
        </p>
        <Form key={version} action={save} submit={t('save')} labels={{ pending: form('sending') }}>
          <VersionField version={version} label={t('title')} />
          <HomeFields draft={draft} slots={slots} choices={choices} />
        </Form>
        <Section title={t('announcements')} note={t('announcementsNote')} id="announcements">
          <AnnouncementDesk announcements={announcements} />
        </Section>
      </div>
    </>
  )
}
