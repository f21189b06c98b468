import type { ReactNode } from 'react'
import { SiteLink } from '#components/site/site-link.tsx'
import { withoutKind } from './short-name.ts'
import { softBreaks } from './soft-breaks.ts'

export type Tile = {
  /** KATO code of the unit. */
  code: string
  /** Where the square stands, 1-based; north is up, the west is left. */
  row: number
  column: number
  label: string
  /** The number on the tile, formatted. */
  value: string
  href: string
  /** What the shade shows; without it all tiles are of one shade, and null is a number that is not told. */
  shade?: number | null
  /** The unit that was chosen. */
  isCurrent?: boolean
  /** Words after the number for screen readers. */
  words?: string
}
type Props = {
  tiles: Tile[]
  label: string
  legend?: ReactNode
  formatShade?: (value: number) => string
  /** A step of the scale in words; the scale is then read out too. */
  sayStep?: (least: number, most: number) => string
}

const steps = 5

/** The region as twenty squares, each where its unit lies and each a link. A list beside it says the same. */
export function TileMap({ tiles, label, legend, formatShade, sayStep }: Props) {
  const values = tiles.flatMap(({ shade = 0 }) => (shade === null ? [] : [shade]))
  const limits = gapLimits(values)
  return (
    <div className="tile-map-frame">
      <nav aria-label={label}>
        <ul className="tile-map">
          {tiles.map((tile) => (
            <li
              key={tile.code}
              style={{ gridArea: `${tile.row}/${tile.column}` }}
              className={`${shadeOf(tile, limits)} ${tile.isCurrent ? 'tile-current' : ''}`}
            >
              <SiteLink href={tile.href} aria-current={tile.isCurrent ? 'true' : undefined}>
                <span className="tile-name">{softBreaks(withoutKind(tile.label))}</span>
                <span className="tile-count">
                  <b>{tile.value}</b> {tile.words ? <span className="sr-only">{tile.words}</span> : null}
                </span>
              </SiteLink>
            </li>
          ))}
        </ul>
      </nav>
      {legend ? <p className="tile-legend">{legend}</p> : null}
      {sayStep ? <Scale {...{ values, limits }} say={sayStep} isRead /> : null}
      {formatShade ? (
        <Scale {...{ values, limits }} say={(least, most) => span(least, most, formatShade)} />
      ) : null}
    </div>
  )
}

type ScaleProps = {
  values: number[]
  limits: number[]
  say: (least: number, most: number) => string
  isRead?: boolean
}

function Scale({ values, limits, say, isRead = false }: ScaleProps) {
  const groups = Array.from({ length: steps }, (_, index) =>
    values.filter((value) => stepOf(value, limits) === index + 1),
  )
  return (
    <ul className={`tile-scale ${isRead ? 'tile-scale-read' : ''}`} aria-hidden={isRead ? undefined : 'true'}>
      {groups.map((group, index) =>
        group.length > 0 ? (
          <li key={index} className={`shade-${index + 1}`}>
            {say(Math.min(...group), Math.max(...group))}
          </li>
        ) : null,
      )}
    </ul>
  )
}

function span(least: number, most: number, format: (value: number) => string): string {
  return least === most ? format(least) : `${format(least)}–${format(most)}`
}

function shadeOf({ shade = 0 }: Tile, limits: number[]): string {
  return shade === null ? 'shade-kept' : `shade-${stepOf(shade, limits)}`
}

/** Limits between the shades: natural gaps count more than equal numbers, so the largest unit stands alone. */
function gapLimits(values: number[]): number[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  const gaps = sorted
    .slice(1)
    .map((value, index) => ({ ratio: value / Math.max(1, sorted[index] ?? 1), value }))
  const widest = gaps.sort((a, b) => b.ratio - a.ratio).slice(0, steps - 1)
  return widest.map((gap) => gap.value).sort((a, b) => a - b)
}

function stepOf(value: number, limits: number[]): number {
  return 1 + limits.filter((limit) => value >= limit).length
}
