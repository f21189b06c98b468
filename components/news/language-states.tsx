import { useTranslations } from 'next-intl'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import type { Locale } from '#lib/i18n/routing.ts'

type Language = {
  locale: Locale
  state: 'draft' | 'ready' | 'published'
  isComplete: boolean
  isStale?: boolean
}

const marks: Record<string, StatusMark> = {
  published: 'good',
  ready: 'wait',
  draft: 'plain',
  incomplete: 'off',
}

/** How far each language of an item is: its name and its state as words. */
export function LanguageStates({ languages }: { languages: readonly Language[] }) {
  const t = useTranslations('news')
  const room = useTranslations('newsroom')
  return (
    <ul className="grid gap-0.5">
      {languages.map(({ locale, state, isComplete, isStale }) => {
        const shown = state === 'draft' && !isComplete ? 'incomplete' : state
        return (
          <li key={locale}>
            <Status mark={marks[shown]}>
              <span>
                <span lang={locale}>{t(`languages.${locale}`)}</span>: {t(`languageStates.${shown}`)}
                {isStale ? <b className="font-semibold">, {room('stale.badge')}</b> : null}
              </span>
            </Status>
          </li>
        )
      })}
    </ul>
  )
}
