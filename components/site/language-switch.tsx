'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { type Locale, locales } from '#lib/i18n/routing.ts'

// Each language by its own name: a reader who does not know the page's language still finds theirs.
const names: Record<Locale, { short: string; long: string }> = {
  kk: { short: 'ҚАЗ', long: 'Қазақша' },
  ru: { short: 'РУС', long: 'Русский' },
  en: { short: 'ENG', long: 'English' },
}

/** The same page in the other languages. Where a record's address differs by language, the page's own alternates decide. */
export function LanguageSwitch({ locale, label }: { locale: Locale; label: string }) {
  const path = usePathname()
  const [found, setFound] = useState<{ path: string; links: Partial<Record<Locale, string>> }>({
    path: '',
    links: {},
  })
  useEffect(() => setFound({ path, links: alternates() }), [path])
  const rest = path.replace(/^\/(?:kk|ru|en)(?=\/|$)/, '')
  return (
    <ul className="languages" aria-label={label}>
      {locales.map((each) => (
        <li key={each}>
          <a
            href={(found.path === path ? found.links[each] : undefined) ?? `/${each}${rest}`}
            lang={each}
            hrefLang={each}
            aria-label={`${names[each].short}, ${names[each].long}`}
            aria-current={each === locale ? 'true' : undefined}
          >
            {names[each].short}
          </a>
        </li>
      ))}
    </ul>
  )
}

function alternates(): Partial<Record<Locale, string>> {
  const links: Partial<Record<Locale, string>> = {}
  for (const each of locales) {
    const link = document.querySelector<HTMLLinkElement>(
      `link[rel="alternate"][hreflang="${each}"]:not([type])`,
    )
    if (link) links[each] = new URL(link.href).pathname
  }
  return links
}
