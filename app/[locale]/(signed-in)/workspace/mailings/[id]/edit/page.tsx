import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { VersionField } from '#components/ui/version-field.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findMailing } from '#lib/mailings/queries/mailings.ts'
import { listEventsToInvite } from '#lib/mailings/queries/occasions.ts'
import { titleOf } from '#lib/mailings/rules/letter.ts'
import { edit } from '../../actions.ts'
import { MailingFields } from '../../mailing-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mailings.form')
  return { title: t('edit') }
}

export default async function EditMailingPage({ params }: Props) {
  const actor = await requireCoordinator()
  const mailing = await findMailing(actor, (await params).id)
  if (mailing?.state !== 'draft') notFound()
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  const { id, audience, eventId, version } = mailing
  const isAboutPlaces = audience === 'event' || audience === 'shift'
  const back = { href: `/workspace/mailings/${id}`, label: titleOf(mailing, locale) }
  return (
    <>
      <PageHead
        title={t('form.edit')}
        crumbs={[
          { href: '/workspace', label: t('workspace') },
          { href: '/workspace/mailings', label: t('title') },
          back,
        ]}
      />
      <div className="shell pt-6">
        <Form
          action={edit}
          hidden={{ mailingId: id }}
          submit={t('form.save')}
          beside={<SiteLink href={back.href}>{back.label}</SiteLink>}
        >
          <VersionField version={version} label={t('form.edit')} />
          <MailingFields
            audience={audience}
            events={isAboutPlaces ? [] : await listEventsToInvite(actor)}
            aboutId={isAboutPlaces ? null : eventId}
            texts={mailing}
          />
        </Form>
      </div>
    </>
  )
}
