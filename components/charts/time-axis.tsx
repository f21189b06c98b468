import { type Mark, round } from './chart.ts'

/** The ground line with its ticks, the first and the last moment in words. */
export function TimeAxis({ marks, top }: { marks: readonly Mark[]; top: number }) {
  const step = 100 / marks.length
  const [first, last] = [marks[0], marks.at(-1)]
  return (
    <g>
      <line className="chart-axis" x1="0" x2="100%" y1={`${top}em`} y2={`${top}em`} />
      {marks.map(({ key, tick }, index) =>
        tick ? (
          <g key={key}>
            <line
              className="chart-axis"
              x1={`${round(index * step)}%`}
              x2={`${round(index * step)}%`}
              y1={`${top}em`}
              y2={`${round(top + 0.4)}em`}
            />
            <text
              className="chart-tick"
              x={`${round(index * step)}%`}
              dx="0.25em"
              y={`${round(top + 1.15)}em`}
            >
              {tick}
            </text>
          </g>
        ) : null,
      )}
      <text className="chart-tick" x="0" y={`${round(top + 2.5)}em`}>
        {first?.short ?? first?.label}
      </text>
      <text className="chart-tick" x="100%" textAnchor="end" y={`${round(top + 2.5)}em`}>
        {last?.short ?? last?.label}
      </text>
    </g>
  )
}
