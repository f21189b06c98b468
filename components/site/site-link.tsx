import Link from 'next/link'
import { useLocale } from 'next-intl'
import type { ComponentProps } from 'react'
import { type Locale, localePath } from '#lib/i18n/routing.ts'

type Props = Omit<ComponentProps<typeof Link>, 'href' | 'locale'> & {
  href: string
  /** Another language than the page's own. */
  locale?: Locale
}

/** A link inside the site: `href` is written without the language. */
export function SiteLink({ href, locale, prefetch = false, ...rest }: Props) {
  const own = useLocale() as Locale
  return <Link href={localePath(locale ?? own, href)} prefetch={prefetch} {...rest} />
}
