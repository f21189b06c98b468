import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ForgetfulForm } from '#components/attendance/forgetful-form.tsx'
import { FoldedDesk } from '#components/site/folded-desk.tsx'
import { CallUpBanner } from '#components/call-ups/call-up-banner.tsx'
import { NavLink } from '#components/site/nav-link.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Strip } from '#components/site/strip.tsx'
import { Wordmark } from '#components/site/wordmark.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { currentActor } from '#lib/accounts/session.ts'
import { listLiveCallUps } from '#lib/call-ups/public.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { hasDemoRows } from '#lib/region/public.ts'
import { signOut } from './actions.ts'
import { areFolded, type Desk, type DeskLink, desksOf } from './desks.ts'

/** Navigation only: what is shown here allows nothing, each page asks for its own right. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const [actor, isDemo, calls] = await Promise.all([currentActor(), hasDemoRows(), listLiveCallUps()])
  return (
    <>
      <header className="site-header">
        <Strip isDemo={isDemo} />
      </header>
      <CallUpBanner calls={calls} />
      <div className="desk-frame">
        {actor ? <Rail actor={actor} /> : null}
        <main id="main" tabIndex={-1} className="desk">
          {children}
        </main>
      </div>
      {actor ? <BottomTabs actor={actor} /> : null}
    </>
  )
}

async function Rail({ actor }: { actor: Actor }) {
  const t = await getTranslations('site')
  const desks = desksOf(actor)
  return (
    <aside className="rail" aria-label={t('staffNav.label')}>
      <div className="rail-inside">
        <SiteLink className="logo" href="/" aria-label={t('toHome')}>
          <Wordmark className="wordmark" />
        </SiteLink>
        <nav aria-label={t('staffNav.label')}>
          <Desks desks={desks} isFolded={areFolded(desks)} />
        </nav>
        <div className="rail-end">
          <p className="rail-who">
            {actor.name} <span>{actor.email}</span>
          </p>
          <SignOut label={t('staffNav.signOut')} />
        </div>
      </div>
    </aside>
  )
}

/** On a phone: the four used most, the rest behind one more tab, under the same headings as in the rail. */
async function BottomTabs({ actor }: { actor: Actor }) {
  const t = await getTranslations('site.staffNav')
  const desks = desksOf(actor)
  const first = desks.flatMap(({ links }) => links.filter((link) => link.isFrequent)).slice(0, 4)
  const rest = desks
    .map(({ key, links }) => ({ key, links: links.filter((link) => !first.includes(link)) }))
    .filter(({ links }) => links.length > 0)
  return (
    <nav className="bottom-tabs" aria-label={t('label')}>
      <ul>
        <Links links={first} />
        <li>
          <details className="bottom-more">
            <summary>{t('more')}</summary>
            <div>
              <Desks desks={rest} isFolded={areFolded(desks)} />
              <ul>
                <li>
                  <SiteLink href="/">{t('site')}</SiteLink>
                </li>
                <li>
                  <SignOut label={t('signOut')} />
                </li>
              </ul>
            </div>
          </details>
        </li>
      </ul>
    </nav>
  )
}

async function Desks({ desks, isFolded }: { desks: Desk[]; isFolded: boolean }) {
  const [t, locale] = [await getTranslations('site.desks'), (await getLocale()) as Locale]
  return desks.map(({ key, links }) => {
    const list = (
      <ul>
        <Links links={links} />
      </ul>
    )
    return isFolded ? (
      <FoldedDesk
        key={key}
        title={t(key)}
        links={links.map(({ href, isExact }) => ({ href: localePath(locale, href), isExact }))}
      >
        {list}
      </FoldedDesk>
    ) : (
      <div key={key}>
        <h2>{t(key)}</h2>
        {list}
      </div>
    )
  })
}

async function Links({ links }: { links: DeskLink[] }) {
  const [t, locale] = [await getTranslations('site.staffNav'), (await getLocale()) as Locale]
  return links.map(({ key, href, isExact }) => (
    <li key={href}>
      <NavLink href={localePath(locale, href)} exact={isExact}>
        {t(key)}
      </NavLink>
    </li>
  ))
}

function SignOut({ label }: { label: string }) {
  return (
    <ForgetfulForm action={signOut}>
      <button type="submit" className="button button-text">
        {label}
      </button>
    </ForgetfulForm>
  )
}
