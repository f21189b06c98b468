import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'

const doors = [
  { key: 'ask', href: '/consultation' },
  { key: 'take', href: '/library' },
  { key: 'learn', href: '/events?kind=training' },
  { key: 'know', href: '/news' },
] as const

/** The front office's four functions as doors, each with what is behind it. */
export async function Doors() {
  const t = await getTranslations('home.doors')
  return (
    <Section className="shell" title={t('title')}>
      <ul className="doors">
        {doors.map(({ key, href }) => (
          <li key={key}>
            <h3>{t(`${key}.title`)}</h3>
            <p className="meta">{t(`${key}.kind`)}</p>
            <p>{t(`${key}.text`)}</p>
            <SiteLink className="go" href={href}>
              {t(`${key}.go`)}
            </SiteLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}
