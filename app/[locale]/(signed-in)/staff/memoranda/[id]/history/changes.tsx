import { diffWords } from 'diff'
import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '#components/ui/section.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { StaffMemorandum } from '#lib/memoranda/queries.ts'
import { readWording, wordingOf } from '#lib/memoranda/rules/wording.ts'

/** What stands in the text now that was not agreed, and what was agreed and is gone, word by word and language by language. */
export async function Changes({ memorandum }: { memorandum: StaffMemorandum }) {
  const t = await getTranslations('agreements.changes')
  const locale = (await getLocale()) as Locale
  const agreement = memorandum.decisions.findLast(({ kind }) => kind === 'agreed')
  const agreed = readWording(agreement?.wording)
  if (!agreement || !agreed) return null
  const present = wordingOf(memorandum)
  const changed = locales.filter((each) => agreed[each] !== present[each])
  return (
    <Section title={t('title')} note={t('since', { when: formatDateTime(locale, agreement.madeAt) })}>
      {changed.length === 0 ? <p>{t('none')}</p> : null}
      {changed.map((each) => (
        <div key={each} className="pb-5">
          <h3>{t(`languages.${each}`)}</h3>
          <Difference locale={each} before={agreed[each]} after={present[each]} />
        </div>
      ))}
    </Section>
  )
}

function Difference({ locale, before, after }: { locale: Locale; before: string; after: string }) {
  const intlSegmenter = new Intl.Segmenter(locale, { granularity: 'word' })
  const parts = diffWords(before, after, { intlSegmenter })
  return (
    <p className="wording" lang={locale}>
      {parts.map(({ added, removed, value }, index) => {
        if (added) return <ins key={index}>{value}</ins>
        if (removed) return <del key={index}>{value}</del>
        return <span key={index}>{value}</span>
      })}
    </p>
  )
}
