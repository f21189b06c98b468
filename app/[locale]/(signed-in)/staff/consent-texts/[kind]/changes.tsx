import { getTranslations } from 'next-intl/server'
import { Section } from '#components/ui/section.tsx'
import type { ListedVersion } from '#lib/volunteers/queries/consent-versions.ts'
import { compareWords, type WordChange } from '#lib/volunteers/rules/consent-words.ts'

type Props = { draft: ListedVersion; latest: ListedVersion }
const languages = [
  { lang: 'kk', title: 'titleKk', body: 'bodyKk' },
  { lang: 'ru', title: 'titleRu', body: 'bodyRu' },
  { lang: 'en', title: 'titleEn', body: 'bodyEn' },
] as const

/** How the draft will read, with what is new and what goes marked in the text, language by language. */
export async function Changes({ draft, latest }: Props) {
  const t = await getTranslations('privacy.texts')
  return (
    <Section title={t('changes')} note={t('changesNote')}>
      <div className="grid gap-8">
        {languages
          .filter(({ title }) => draft[title] !== '')
          .map(({ lang, title, body }) => {
            const before = `${latest[title]}\n\n${latest[body]}`
            const changes = compareWords(before, `${draft[title]}\n\n${draft[body]}`)
            return (
              <div key={lang} lang={lang} className="whitespace-pre-line">
                {changes.every(({ kind }) => kind === 'same') ? <p className="note">{t('same')}</p> : null}
                {changes.map((change, index) => (
                  <Piece key={index} change={change} />
                ))}
              </div>
            )
          })}
      </div>
    </Section>
  )
}

function Piece({ change: { kind, text } }: { change: WordChange }) {
  if (kind === 'added') return <ins>{text}</ins>
  if (kind === 'removed') return <del>{text}</del>
  return <span>{text}</span>
}
