/**
 * A sheet that shapes are filled on, with smooth edges: each line notes how much of every pixel lies to its right, and the sums
 * along a row say how far a pixel is covered. Shapes of one sheet have one colour. Points outside are drawn on its edge.
 */
export type Sheet = {
  line: (from: Point, to: Point) => void
  /** Calls `paint` with every pixel that is covered (its place, row by row) and how far, above 0 to 1. */
  covered: (paint: (pixel: number, covered: number) => void) => void
}
export type Point = readonly [x: number, y: number]

export function openSheet(width: number, height: number): Sheet {
  const stride = width + 2
  const cells = new Float32Array(stride * height)
  const clamp = ([x, y]: Point): Point => [Math.min(width, Math.max(0, x)), Math.min(height, Math.max(0, y))]
  let [top, bottom] = [height, 0]
  return {
    line: (from, to) => {
      const [one, other] = [clamp(from), clamp(to)]
      top = Math.min(top, Math.floor(Math.min(one[1], other[1])))
      bottom = Math.max(bottom, Math.ceil(Math.max(one[1], other[1])))
      addLine({ cells, stride, height }, one, other)
    },
    covered: (paint) => {
      for (let y = top; y < bottom; y++) {
        let sum = 0
        for (let x = 0; x < width; x++) {
          sum += cells[y * stride + x] as number
          // Sums of fractions leave a trace of themselves behind a shape.
          if (Math.abs(sum) > 0.002) paint(y * width + x, Math.min(1, Math.abs(sum)))
        }
      }
    },
  }
}

type Cells = { cells: Float32Array; stride: number; height: number }

function addLine(sheet: Cells, from: Point, to: Point): void {
  if (from[1] === to[1]) return
  const isDown = from[1] < to[1]
  const [top, bottom] = isDown ? [from, to] : [to, from]
  const slope = (bottom[0] - top[0]) / (bottom[1] - top[1])
  let x = top[0]
  for (let y = Math.floor(top[1]); y < Math.min(sheet.height, Math.ceil(bottom[1])); y++) {
    const step = Math.min(y + 1, bottom[1]) - Math.max(y, top[1])
    const next = x + slope * step
    addSpan(sheet, y, { left: Math.min(x, next), right: Math.max(x, next), area: isDown ? step : -step })
    x = next
  }
}

/** The part of a line within one row. What it covers is shared among the pixels it passes. */
function addSpan(
  { cells, stride }: Cells,
  y: number,
  { left, right, area }: { left: number; right: number; area: number },
): void {
  const first = Math.floor(left)
  const last = Math.max(first, Math.ceil(right) - 1)
  const at = y * stride
  let before = 0
  for (let pixel = first; pixel <= last; pixel++) {
    // How much of the area lies left of this pixel's right edge, averaged over the line's way through the row.
    const until = coveredUntil(pixel + 1, left, right)
    cells[at + pixel] = (cells[at + pixel] as number) + area * (until - before)
    before = until
  }
  cells[at + last + 1] = (cells[at + last + 1] as number) + area * (1 - before)
}

/** The mean over x between `left` and `right` of how much of the pixel that ends at `edge` lies right of x. */
function coveredUntil(edge: number, left: number, right: number): number {
  const coverAt = (x: number) => Math.min(1, Math.max(0, edge - x))
  if (right - left < 1e-6) return coverAt(left)
  // The cover is 1 up to edge − 1, falls evenly to 0 at the edge, and stays there.
  const [full, end] = [Math.min(right, Math.max(left, edge - 1)), Math.min(right, Math.max(left, edge))]
  const falling = ((coverAt(full) + coverAt(end)) / 2) * (end - full)
  return (full - left + falling) / (right - left)
}

const stepsOfCurve = 8

/** The outline of a quadratic or cubic curve as short lines. */
export function curve(points: readonly Point[]): Point[] {
  return Array.from({ length: stepsOfCurve }, (_, index) => pointAt(points, (index + 1) / stepsOfCurve))
}

function pointAt(points: readonly Point[], t: number): Point {
  let rest = points
  while (rest.length > 1)
    rest = rest.slice(1).map((point, index) => {
      const before = rest[index] as Point
      return [before[0] + (point[0] - before[0]) * t, before[1] + (point[1] - before[1]) * t]
    })
  return rest[0] as Point
}
