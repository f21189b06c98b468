import type { ComparedLine, Line, Part } from '#lib/news/rules/differences.ts'

/** Words for what colour and line alone must not say; given by the page, so that the browser gets one language only. */
export type DifferenceLabels = {
  added: string
  removed: string
  end: string
  lines: Record<Exclude<Line['kind'], 'paragraph'>, string>
}

/** A text of one line with what was added and removed. */
export function ComparedWords({ parts, labels }: { parts: readonly Part[]; labels: DifferenceLabels }) {
  return parts.map((part, index) => <Piece key={index} part={part} labels={labels} />)
}

/** A document line by line; headings, lists, quotations and pictures say what they are. */
export function ComparedText({
  lines,
  lang,
  labels,
}: {
  lines: readonly ComparedLine[]
  lang: string
  labels: DifferenceLabels
}) {
  return (
    <div className="compared">
      {lines.map(({ kind, parts }, index) => (
        <p key={index} className={`compared-line compared-${kind}`}>
          {kind === 'paragraph' ? null : <span className="compared-kind">{labels.lines[kind]}</span>}
          <span lang={lang}>
            <ComparedWords parts={parts} labels={labels} />
          </span>
        </p>
      ))}
    </div>
  )
}

function Piece({ part, labels }: { part: Part; labels: DifferenceLabels }) {
  if (part.kind === 'same') return part.text
  const Tag = part.kind === 'added' ? 'ins' : 'del'
  return (
    <Tag>
      <span className="sr-only"> [{labels[part.kind]}: </span>
      {part.text}
      <span className="sr-only"> {labels.end}] </span>
    </Tag>
  )
}
