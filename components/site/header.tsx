import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon.tsx'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { NavLink } from './nav-link.tsx'
import { SearchBox } from './search-box.tsx'
import { sections } from './sections.ts'
import { SiteLink } from './site-link.tsx'
import { Strip } from './strip.tsx'
import { Wordmark } from './wordmark.tsx'

/** The head of every public page, the same for everyone who asks. */
export function Header({ isDemo }: { isDemo: boolean }) {
  const t = useTranslations('site')
  const tSearch = useTranslations('search.box')
  return (
    <header className="site-header">
      <Strip isDemo={isDemo}>
        <SearchBox label={tSearch('site')} />
      </Strip>
      <div className="mast shell">
        <SiteLink className="logo" href="/" aria-label={t('toHome')}>
          <Wordmark className="wordmark" />
        </SiteLink>
        <nav className="site-nav" aria-label={t('mainNav')}>
          <NavList />
        </nav>
        <SiteLink className="sign-in" href="/sign-in">
          {t('signIn')}
        </SiteLink>
        <SiteLink className="search-link" href="/search" aria-label={tSearch('site')}>
          <Icon name="search" size={24} />
        </SiteLink>
        <details className="site-menu">
          <summary>{t('menu')}</summary>
          <nav aria-label={t('menu')}>
            <NavList withSignIn />
          </nav>
        </details>
      </div>
    </header>
  )
}

function NavList({ withSignIn }: { withSignIn?: boolean }) {
  const t = useTranslations('site')
  const locale = useLocale() as Locale
  return (
    <ul>
      {sections.map(({ key, href }) => (
        <li key={key}>
          <NavLink href={localePath(locale, href)}>{t(`nav.${key}`)}</NavLink>
        </li>
      ))}
      {withSignIn ? (
        <li>
          <NavLink href={localePath(locale, '/sign-in')}>{t('signIn')}</NavLink>
        </li>
      ) : null}
    </ul>
  )
}
