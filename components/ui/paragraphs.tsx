import { Prose } from './prose.tsx'

/** Plain text as paragraphs: an empty line parts them, a line break stays one. Shows nothing for no text. */
export function Paragraphs({ text, lang }: { text: string; lang?: string }) {
  const parts = text.split(/\n{2,}/).filter((part) => part.trim() !== '')
  if (parts.length === 0) return null
  return (
    <Prose lang={lang}>
      {parts.map((part, index) => (
        <p key={index} className="whitespace-pre-line">
          {part}
        </p>
      ))}
    </Prose>
  )
}
