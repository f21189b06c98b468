import { getLocale, getTranslations } from 'next-intl/server'
import { RichText } from '#components/rich-text/rich-text.tsx'
import { Prose } from '#components/ui/prose.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { StaffMemorandum } from '#lib/memoranda/queries.ts'
import { readDocument } from '#lib/rich-text/schema.ts'

/** Title, sides and text of a settled memorandum, to read in each language it is written in. */
export async function FrozenText({ memorandum }: { memorandum: StaffMemorandum }) {
  const t = await getTranslations('agreements.frozen')
  const locale = (await getLocale()) as Locale
  const bodies = { kk: memorandum.bodyKk, ru: memorandum.bodyRu, en: memorandum.bodyEn }
  const documents = locales.map((each) => ({ each, document: readDocument(bodies[each]) }))
  const written = documents.filter(({ document }) => document.content.length > 0)
  return (
    <>
      <p className="pb-4">
        <strong>{inLocale(memorandum, 'title', locale)}</strong>
        <br />
        {memorandum.parties.map((party) => inLocale(party, 'name', locale)).join('; ')}
      </p>
      {written.length === 0 ? <p className="note">{t('noText')}</p> : null}
      {written.map(({ each, document }) => (
        <details key={each} className="unfold pb-4" open={each === locale}>
          <summary>{t(`languages.${each}`)}</summary>
          <Prose lang={each}>
            <RichText document={document} pictures={[]} />
          </Prose>
        </details>
      ))}
    </>
  )
}
