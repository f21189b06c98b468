import { largest, type Mark, round } from './chart.ts'
import { ChartFrame } from './frame.tsx'
import { TimeAxis } from './time-axis.tsx'

type Props = { id: string; title: string; description: string; columns: readonly Mark[] }

const [top, area] = [1.6, 10]
/** A second number closer than this would run into the first. */
const apart = 6

/** Standing columns over time: the highest and the latest carry their numbers, all of them stand in the table. */
export function ColumnChart({ id, title, description, columns }: Props) {
  const most = largest(columns)
  const step = 100 / columns.length
  const named = namedOf(columns)
  return (
    <ChartFrame id={id} title={title} description={description} height={top + area + 3}>
      {columns.map(({ key, label, value, text }, index) => {
        const height = value === null ? area * 0.12 : (value / most) * area
        return (
          <g key={key}>
            <rect
              className={value === null ? 'chart-kept' : 'chart-fill'}
              fill={value === null ? `url(#${id}-kept)` : undefined}
              x={`${round(index * step + step * 0.12)}%`}
              y={`${round(top + area - height)}em`}
              width={`${round(step * 0.76)}%`}
              height={`${round(height)}em`}
            >
              <title>{`${label}: ${text}`}</title>
            </rect>
            {named.includes(index) ? (
              <text
                className="chart-value"
                textAnchor={anchorOf(index, columns.length)}
                x={`${round(edgeOf(index, columns.length) * step)}%`}
                y={`${round(top + area - height - 0.35)}em`}
              >
                {text}
              </text>
            ) : null}
          </g>
        )
      })}
      <TimeAxis marks={columns} top={top + area} />
    </ChartFrame>
  )
}

/** The highest column, and the last one if there is room for its number. */
function namedOf(columns: readonly Mark[]): number[] {
  const last = columns.length - 1
  const values = columns.map(({ value }) => value ?? 0)
  const highest = values.lastIndexOf(Math.max(...values))
  return last - highest >= apart || last === highest ? [highest, last] : [highest]
}

function anchorOf(index: number, count: number): 'start' | 'middle' | 'end' {
  if (index < 3) return 'start'
  return index >= count - 3 ? 'end' : 'middle'
}

function edgeOf(index: number, count: number): number {
  return { start: index, middle: index + 0.5, end: index + 1 }[anchorOf(index, count)]
}
