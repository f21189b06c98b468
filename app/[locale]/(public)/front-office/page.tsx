import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FaqList } from '#components/consultations/faq-list.tsx'
import { Ornament } from '#components/covers/cover.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { officeData } from '#components/structured-data/site.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { AsideColumns } from '#components/ui/columns.tsx'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listPublishedFaq } from '#lib/consultations/public.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findOffice, findSchedule, listOfficePeople } from '#lib/office/public.ts'
import { PageData } from '../page-data.tsx'
import { OfficeAside, OpenNow } from './office-aside.tsx'
import { OfficePeople } from './office-people.tsx'

// Whether the office is open is asked of the clock at each request; everything else comes from the cache.
export const dynamic = 'force-dynamic'

const doors = [
  { key: 'ask', href: '/consultation' },
  { key: 'take', href: '/library' },
  { key: 'learn', href: '/events?kind=training' },
  { key: 'know', href: '/news' },
] as const
const questionsShown = 6

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = [await getTranslations('frontOffice'), (await getLocale()) as Locale]
  return pageMetadata({ locale, path: '/front-office', title: t('title'), description: t('lede') })
}

export default async function FrontOfficePage() {
  const t = await getTranslations('frontOffice')
  const [office, schedule, people] = await Promise.all([findOffice(), findSchedule(), listOfficePeople()])
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} figure={<Ornament className="office-ornament" />}>
        <OpenNow schedule={schedule} />
      </PageHead>
      <JsonLd data={officeData({ office, schedule }, t('title'), await dataWords())} />
      <PageData kind="ContactPage" path="/front-office" title={t('title')} description={t('lede')} />
      <AsideColumns aside={<OfficeAside office={office} schedule={schedule} />}>
        <ul className="office-doors">
          {doors.map(({ key, href }) => (
            <li key={key} id={key}>
              <h2>{t(`doors.${key}.title`)}</h2>
              <div>
                <p className="meta">{t(`doors.${key}.kind`)}</p>
                <p>{t(`doors.${key}.text`)}</p>
                <SiteLink className="go" href={href}>
                  {t(`doors.${key}.go`)}
                </SiteLink>
              </div>
            </li>
          ))}
        </ul>
        <OfficePeople people={people} />
        <Questions />
      </AsideColumns>
    </>
  )
}

async function Questions() {
  const t = await getTranslations('frontOffice')
  const entries = await listPublishedFaq((await getLocale()) as Locale)
  return (
    <Section
      title={t('faq')}
      id="faq"
      more={<SiteLink href="/front-office/faq">{t('allQuestions')}</SiteLink>}
    >
      {entries.length > 0 ? (
        <FaqList entries={entries.slice(0, questionsShown)} />
      ) : (
        <p>{t('noQuestions')}</p>
      )}
      <p className="mt-6">
        <ButtonLink href="/consultation">{t('askButton')}</ButtonLink>
      </p>
    </Section>
  )
}
