import { formatDate } from '#lib/i18n/format.ts'
import { colours, pageSize, type Pdf, writeText } from '#lib/platform/pdf.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { type ExtractFacts, type Words } from '../rules/facts.ts'
import { certificateCodeText } from '../rules/payload.ts'
import { spellMinutes } from '../rules/spelling.ts'
import { both, edge, hoursText, inner } from './extract-frame.ts'
import { drawTable } from './extract-table.ts'
import { drawCheck, drawHorn, drawStrokes } from './marks.ts'
import type { PaperTexts, Printed } from './papers.ts'

export type ExtractPaper = Printed<ExtractFacts>

/** An extract of the volunteer's book: as many pages as the work needs, Kazakh first with Russian under it. */
export function drawExtract(pdf: Pdf, paper: ExtractPaper, texts: PaperTexts): void {
  pdf.addPage()
  drawHead(pdf, paper, texts)
  const below = drawTotal(pdf, paper, texts)
  const { y } = drawTable(pdf, paper.facts.lines, texts, below)
  drawEnd(pdf, paper, texts, y)
  drawFeet(pdf, paper, texts)
}

function drawHead(pdf: Pdf, paper: ExtractPaper, texts: PaperTexts): void {
  const { facts } = paper
  const box = { x: edge, width: 266 }
  writeText(pdf, texts.kk('site.name'), {
    ...{ ...box, y: 38, heightMax: 22, font: 'serif', size: 15, colour: colours.ground },
  })
  drawHorn(pdf, { x: edge + 118, y: 56, width: 44 })
  let y = writeText(pdf, texts.kk('certificates.paper.extract.title'), {
    ...{ ...box, y: 72, heightMax: 50, font: 'serif', size: 19 },
  })
  y = writeText(pdf, texts.ru('certificates.paper.extract.title'), {
    ...{ ...box, y: y + 1, heightMax: 18, font: 'serif', size: 12, colour: colours.goldInk },
  })
  y = writeText(pdf, fullName(facts.person), {
    ...{ ...box, y: y + 10, heightMax: 42, font: 'serif', size: 17, colour: colours.ground },
  })
  const card = `№ ${String(facts.cardNumber).padStart(6, '0')}`
  const cards = both.map((locale) => texts[locale]('certificates.paper.card', { number: card })).join(' / ')
  writeText(pdf, cards, { ...box, y: y + 2, heightMax: 12, font: 'sans', size: 8.5, colour: colours.soft })
  drawCheck(pdf, paper, texts, { right: pageSize.width - edge, y: 36, side: 116, textWidth: 98 })
}

/** Period, hours in figures and words, and since when: on the horizon that opens the table. */
function drawTotal(pdf: Pdf, paper: ExtractPaper, texts: PaperTexts): number {
  const top = 216
  drawStrokes(pdf, paper.minutes, texts, { x: edge, y: top, width: inner, height: 11 })
  pdf.rect(edge, top, inner, 3.2).fill(colours.ground)
  const column = (inner - 24) / 2
  const ends = both.map((locale, index) => {
    const say = texts[locale]
    const box = { x: edge + index * (column + 24), width: column }
    const day = (value: string) => formatDate(locale, value)
    const period = say('certificates.paper.extract.period', { from: day(paper.from), to: day(paper.to) })
    let y = writeText(pdf, period, { ...box, y: top + 13, heightMax: 26, font: 'sans', size: 9 })
    y = writeText(pdf, hoursText(say, paper.minutes), {
      ...{ ...box, y: y + 3, heightMax: 26, font: 'serif', size: 18, colour: colours.ground },
    })
    const words = spellMinutes(paper.minutes, (key, values) => say(`certificates.numbers.${key}`, values))
    y = writeText(pdf, `(${words})`, {
      ...box,
      y,
      heightMax: 24,
      font: 'sans',
      size: 8.5,
      colour: colours.soft,
    })
    const since = say('certificates.paper.extract.since', { date: day(paper.facts.since) })
    return writeText(pdf, since, { ...box, y: y + 4, heightMax: 12, font: 'sans', size: 8.5 })
  })
  return Math.max(...ends) + 16
}

/** Hours by direction, who confirmed them, and what this paper is. */
function drawEnd(pdf: Pdf, paper: ExtractPaper, texts: PaperTexts, from: number): void {
  const { directions, centres } = paper.facts
  const needed = 60 + directions.length * 13 + centres.length * 24 + 50
  let y = from + 18
  if (y + Math.min(needed, 500) > pageSize.height - 64) {
    pdf.addPage()
    y = 48
  }
  pdf.rect(edge, y, inner, 1.6).fill(colours.ground)
  const column = (inner - 24) / 2
  const start = y + 10
  const left = writeDirections(pdf, directions, texts, { x: edge, y: start, width: column })
  const right = writeCentres(pdf, centres, texts, { x: edge + column + 24, y: start, width: column })
  y = Math.max(left, right) + 12
  for (const locale of both) {
    const words = texts[locale]('certificates.paper.extract.made', {
      date: formatDate(locale, paper.issuedAt),
    })
    y = writeText(pdf, words, {
      x: edge,
      y,
      width: inner,
      heightMax: 24,
      font: 'sans',
      size: 8,
      colour: colours.soft,
    })
    y += 3
  }
}

type Place = { x: number; y: number; width: number }

function writeHeading(pdf: Pdf, key: string, texts: PaperTexts, place: Place): number {
  const words = both.map((locale) => texts[locale](`certificates.paper.extract.${key}`)).join(' / ')
  return writeText(pdf, words, { ...place, heightMax: 24, font: 'strong', size: 8.5 }) + 4
}

function writeDirections(
  pdf: Pdf,
  directions: ExtractFacts['directions'],
  texts: PaperTexts,
  place: Place,
): number {
  let y = writeHeading(pdf, 'directions', texts, place)
  for (const { name, minutes } of directions) {
    const words = name ?? otherWork(texts)
    const value = hoursText(texts.kk, minutes, 'short')
    const label = [...new Set([words.kk, words.ru])].join(' / ')
    writeText(pdf, value, {
      x: place.x + place.width - 70,
      y,
      width: 70,
      heightMax: 12,
      font: 'sans',
      size: 8,
      align: 'right',
    })
    y =
      writeText(pdf, label, { ...place, y, width: place.width - 76, heightMax: 22, font: 'sans', size: 8 }) +
      3
  }
  return y
}

function writeCentres(pdf: Pdf, centres: Words[], texts: PaperTexts, place: Place): number {
  if (centres.length === 0) return place.y
  let y = writeHeading(pdf, 'confirmedBy', texts, place)
  for (const centre of centres.slice(0, 12)) {
    const label = [...new Set([centre.kk, centre.ru])].join(' / ')
    y = writeText(pdf, label, { ...place, y, heightMax: 22, font: 'sans', size: 8 }) + 3
  }
  const rest = centres.length - 12
  return rest > 0 ? writeText(pdf, `+ ${rest}`, { ...place, y, heightMax: 12, font: 'sans', size: 8 }) : y
}

function otherWork(texts: PaperTexts): Words {
  const [kk, ru] = both.map((locale) => texts[locale]('certificates.paper.extract.otherWork'))
  return { kk: kk ?? '', ru: ru ?? '', en: ru ?? '' }
}

/** Which page of how many, and of which paper: pages that come apart find each other. */
function drawFeet(pdf: Pdf, paper: ExtractPaper, texts: PaperTexts): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(start + page)
    const y = pageSize.height - 40
    pdf
      .moveTo(edge, y - 6)
      .lineTo(edge + inner, y - 6)
      .lineWidth(0.6)
      .stroke(colours.line)
    const box = { y, heightMax: 12, font: 'sans', size: 7.5, colour: colours.soft } as const
    const holder = `${fullName(paper.facts.person)} · ${certificateCodeText(paper.code)}`
    writeText(pdf, holder, { ...box, x: edge, width: inner - 150 })
    const pages = both
      .map((locale) => texts[locale]('certificates.paper.extract.page', { page: page + 1, count }))
      .join(' / ')
    writeText(pdf, pages, { ...box, x: edge + inner - 150, width: 150, align: 'right' })
  }
}
