import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'next-intl'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { sections } from './sections.ts'
import { SiteLink } from './site-link.tsx'
import { Wordmark } from './wordmark.tsx'

const source = {
  href: 'https://informburo.kz/special/v-akmolinskoy-oblasti-proshel-slyot-volontyorov.html',
  name: 'informburo.kz',
}

const library = { key: 'library', href: '/library' } as const

/** The ground under everything. */
export function Footer({ isDemo }: { isDemo: boolean }) {
  const t = useTranslations('site')
  const locale = useLocale() as Locale
  return (
    <footer className="site-footer">
      <div className="shell">
        <div className="footer-top">
          <Wordmark className="footer-wordmark" />
          <p className="footer-line">{t('together')}</p>
        </div>
        <div className="footer-grid">
          <FooterLinks
            title={t('footer.office')}
            links={[
              ['/front-office', t('footer.hours')],
              ['/consultation', t('footer.ask')],
              ['/front-office/faq', t('footer.questions')],
            ]}
          >
            <p>{t('footer.address')}</p>
          </FooterLinks>
          <FooterLinks
            title={t('footer.sections')}
            links={[
              ...[...sections, library].map(({ key, href }): [string, string] => [href, t(`nav.${key}`)]),
              ['/statistics', t('footer.statistics')],
            ]}
          />
          <FooterLinks
            title={t('footer.about')}
            links={[
              ['/about/privacy', t('footer.privacy')],
              ['/about/accessibility', t('footer.accessibility')],
              ['/sign-in', t('footer.forStaff')],
              ['/about/open-data', t('footer.openData')],
            ]}
          />
          <div>
            <h2>{t('footer.follow')}</h2>
            <ul>
              <li>
                <a href={localePath(locale, '/feed.xml')}>{t('footer.feed')}</a>
              </li>
            </ul>
          </div>
        </div>
        <p className="footer-end">
          {isDemo ? t('demoLong') : null} {t('footer.source')} <a href={source.href}>{source.name}</a>
        </p>
      </div>
    </footer>
  )
}

type FooterLinksProps = { title: string; links: [string, string][]; children?: ReactNode }

function FooterLinks({ title, links, children }: FooterLinksProps) {
  return (
    <div>
      <h2>{title}</h2>
      {children}
      <ul>
        {links.map(([href, label]) => (
          <li key={href}>
            <SiteLink href={href}>{label}</SiteLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
