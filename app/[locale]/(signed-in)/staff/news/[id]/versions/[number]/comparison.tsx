import { getLocale, getTranslations } from 'next-intl/server'
import { ComparedText, ComparedWords } from '#components/news/difference.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { formatList } from '#lib/i18n/format.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { compareDocuments, compareWords, isSame, type Part } from '#lib/news/rules/differences.ts'
import { isPlaceholderSlug } from '#lib/news/rules.ts'
import type { StaffVersion, VersionText } from '#lib/news/queries/versions.ts'
import { differenceLabels } from '../../difference-labels.ts'

type Props = { before: StaffVersion; after: StaffVersion }

/** Two versions word by word, a section a language; unchanged languages are named and left out. */
export async function Comparison({ before, after }: Props) {
  const t = await getTranslations('newsroom')
  const languages = await getTranslations('news.languages')
  const own = (await getLocale()) as Locale
  const isChanged = (locale: Locale) =>
    JSON.stringify(before.texts[locale]) !== JSON.stringify(after.texts[locale])
  const unchanged = locales.filter((locale) => !isChanged(locale))
  return (
    <div className="grid gap-8">
      <p className="note">{t('diff.legend')}</p>
      {locales.filter(isChanged).map((locale) => (
        <section key={locale} className="grid gap-4">
          <h3 lang={locale} className="text-l font-semibold">
            {languages(locale)}
          </h3>
          <LanguageComparison locale={locale} before={before.texts[locale]} after={after.texts[locale]} />
        </section>
      ))}
      <Shared before={before} after={after} />
      {unchanged.length > 0 ? (
        <p className="note">
          {t('versions.unchanged', {
            languages: formatList(
              own,
              unchanged.map((locale) => languages(locale)),
            ),
          })}
        </p>
      ) : null}
    </div>
  )
}

type LanguageProps = { locale: Locale; before: VersionText; after: VersionText }

async function LanguageComparison({ locale, before, after }: LanguageProps) {
  const t = await getTranslations('news.fields')
  const labels = await differenceLabels()
  const address = (slug: string) => (isPlaceholderSlug(slug) ? '' : slug)
  const compared = {
    title: compareWords(before.title, after.title),
    lead: compareWords(before.lead, after.lead),
    coverAlt: compareWords(before.coverAlt, after.coverAlt),
    slug: compareWhole(address(before.slug), address(after.slug)),
  }
  const text = compareDocuments(before.body, after.body)
  const isTextSame = text.every(({ parts }) => isSame(parts))
  const facts = (['title', 'lead', 'coverAlt', 'slug'] as const).map((name) =>
    isSame(compared[name])
      ? null
      : {
          label: t(name),
          value: (
            <span lang={name === 'slug' ? undefined : locale} className="compared-words">
              <ComparedWords parts={compared[name]} labels={labels} />
            </span>
          ),
        },
  )
  return (
    <>
      <DescriptionList facts={facts} />
      {isTextSame ? null : (
        <div className="grid gap-2">
          <h4 className="font-semibold">{t('body')}</h4>
          <ComparedText lines={text} lang={locale} labels={labels} />
        </div>
      )}
    </>
  )
}

/** What is not written in a language: author, source, cover. */
async function Shared({ before, after }: Props) {
  const t = await getTranslations('news.fields')
  const room = await getTranslations('newsroom.versions')
  const labels = await differenceLabels()
  const cover = (own: string | null, other: string | null) =>
    own === null ? room('noCover') : own === other ? '' : `${room('otherCover')} (${own.slice(-6)})`
  const pairs = [
    [t('authorName'), before.authorName, after.authorName],
    [t('sourceName'), before.sourceName, after.sourceName],
    [t('sourceUrl'), before.sourceUrl ?? '', after.sourceUrl ?? ''],
    [t('cover'), cover(before.coverId, after.coverId), cover(after.coverId, before.coverId)],
  ] as const
  const facts = pairs.map(([label, old, fresh]) =>
    old === fresh
      ? null
      : {
          label,
          value: (
            <span className="compared-words">
              <ComparedWords parts={compareWhole(old, fresh)} labels={labels} />
            </span>
          ),
        },
  )
  if (facts.every((fact) => fact === null)) return null
  return (
    <section className="grid gap-4">
      <h3 className="text-l font-semibold">{room('shared')}</h3>
      <DescriptionList facts={facts} />
    </section>
  )
}

/** An address or a name is another one or the same: halves of it mean nothing. */
function compareWhole(old: string, fresh: string): Part[] {
  if (old === fresh) return [{ kind: 'same', text: fresh }]
  const parts: Part[] = [
    { kind: 'removed', text: old },
    { kind: 'added', text: fresh },
  ]
  return parts.filter(({ text }) => text !== '')
}
