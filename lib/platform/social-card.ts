import path from 'node:path'
import { type Font, openSync, type PathCommand } from 'fontkit'
import sharp from 'sharp'
import { curve, openSheet, type Point, type Sheet } from './raster.ts'

export const cardSize = { width: 1200, height: 630 } as const

export type CardFacts = {
  /** What it is about; a long one is set smaller, one that fits at no size ends in «…». */
  title: string
  /** One line above it. */
  kicker: string
  /** One line in the band below. */
  foot: string
  /** Hills of the horizon: the same word draws the same ones. */
  seed: string
  /** A picture for the right side; without one the horizon is wider. */
  picture?: Buffer | null
}

type Rgb = readonly [number, number, number]
const paper: Rgb = [252, 251, 248]
const ink: Rgb = [20, 34, 43]
const soft: Rgb = [70, 84, 96]
const kok: Rgb = [11, 95, 131]
const deep: Rgb = [8, 58, 82]
const gold: Rgb = [233, 161, 26]

const margin = 72
const bandTop = 546
const pictureWidth = 460
const sizes = [78, 72, 66, 60, 54, 48, 43, 38]
const linesMax = 5

type Face = 'serif' | 'sans'
const files: Record<Face, string> = { serif: 'literata-600.ttf', sans: 'golos-600.ttf' }
const fonts = new Map<Face, Font>()

/**
 * A picture of 1200 × 630 for the previews of other sites, as PNG. Drawn with the site's own fonts, which hold every Kazakh
 * letter; signs they lack are left out. Nothing of it comes from the system or from another site.
 */
export async function drawSocialCard(facts: CardFacts): Promise<Buffer> {
  const { width, height } = cardSize
  const right = facts.picture ? width - pictureWidth : width
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at += 3) pixels.set(paper, at)
  paint(pixels, deep, (sheet) => box(sheet, [0, bandTop], [width, height]))
  drawHorizon(pixels, facts.seed, right)
  const widthMax = right - margin - (facts.picture ? 40 : margin)
  drawLine(pixels, facts.kicker, { face: 'sans', size: 27, colour: soft, at: [margin, 86], widthMax })
  const { size, lines } = fitTitle(facts.title, widthMax)
  lines.forEach((line, index) =>
    drawLine(pixels, line, {
      ...{ face: 'serif', size, colour: ink, widthMax, at: [margin, 112 + size + index * size * 1.12] },
    }),
  )
  const inBand = { size: 30, at: [margin, 599] as Point, widthMax: width - 2 * margin }
  drawLine(pixels, facts.foot, { face: 'sans', colour: paper, ...inBand })
  const card = sharp(pixels, { raw: { width, height, channels: 3 } })
  if (facts.picture) {
    const shown = await sharp(facts.picture).resize(pictureWidth, bandTop, { fit: 'cover' }).toBuffer()
    card.composite([{ input: shown, left: right, top: 0 }])
  }
  return card.png({ compressionLevel: 7 }).toBuffer()
}

/** The letters of a text the card's font cannot draw. */
export function missingLetters(text: string, face: Face = 'serif'): string[] {
  const font = fontOf(face)
  return [...new Set(text)].filter((letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0) as number))
}

/** The largest size at which a title fits into its lines, with the lines. */
export function fitTitle(title: string, widthMax: number): { size: number; lines: string[] } {
  for (const size of sizes) {
    const lines = wrap(title, size, widthMax)
    const isHighEnough = lines.length * size * 1.12 <= 330
    if (isHighEnough && lines.length <= linesMax && lines.every((line) => widthOf(line, size) <= widthMax))
      return { size, lines }
  }
  const size = sizes.at(-1) as number
  const lines = wrap(title, size, widthMax)
  const shown = lines.slice(0, linesMax)
  if (lines.length > linesMax) shown[linesMax - 1] = `${shown[linesMax - 1]} …`
  return { size, lines: shown.map((line) => cut(line, size, widthMax)) }
}

function wrap(title: string, size: number, widthMax: number): string[] {
  const lines: string[] = []
  for (const word of title.split(/\s+/u).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && widthOf(longer, size) <= widthMax) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function cut(line: string, size: number, widthMax: number, face: Face = 'serif'): string {
  if (widthOf(line, size, face) <= widthMax) return line
  let shown = line.replace(/ ?…$/u, '')
  while (shown !== '' && widthOf(`${shown}…`, size, face) > widthMax) shown = shown.slice(0, -1).trimEnd()
  return `${shown}…`
}

function widthOf(text: string, size: number, face: Face = 'serif'): number {
  const font = fontOf(face)
  return (font.layout(text).advanceWidth / font.unitsPerEm) * size
}

function fontOf(face: Face): Font {
  const known = fonts.get(face)
  if (known) return known
  const font = openSync(path.join(process.cwd(), 'public', 'fonts', 'pdf', files[face]))
  fonts.set(face, font)
  return font
}

type Line = { face: Face; size: number; colour: Rgb; at: Point; widthMax: number }

function drawLine(pixels: Buffer, text: string, { face, size, colour, at, widthMax }: Line): void {
  const font = fontOf(face)
  const missing = new Set(missingLetters(text, face))
  const known = [...text].filter((letter) => !missing.has(letter)).join('')
  const { glyphs, positions } = font.layout(cut(known, size, widthMax, face))
  const scale = size / font.unitsPerEm
  paint(pixels, colour, (sheet) => {
    let x = at[0]
    glyphs.forEach((glyph, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
      fillPath(sheet, glyph.path.commands, ([px, py]) => [
        x + (px + xOffset) * scale,
        at[1] - (py + yOffset) * scale,
      ])
      x += xAdvance * scale
    })
  })
}

function fillPath(sheet: Sheet, commands: readonly PathCommand[], place: (point: Point) => Point): void {
  let [start, now]: [Point, Point] = [
    [0, 0],
    [0, 0],
  ]
  const go = (to: Point) => {
    sheet.line(place(now), place(to))
    now = to
  }
  for (const { command, args } of commands) {
    const points = args.flatMap((value, index): Point[] =>
      index % 2 === 0 ? [[value, args[index + 1] as number]] : [],
    )
    if (command === 'moveTo') [start, now] = [points[0] as Point, points[0] as Point]
    else if (command === 'lineTo') go(points[0] as Point)
    else if (command === 'closePath') go(start)
    else for (const point of curve([now, ...points])) go(point)
  }
}

function paint(pixels: Buffer, colour: Rgb, draw: (sheet: Sheet) => void): void {
  const sheet = openSheet(cardSize.width, cardSize.height)
  draw(sheet)
  sheet.covered((pixel, covered) => {
    for (let channel = 0; channel < 3; channel++) {
      const under = pixels[pixel * 3 + channel] as number
      pixels[pixel * 3 + channel] = Math.round(under + ((colour[channel] as number) - under) * covered)
    }
  })
}

function box(sheet: Sheet, [left, top]: Point, [right, bottom]: Point): void {
  sheet.line([right, top], [right, bottom])
  sheet.line([left, bottom], [left, top])
}

const dot = 9

/** One dot is one person: hills on the line everything stands on, a golden one on the highest. */
function drawHorizon(pixels: Buffer, seed: string, right: number): void {
  const columns = Math.floor(right / dot)
  const heights = hillsOf(seed, columns)
  const highest = heights.indexOf(Math.max(...heights))
  const at = (column: number, row: number): Point => [column * dot + dot / 2, bandTop - 6 - row * dot]
  paint(pixels, kok, (sheet) => {
    heights.forEach((height, column) => {
      for (let row = 0; row < height; row++) disc(sheet, at(column, row), 3)
    })
  })
  paint(pixels, gold, (sheet) => disc(sheet, at(highest, heights[highest] as number), 3.6))
}

/** How many dots stand in each column. */
function hillsOf(seed: string, columns: number): number[] {
  let state = [...seed].reduce(
    (sum, sign) => Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0,
    2_166_136_261,
  )
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296
  const hills = Array.from({ length: Math.max(3, Math.round(columns / 14)) }, () => {
    return { middle: next() * columns, width: 3 + next() * 6, height: 1 + next() * 6 }
  })
  return Array.from({ length: columns }, (_, column) => {
    const heightAt = hills.map(
      ({ middle, width, height }) => height * Math.exp(-(((column - middle) / width) ** 2)),
    )
    return 1 + Math.round(Math.max(...heightAt))
  })
}

function disc(sheet: Sheet, [x, y]: Point, radius: number): void {
  const corners = 12
  const corner = (index: number): Point => {
    const angle = (index / corners) * 2 * Math.PI
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  }
  for (let index = 0; index < corners; index++) sheet.line(corner(index), corner(index + 1))
}
