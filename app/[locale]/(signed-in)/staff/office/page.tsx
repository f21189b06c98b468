import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findOfficeToEdit, findScheduleToEdit, listPeopleToEdit } from '#lib/office/queries.ts'
import { saveAbout } from './actions.ts'
import { HoursForm, OtherDays } from './hours.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('office')
  return { title: t('title') }
}

/** What the front office says of itself: hours, people, where it is. */
export default async function OfficeDeskPage() {
  const actor = await requireEditor()
  const t = await getTranslations('office')
  const [office, schedule, people] = await Promise.all([
    findOfficeToEdit(actor),
    findScheduleToEdit(actor),
    listPeopleToEdit(actor),
  ])
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')}>
        <SiteLink href="/front-office">{t('onSite')}</SiteLink>
      </PageHead>
      <Shell>
        <People people={people} />
        <HoursForm week={schedule.week} />
        <OtherDays exceptions={schedule.exceptions} />
        <About office={office} />
      </Shell>
    </>
  )
}

async function People({ people }: { people: Awaited<ReturnType<typeof listPeopleToEdit>> }) {
  const t = await getTranslations('office')
  const locale = (await getLocale()) as Locale
  const marks = { draft: 'wait', published: 'good', withdrawn: 'off' } as const
  return (
    <Section title={t('people')} note={t('peopleNote')} more={<Add label={t('addPerson')} />}>
      {people.length === 0 ? <p className="note">{t('nobody')}</p> : null}
      <Rows>
        {people.map((person) => (
          <Row
            key={person.id}
            title={
              <SiteLink href={`/staff/office/people/${person.id}`}>
                {inLocale(person, 'name', locale)}
              </SiteLink>
            }
            meta={inLocale(person, 'job', locale)}
            end={<Status mark={marks[person.state]}>{t(`states.${person.state}`)}</Status>}
          />
        ))}
      </Rows>
    </Section>
  )
}

function Add({ label }: { label: string }) {
  return (
    <ButtonLink href="/staff/office/people/new" look="small">
      {label}
    </ButtonLink>
  )
}

async function About({ office }: { office: Awaited<ReturnType<typeof findOfficeToEdit>> }) {
  const t = await getTranslations('office')
  const optional = (await getTranslations('form'))('optional')
  const labels = (key: 'address' | 'transport' | 'accessibility') => ({
    kk: t(`${key}.kk`),
    ru: t(`${key}.ru`),
    en: t(`${key}.en`),
  })
  return (
    <Section title={t('about')} note={t('aboutNote')}>
      <Form action={saveAbout} submit={t('save')} hidden={{ version: office?.version ?? 0 }}>
        <TrilingualFields name="address" labels={labels('address')} row={office} maxLength={300} />
        <TrilingualFields
          name="transport"
          labels={labels('transport')}
          row={office}
          isLong
          maxLength={1000}
        />
        <TrilingualFields
          name="accessibility"
          labels={labels('accessibility')}
          row={office}
          isLong
          maxLength={1500}
        />
        <TextField
          name="phone"
          type="tel"
          label={t('phone')}
          hint={t('phoneHint')}
          optionalLabel={optional}
          maxLength={30}
          defaultValue={office?.phone}
        />
        <TextField
          name="email"
          type="email"
          label={t('email')}
          optionalLabel={optional}
          maxLength={254}
          defaultValue={office?.email}
        />
      </Form>
    </Section>
  )
}
