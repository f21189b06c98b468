import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon.tsx'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { SearchInput } from './search-input.tsx'

const suggestionsMax = 8

type Props = {
  label: string
  value?: string
  /** Other parameters to keep in the address. */
  hidden?: Record<string, string | undefined>
  isLarge?: boolean
}

/** One field over everything published: a plain GET form, with suggestions where script runs. */
export function SearchBox({ label, value, hidden = {}, isLarge }: Props) {
  const t = useTranslations('search.box')
  const locale = useLocale() as Locale
  const counts = Array.from({ length: suggestionsMax + 1 }, (_, count) => t('count', { count }))
  return (
    <search className={`search-box ${isLarge ? 'search-large' : ''}`} aria-label={label}>
      <form action={localePath(locale, '/search')} method="get">
        {Object.entries(hidden).map(([name, kept]) =>
          kept ? <input key={name} type="hidden" name={name} value={kept} /> : null,
        )}
        <SearchInput
          key={value}
          locale={locale}
          label={t('words')}
          placeholder={t('placeholder')}
          value={value}
          listLabel={t('suggestions')}
          counts={counts}
          className="input"
        />
        <button type="submit" className={isLarge ? 'button' : 'search-go'} aria-label={t('find')}>
          <Icon name="search" /> {isLarge ? <span>{t('find')}</span> : null}
        </button>
      </form>
    </search>
  )
}
