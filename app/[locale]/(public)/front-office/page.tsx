import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Ornament } from '#components/covers/cover.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { AsideColumns } from '#components/ui/columns.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'

const doors = [
  { key: 'ask', href: '/centres' },
  { key: 'take', href: '/memoranda' },
  { key: 'learn', href: '/events?kind=training' },
  { key: 'know', href: '/news' },
] as const
const questions = ['begin', 'age', 'emergency', 'cancel', 'data', 'letter'] as const

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = [await getTranslations('frontOffice'), (await getLocale()) as Locale]
  return pageMetadata({ locale, path: '/front-office', title: t('title'), description: t('lede') })
}

export default async function FrontOfficePage() {
  const t = await getTranslations('frontOffice')
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} figure={<Ornament className="office-ornament" />} />
      <AsideColumns aside={<Contact />}>
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
        <Questions />
      </AsideColumns>
    </>
  )
}

async function Questions() {
  const t = await getTranslations('frontOffice')
  const answers = questions.map((key) => ({
    '@type': 'Question',
    name: t(`questions.${key}.q`),
    acceptedAnswer: { '@type': 'Answer', text: t(`questions.${key}.a`) },
  }))
  return (
    <Section title={t('faq')} id="faq">
      <JsonLd data={{ '@type': 'FAQPage', mainEntity: answers }} />
      <div className="questions">
        {questions.map((key) => (
          <details key={key}>
            <summary>{t(`questions.${key}.q`)}</summary>
            <p>{t(`questions.${key}.a`)}</p>
            {key === 'letter' ? <SiteLink href="/verify">{t('check')}</SiteLink> : null}
          </details>
        ))}
      </div>
    </Section>
  )
}

async function Contact() {
  const t = await getTranslations('frontOffice')
  return (
    <Card tone="blue" level={2} title={t('nearest')}>
      <p>{t('nearestText')}</p>
      <p>
        <ButtonLink href="/centres">{t('nearestGo')}</ButtonLink>
      </p>
      <DescriptionList
        facts={[
          { label: t('hours'), value: t('hoursValue') },
          { label: t('where'), value: t('whereValue') },
        ]}
      />
      <p className="note">{t('demo')}</p>
    </Card>
  )
}
