import { largest, type Mark, round } from './chart.ts'
import { ChartFrame } from './frame.tsx'

type Props = { id: string; title: string; description: string; bars: readonly Mark[] }

const rowHeight = 2.9

/** Lying bars, one a line: the name above its bar, the number behind it. */
export function BarChart({ id, title, description, bars }: Props) {
  const most = largest(bars)
  return (
    <ChartFrame id={id} title={title} description={description} height={bars.length * rowHeight + 0.2}>
      {bars.map(({ key, label, value, text }, index) => {
        const top = index * rowHeight
        const width = value === null ? 6 : round((value / most) * 80)
        return (
          <g key={key}>
            <text className="chart-label" x="0" y={`${round(top + 1.1)}em`}>
              {label}
            </text>
            <rect
              className={value === null ? 'chart-kept' : 'chart-fill'}
              fill={value === null ? `url(#${id}-kept)` : undefined}
              x="0"
              y={`${round(top + 1.55)}em`}
              width={`${width}%`}
              height="0.9em"
            />
            <text className="chart-value" x={`${width}%`} dx="0.4em" y={`${round(top + 2.4)}em`}>
              {text}
            </text>
          </g>
        )
      })}
    </ChartFrame>
  )
}
