type Props = {
  taken: number
  places: number
  waiting?: number
  perRow?: number
  /** Distance between dots in pixels. */
  step?: number
}

const dotsMax = 400

/**
 * Places as dots: filled ones are taken, hollow ones free, small ones below wait in line. Decoration for the eye only, so
 * the same numbers always stand beside it in words.
 */
export function PlaceDots({ taken, places, waiting = 0, perRow, step = 8 }: Props) {
  const { share, all, queue, row, rows } = rowsOf({ places, waiting, perRow })
  const filled = Math.min(all, Math.ceil(taken / share))
  const width = Math.max(1, Math.min(row, Math.max(all, queue))) * step
  const height = heightOfDots({ places, waiting, perRow, step })
  const people = step * 0.73
  return (
    <svg className="dots" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <g fill="none" strokeLinecap="round" strokeDasharray={`0 ${step}`}>
        <path className="dots-people" strokeWidth={people} d={lines(0, all, row, step)} />
        <path className="dots-free" strokeWidth={people - 2.8} d={lines(filled, all, row, step)} />
        <path
          className="dots-people"
          strokeWidth={people / 2}
          d={lines(rows * row, rows * row + queue, row, step)}
        />
      </g>
    </svg>
  )
}

type Drawn = Pick<Props, 'places' | 'waiting' | 'perRow' | 'step'>

/** How high the drawing of so many places is, in pixels: for whoever keeps the room before it is there. */
export function heightOfDots({ step = 8, ...drawn }: Drawn): number {
  const { rows, queue, row } = rowsOf(drawn)
  return (rows + Math.ceil(queue / row)) * step
}

/** Beyond so many a dot stands for several places. */
function rowsOf({ places, waiting = 0, perRow }: Drawn) {
  const share = Math.max(1, Math.ceil((places + waiting) / dotsMax))
  const all = Math.ceil(places / share)
  const row = perRow ?? (all > 60 ? 25 : Math.min(all, 20))
  return { share, all, row, rows: Math.ceil(all / row), queue: Math.ceil(waiting / share) }
}

/** One dashed stroke a row with round caps and dashes of no length: a whole row of dots for a dozen bytes. */
function lines(from: number, to: number, row: number, step: number): string {
  const path: string[] = []
  let next = from
  while (next < to) {
    const column = next % row
    const count = Math.min(row - column, to - next)
    path.push(
      `M${step / 2 + column * step} ${step / 2 + Math.floor(next / row) * step}h${(count - 1) * step + 0.01}`,
    )
    next += count
  }
  return path.join('')
}
