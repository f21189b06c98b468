import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Locale, locales } from '#lib/i18n/routing.ts'

/** The source first, then the others. */
export function inOrder(source: Locale): Locale[] {
  return [source, ...locales.filter((locale) => locale !== source)]
}

type ChoiceProps = { source: Locale; chosen: Locale; children: ReactNode }

/**
 * Chooses which translation stands beside the source. Plain radio buttons and a style rule: it works without script, nothing
 * typed is lost by switching, and all languages are saved together. The buttons stand outside of the form and do not travel.
 */
export async function SideChoice({ source, chosen, children }: ChoiceProps) {
  const t = await getTranslations('newsroom.side')
  const languages = await getTranslations('news.languages')
  const others = inOrder(source).slice(1)
  return (
    <div className="desk-sides grid gap-6">
      <fieldset className="side-choice">
        <legend>{t('label')}</legend>
        {others.map((locale) => (
          <label key={locale} className="choice">
            <input
              type="radio"
              name="side"
              id={`side-${locale}`}
              value={locale}
              defaultChecked={locale === chosen}
            />
            <span lang={locale}>{languages(locale)}</span>
          </label>
        ))}
      </fieldset>
      {children}
    </div>
  )
}

/** The translation that is asked for, or the first one. */
export function chosenSide(source: Locale, asked: unknown): Locale {
  const others = inOrder(source).slice(1)
  return others.find((locale) => locale === asked) ?? (others[0] as Locale)
}
