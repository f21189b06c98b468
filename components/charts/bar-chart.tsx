import { largest, type Mark, round } from './chart.ts'
import { Hatch } from './hatch.tsx'

type Props = {
  /** Unique on the page. */
  id: string
  title: string
  /** What the picture shows, for who does not see it; all numbers stand in the table below. */
  description: string
  bars: readonly Mark[]
}

/** Lying bars, one a line: the name above its bar, where it may take two lines on a phone, and the number behind it. */
export function BarChart({ id, title, description, bars }: Props) {
  const most = largest(bars)
  return (
    <div className="bars" role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
      <span className="sr-only" id={`${id}-title`}>
        {title}
      </span>
      <span className="sr-only" id={`${id}-text`}>
        {description}
      </span>
      {bars.map(({ key, label, value, text }) => {
        const width = value === null ? 6 : round((value / most) * 78)
        return (
          <div key={key}>
            <span className="bars-label">{label}</span>
            <span className="bars-line">
              {/* No bar at all for nought. */}
              <svg width={`${width}%`} height="0.9em" aria-hidden="true">
                {value === null ? <KeptBar id={`${id}-${key}`} /> : null}
                {value ? <rect className="chart-fill" width="100%" height="100%" /> : null}
              </svg>
              <b>{text}</b>
            </span>
          </div>
        )
      })}
    </div>
  )
}

function KeptBar({ id }: { id: string }) {
  return (
    <>
      <Hatch id={id} />
      <rect className="chart-kept" fill={`url(#${id})`} width="100%" height="100%" />
    </>
  )
}
