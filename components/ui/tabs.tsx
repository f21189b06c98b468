import { SiteLink } from '#components/site/site-link.tsx'

type Tab = { href: string; label: string; count?: number | string; current?: boolean }

/** Views of one thing as links; the current one is underlined by the horizon. */
export function Tabs({ tabs, label }: { tabs: Tab[]; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <SiteLink key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span className="tab-count">{tab.count}</span>}
        </SiteLink>
      ))}
    </nav>
  )
}

/** Ready-made filters as links; the chosen one is dark. */
export function Chips({ tabs, label }: { tabs: Tab[]; label: string }) {
  return (
    <nav className="chips" aria-label={label}>
      {tabs.map((tab) => (
        <SiteLink key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label} {tab.count === undefined ? null : <b>{tab.count}</b>}
        </SiteLink>
      ))}
    </nav>
  )
}
