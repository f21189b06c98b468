import { largest, type Mark, round } from './chart.ts'
import { ChartFrame } from './frame.tsx'
import { TimeAxis } from './time-axis.tsx'

type Props = { id: string; title: string; description: string; points: readonly Mark[] }

const [top, area] = [1.6, 10]

/** A number that grows over time, as a line above its ground. Where a point is kept back the line goes straight to the next one. */
export function AreaChart({ id, title, description, points }: Props) {
  const most = largest(points)
  const step = 100 / points.length
  const drawn = points.flatMap(({ value }, index) =>
    value === null ? [] : [{ x: round((index + 0.5) * step), y: round(100 - (value / most) * 100) }],
  )
  const line = drawn.map(({ x, y }) => `${x} ${y}`).join('L')
  const [first, last] = [
    points.find(({ value }) => value !== null),
    points.findLast(({ value }) => value !== null),
  ]
  const heightOf = (mark: Mark) => top + area - ((mark.value ?? 0) / most) * area
  // The first number lies over the beginning of the line: above the highest of what it covers on a phone.
  const covered = Math.min(...points.slice(0, Math.ceil(points.length / 6)).map(heightOf))
  return (
    <ChartFrame id={id} title={title} description={description} height={top + area + 3}>
      {drawn.length > 0 ? (
        <svg
          x="0"
          y={`${top}em`}
          width="100%"
          height={`${area}em`}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path className="chart-area" d={`M${drawn[0]!.x} 100L${line}L${drawn.at(-1)!.x} 100Z`} />
          <path className="chart-line" d={`M${line}`} vectorEffect="non-scaling-stroke" />
        </svg>
      ) : null}
      {first && last && first !== last ? (
        <text className="chart-value" x="0" y={`${round(covered - 0.6)}em`}>
          {first.text}
        </text>
      ) : null}
      {last ? (
        <text className="chart-value" x="100%" textAnchor="end" y={`${round(heightOf(last) - 0.4)}em`}>
          {last.text}
        </text>
      ) : null}
      <TimeAxis marks={points} top={top + area} />
    </ChartFrame>
  )
}
