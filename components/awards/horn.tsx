const curl = 'M0 0V-31A34 34 0 0 1 68 -31A24 24 0 0 1 20 -31A14 14 0 0 1 48 -31'

/** The ram's horn (қошқар мүйіз) of thanks: once for a letter, mirrored into four for a page's head. */
export function Horn({ isWhole, className }: { isWhole?: boolean; className?: string }) {
  const id = isWhole ? 'horn-whole' : 'horn-half'
  return (
    <svg
      className={`horn ${className ?? ''}`}
      viewBox={isWhole ? '-74 -72 148 144' : '-74 -72 148 76'}
      aria-hidden="true"
    >
      <defs>
        <g id={id}>
          <path d={curl} />
          <path d={curl} transform="scale(-1 1)" />
        </g>
      </defs>
      <g fill="none">
        {isWhole ? [1, -1].map((flip) => <Pair key={flip} id={id} flip={flip} />) : <Pair id={id} flip={1} />}
      </g>
    </svg>
  )
}

function Pair({ id, flip }: { id: string; flip: number }) {
  return (
    <g transform={`scale(1 ${flip})`}>
      <use href={`#${id}`} className="horn-edge" />
      <use href={`#${id}`} className="horn-core" />
      <circle className="horn-dot" cx="37" cy="-31" r="6.4" />
      <circle className="horn-dot" cx="-37" cy="-31" r="6.4" />
    </g>
  )
}
