import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { findMailing } from '#lib/mailings/queries/mailings.ts'
import { findStarter, findTemplate, type Texts } from '#lib/mailings/queries/templates.ts'
import { newMailingQuery, type NewMailingQuery } from '#lib/mailings/schema.ts'
import { newId } from '#lib/platform/new-id.ts'
import { write } from '../actions.ts'
import { MailingFields } from '../mailing-fields.tsx'
import { ChooseAudience } from './choose-audience.tsx'
import { findPeople, type People } from './people.ts'
import { ReadyTexts } from './ready-texts.tsx'
import { WhomTo } from './whom-to.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mailings')
  return { title: t('new') }
}

export default async function NewMailingPage({ searchParams }: Props) {
  const actor = await requireCoordinator()
  const query = newMailingQuery.parse(await searchParams)
  const t = await getTranslations('mailings')
  const isChosen = Boolean(query.selection ?? query.centre ?? query.event ?? query.shift)
  const people = isChosen ? await findPeople(actor, query) : null
  // A selection ends after a week: its owner is told what to do. Anything else that is not there does not exist.
  if (isChosen && !people && !query.selection) notFound()
  return (
    <>
      <PageHead
        title={t('new')}
        crumbs={[
          { href: '/workspace', label: t('workspace') },
          { href: '/workspace/mailings', label: t('title') },
        ]}
      />
      <div className="shell pt-6">
        {query.selection && !people ? <Notice tone="bad">{t('form.nobody')}</Notice> : null}
        {people ? (
          <WriteForm people={people} texts={await textsOf(actor, query)} />
        ) : (
          <ChooseAudience actor={actor} />
        )}
      </div>
    </>
  )
}

async function WriteForm({ people, texts }: { people: People; texts: Texts | null }) {
  const t = await getTranslations('mailings.form')
  const { audience, selectionId, eventId, shiftId, places, centreId } = people.to
  const isAboutPlaces = audience === 'event' || audience === 'shift'
  const hidden = {
    ...{
      id: newId(),
      audience,
      selectionId: selectionId ?? undefined,
      shiftId: shiftId ?? undefined,
      places,
    },
    ...(isAboutPlaces ? { eventId: eventId ?? undefined } : {}),
    ...(people.centres.length === 0 ? { centreId: centreId ?? undefined } : {}),
  }
  return (
    <>
      <WhomTo people={people} />
      <ReadyTexts people={people} />
      <Form
        action={write}
        hidden={hidden}
        submit={t('submit')}
        beside={
          <SiteLink href="/workspace/mailings">{(await getTranslations('mailings'))('title')}</SiteLink>
        }
      >
        <MailingFields
          audience={audience}
          events={people.events}
          aboutId={isAboutPlaces ? null : eventId}
          centres={people.centres}
          centreId={centreId}
          texts={texts}
        />
      </Form>
    </>
  )
}

/** A kept text, one that comes with the portal, or that of an earlier mailing. */
async function textsOf(actor: Actor, query: NewMailingQuery): Promise<Texts | null> {
  if (query.template) return (await findTemplate(actor, query.template)) ?? findMailing(actor, query.template)
  return query.starter ? findStarter(actor, query.starter) : null
}
