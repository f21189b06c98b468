import { formatDateTable } from '#lib/i18n/format.ts'
import { colours, pageSize, type Pdf, writeText } from '#lib/platform/pdf.ts'
import type { ExtractLine, Words } from '../rules/facts.ts'
import { both, edge, hoursText, inner } from './extract-frame.ts'
import type { PaperTexts } from './papers.ts'

type Column = { key: 'date' | 'work' | 'role' | 'centre' | 'hours'; x: number; width: number }

const widths = { date: 54, work: 196, role: 98, centre: 118, hours: 45 } as const
const columns: Column[] = placed()
const bottom = pageSize.height - 60
const size = 8.5
const secondSize = 7.5

/** The work, line by line; the head stands again on each page, and no line is torn between two. Returns where it ends. */
export function drawTable(pdf: Pdf, lines: ExtractLine[], texts: PaperTexts, top: number): { y: number } {
  let y = drawTableHead(pdf, texts, top)
  for (const line of lines) {
    const cells = cellsOf(line, texts)
    const height = heightOf(pdf, cells)
    if (y + height > bottom) {
      pdf.addPage()
      y = drawTableHead(pdf, texts, 44)
    }
    for (const [index, column] of columns.entries()) {
      const cell = cells[index]
      if (cell) writeCell(pdf, cell, column, y + 4)
    }
    y += height
    pdf
      .moveTo(edge, y)
      .lineTo(edge + inner, y)
      .lineWidth(0.5)
      .stroke(colours.line)
  }
  return { y }
}

type Cell = { first: string; second: string }

function cellsOf(line: ExtractLine, texts: PaperTexts): Cell[] {
  const none = { kk: '—', ru: '—', en: '—' }
  const [kk = '', ru = ''] = both.map((locale) => texts[locale]('certificates.paper.extract.otherWork'))
  return [
    single(formatDateTable('kk', line.day)),
    paired(line.title ?? { kk, ru, en: ru }),
    paired(line.role ?? none),
    paired(line.centre ?? none),
    single(hoursText(texts.kk, line.minutes, 'short')),
  ]
}

function single(first: string): Cell {
  return { first, second: '' }
}

function paired({ kk, ru }: Words): Cell {
  return { first: cut(kk), second: ru === kk ? '' : cut(ru) }
}

/** A cell stays a few lines high whatever somebody wrote. */
function cut(text: string): string {
  const letters = [...text]
  return letters.length > 160 ? `${letters.slice(0, 159).join('')}…` : text
}

function heightOf(pdf: Pdf, cells: Cell[]): number {
  const heights = columns.map(({ width }, index) => {
    const { first = '', second = '' } = cells[index] ?? {}
    const one = pdf.font('sans').fontSize(size).heightOfString(first, { width, lineGap: 1 })
    const two = second ? pdf.fontSize(secondSize).heightOfString(second, { width, lineGap: 1 }) : 0
    return one + two
  })
  return Math.max(...heights) + 8
}

function writeCell(pdf: Pdf, { first, second }: Cell, { key, x, width }: Column, y: number): void {
  const box = {
    x,
    width,
    heightMax: 120,
    font: 'sans' as const,
    align: key === 'hours' ? 'right' : 'left',
  } as const
  const below = writeText(pdf, first, { ...box, y, size })
  if (second) writeText(pdf, second, { ...box, y: below, size: secondSize, colour: colours.soft })
}

function drawTableHead(pdf: Pdf, texts: PaperTexts, top: number): number {
  const height = 28
  pdf.rect(edge, top, inner, height).fill(colours.felt)
  for (const { key, x, width } of columns) {
    const align = key === 'hours' ? ('right' as const) : ('left' as const)
    for (const [index, locale] of both.entries()) {
      writeText(pdf, texts[locale](`certificates.paper.extract.columns.${key}`), {
        ...{ x, y: top + 4 + index * 10.5, width, heightMax: 11, align, size: 7.5 },
        ...(index === 0 ? { font: 'strong' as const } : { font: 'sans' as const, colour: colours.soft }),
      })
    }
  }
  pdf
    .moveTo(edge, top + height)
    .lineTo(edge + inner, top + height)
    .lineWidth(1)
    .stroke(colours.ground)
  return top + height
}

/** Eight points of air at each side and between the columns. */
function placed(): Column[] {
  let x = edge + 6
  return (Object.keys(widths) as Column['key'][]).map((key) => {
    const column = { key, x, width: widths[key] - 8 }
    x += widths[key]
    return column
  })
}
