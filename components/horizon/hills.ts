export type Hill = {
  /** Code of the unit. */
  unit: string
  people: number
  /** How many of them were thanked; drawn in gold at the top. */
  thanked: number
  href: string
  label: string
}
export type Landscape = {
  width: number
  height: number
  peoplePerDot: number
  hills: DrawnHill[]
  people: string
  thanked: string
  ground: string
}
export type DrawnHill = Hill & { left: number; width: number }

const columnWidth = 6
const rowHeight = 7
const dotsMax = 2600

/**
 * Lays the region out as a steppe: hills from left to right, the wider the more people, one dot a person.
 * Past a few thousand people a dot stands for several. `ground` are people who belong to no unit's hill; they lie below.
 */
export function layOut(hills: Hill[], ground: number, columns: number): Landscape {
  const all = hills.reduce((sum, hill) => sum + hill.people, 0)
  const peoplePerDot = roundUp((all + ground) / dotsMax)
  const dots = hills.map((hill) => Math.max(1, Math.round(hill.people / peoplePerDot)))
  const widths = shareColumns(dots, columns)
  const heights = widths.flatMap((width, index) => pile(dots[index] ?? 1, width, index))
  const groundDots = Math.round(ground / peoplePerDot)
  const groundRows = Math.ceil((groundDots * 2) / columns)
  const base = (Math.max(1, ...heights) + 0.5) * rowHeight + 2
  const height = base + groundRows * (rowHeight / 2) + 3
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0))
  return {
    width: columns * columnWidth,
    height: Math.round(height),
    peoplePerDot,
    people: heights.map((count, column) => standing(column, base, count)).join(''),
    thanked: hills
      .map((hill, index) =>
        golden(
          hill,
          starts[index] ?? 0,
          heights.slice(starts[index], (starts[index] ?? 0) + (widths[index] ?? 0)),
          base,
        ),
      )
      .join(''),
    ground: lying(groundDots, columns, base + rowHeight / 2),
    hills: hills.map((hill, index) => place(hill, starts[index] ?? 0, widths[index] ?? 1, columns)),
  }
}

function place(hill: Hill, start: number, width: number, columns: number): DrawnHill {
  return { ...hill, left: round((start / columns) * 100), width: round((width / columns) * 100) }
}

function roundUp(share: number): number {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
  return steps.find((step) => step >= share) ?? Math.ceil(share)
}

/** Columns by a power of the dots, so that large hills grow in width and in height; together exactly `columns`. */
function shareColumns(dots: number[], columns: number): number[] {
  const least = Math.min(2, Math.floor(columns / Math.max(1, dots.length)))
  const roots = dots.map((count) => count ** 0.75)
  const total = roots.reduce((sum, root) => sum + root, 0)
  const spare = columns - least * dots.length
  const widths = roots.map((root) => least + Math.floor((root / total) * spare))
  let rest = columns - widths.reduce((sum, width) => sum + width, 0)
  const byRoot = roots.map((root, index) => ({ root, index })).sort((a, b) => b.root - a.root)
  for (let turn = 0; rest > 0 && byRoot.length > 0; turn += 1, rest -= 1) {
    const index = byRoot[turn % byRoot.length]?.index ?? 0
    widths[index] = (widths[index] ?? 0) + 1
  }
  return widths
}

/** A hill's people spread over its columns: highest in the middle, a little uneven, exact in sum. */
function pile(people: number, width: number, seed: number): number[] {
  const weights = Array.from({ length: width }, (_, column) => {
    const place = (column + 0.5) / width
    const bell = Math.sin(Math.PI * place) ** 1.7
    return 0.1 + bell * (1 + 0.05 * Math.sin(seed * 7.3 + column * 2.1))
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (weight / total) * people)
  const counts = exact.map(Math.floor)
  const byRest = exact.map((value, index) => ({ rest: value % 1, index })).sort((a, b) => b.rest - a.rest)
  const left = people - counts.reduce((sum, count) => sum + count, 0)
  for (const { index } of byRest.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1
  return counts
}

function standing(column: number, base: number, count: number): string {
  if (count < 1) return ''
  return `M${x(column)} ${y(column, base, 0)}v-${(count - 1) * rowHeight}.1`
}

/** The thanked of a hill, one at the top of each of its highest columns. */
function golden(hill: Hill, start: number, heights: number[], base: number): string {
  const highest = heights.map((count, index) => ({ count, index })).sort((a, b) => b.count - a.count)
  const chosen = highest.slice(0, Math.min(hill.thanked, highest.length)).filter(({ count }) => count > 0)
  return chosen
    .map(({ count, index }) => `M${x(start + index)} ${y(start + index, base, count - 1)}v-.1`)
    .join('')
}

function lying(dots: number, columns: number, top: number): string {
  const perRow = Math.floor(columns / 2)
  const rows: string[] = []
  for (let row = 0; row * perRow < dots; row += 1) {
    const count = Math.min(perRow, dots - row * perRow)
    const left = row % 2 === 0 ? 3 : 3 + columnWidth
    rows.push(`M${left} ${round(top + row * (rowHeight / 2))}h${(count - 1) * columnWidth * 2}.1`)
  }
  return rows.join('')
}

function x(column: number): number {
  return 3 + column * columnWidth
}

function y(column: number, base: number, row: number): number {
  return round(base - row * rowHeight - (column % 2 ? rowHeight / 2 : 0) - 2)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
