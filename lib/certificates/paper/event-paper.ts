import { formatDate, formatDateRange, formatHours } from '#lib/i18n/format.ts'
import { colours, pageSize, type Pdf, writeText } from '#lib/platform/pdf.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import type { EventFacts } from '../rules/facts.ts'
import { spellMinutes } from '../rules/spelling.ts'
import { drawCheck, drawHorn, drawStrokes } from './marks.ts'
import type { PaperTexts, Printed } from './papers.ts'

type EventPaper = Printed<EventFacts>
type Locale = keyof PaperTexts
const both: Locale[] = ['kk', 'ru']

const frame = 22
const left = 58
const width = pageSize.width - left * 2
const gap = 28
const column = (width - gap) / 2
const horizon = 660
const factsTop = 374

/** A certificate of one event: a page in Kazakh and Russian, side by side. */
export function drawEventPaper(pdf: Pdf, paper: EventPaper, texts: PaperTexts): void {
  pdf.addPage()
  pdf.rect(frame, frame, pageSize.width - frame * 2, pageSize.height - frame * 2)
  pdf.lineWidth(1.4).stroke(colours.gold)
  drawHead(pdf, texts)
  drawName(pdf, paper, texts)
  drawFacts(pdf, paper, texts)
  drawHours(pdf, paper, texts)
  drawFoot(pdf, paper, texts)
}

function drawHead(pdf: Pdf, texts: PaperTexts): void {
  const top = 46
  writeText(pdf, texts.kk('site.name'), {
    ...{ x: left, y: top - 4, width: column, heightMax: 24, font: 'serif', size: 17, colour: colours.ground },
  })
  const small = { x: left + column, width: column + gap, heightMax: 22, font: 'sans', size: 7.5 } as const
  const lines = both.map((locale) => texts[locale]('site.regionLine')).join('\n')
  writeText(pdf, lines, { ...small, y: top, colour: colours.soft, align: 'right' })
  drawHorn(pdf, { x: pageSize.width / 2, y: 168, width: 164 })
}

function drawName(pdf: Pdf, paper: EventPaper, texts: PaperTexts): void {
  const middle = { x: left, width, align: 'center' } as const
  writeText(pdf, texts.kk('certificates.paper.event.title'), {
    ...{ ...middle, y: 186, heightMax: 42, font: 'serif', size: 33, colour: colours.ink },
  })
  writeText(pdf, texts.ru('certificates.paper.event.title'), {
    ...{ ...middle, y: 229, heightMax: 22, font: 'serif', size: 15, colour: colours.goldInk },
  })
  const name = fullName(paper.facts.person)
  const box = { ...middle, y: 266, heightMax: 74, font: 'serif', size: 28, lineGap: 2 } as const
  const below = writeText(pdf, name, { ...box, colour: colours.ground })
  const card = `№ ${String(paper.facts.cardNumber).padStart(6, '0')}`
  const cards = both.map((locale) => texts[locale]('certificates.paper.card', { number: card })).join(' · ')
  writeText(pdf, cards, {
    ...middle,
    y: below + 5,
    heightMax: 12,
    font: 'sans',
    size: 8.5,
    colour: colours.soft,
  })
}

function drawFacts(pdf: Pdf, paper: EventPaper, texts: PaperTexts): void {
  const { title, role, place, host, course } = paper.facts
  for (const [index, locale] of both.entries()) {
    const say = texts[locale]
    const x = left + index * (column + gap)
    const dateAndPlace = [formatDateRange(locale, paper.from, paper.to), place[locale]]
    const facts: Fact[] = [
      { label: say('certificates.paper.event.work'), value: title[locale], heightMax: 44 },
      // The page has room for one of the two: who came to learn had no other task.
      { label: say('certificates.paper.event.role'), value: course ? '' : role[locale], heightMax: 25 },
      {
        label: say('certificates.paper.event.when'),
        value: dateAndPlace.filter(Boolean).join('\n'),
        heightMax: 40,
      },
      { label: say('certificates.paper.event.host'), value: host?.[locale] ?? '', heightMax: 25 },
      {
        label: say('trainings.paper.course'),
        value: courseLine(paper.facts, locale, say),
        heightMax: 28,
      },
    ]
    const lead = { x, y: factsTop, width: column, heightMax: 32, font: 'sans', size: 10, lineGap: 2 } as const
    let y = writeText(pdf, say('certificates.paper.event.lead'), lead) + 7
    for (const fact of facts.filter(({ value }) => value !== '')) y = writeFact(pdf, fact, { x, y })
  }
  const middle = pageSize.width / 2
  pdf
    .moveTo(middle, factsTop)
    .lineTo(middle, horizon - 24)
    .lineWidth(0.6)
    .stroke(colours.line)
}

/** Of a training: how long and at what level it taught, and who did. */
function courseLine({ course }: EventFacts, locale: Locale, say: PaperTexts['kk']): string {
  if (!course) return ''
  const level = say(`trainings.form.levels.${course.level}`)
  const hours = formatHours(locale, course.minutes)
  const line = say('trainings.paper.courseLine', { hours, level })
  return course.trainer ? `${line}\n${say('trainings.paper.trainer')}: ${course.trainer[locale]}` : line
}

type Fact = { label: string; value: string; heightMax: number }

function writeFact(pdf: Pdf, fact: Fact, { x, y }: { x: number; y: number }): number {
  const box = { x, width: column }
  const below = writeText(pdf, fact.label, {
    ...{ ...box, y, heightMax: 10, font: 'sans', size: 7.5, colour: colours.soft },
  })
  const { value, heightMax } = fact
  return writeText(pdf, value, { ...box, y: below + 1, heightMax, font: 'strong', size: 10.5 }) + 5
}

/** The hours in figures and words, and as strokes on the horizon. */
function drawHours(pdf: Pdf, paper: EventPaper, texts: PaperTexts): void {
  const { minutes } = paper
  for (const [index, locale] of both.entries()) {
    const say = texts[locale]
    const box = { x: left + index * (column + gap), width: column }
    const figures = say('certificates.paper.hours', {
      hours: Math.floor(minutes / 60),
      minutes: minutes % 60,
    })
    const below = writeText(pdf, figures, {
      ...{ ...box, y: horizon - 58, heightMax: 20, font: 'serif', size: 15, colour: colours.ground },
    })
    const words = spellMinutes(minutes, (key, values) => say(`certificates.numbers.${key}`, values))
    writeText(pdf, `(${words})`, {
      ...box,
      y: below,
      heightMax: 11,
      font: 'sans',
      size: 8.5,
      colour: colours.soft,
    })
  }
  drawStrokes(pdf, minutes, texts, { x: left, y: horizon, width, height: 14 })
  pdf.rect(frame, horizon, pageSize.width - frame * 2, 3.2).fill(colours.ground)
}

function drawFoot(pdf: Pdf, paper: EventPaper, texts: PaperTexts): void {
  const { facts } = paper
  const box = { x: left, width: 236 }
  const top = horizon + 20
  const centres = [...new Set([facts.centre.kk, facts.centre.ru])].join('\n')
  let y = writeText(pdf, centres, { ...box, y: top, heightMax: 44, font: 'strong', size: 9.5, lineGap: 2 })
  const dates = both.map((locale) => formatDate(locale, paper.issuedAt)).join(' / ')
  y = writeText(pdf, dates, {
    ...box,
    y: y + 4,
    heightMax: 12,
    font: 'sans',
    size: 8.5,
    colour: colours.soft,
  })
  const line = Math.max(y + 26, top + 88)
  pdf
    .moveTo(left, line)
    .lineTo(left + box.width, line)
    .lineWidth(0.8)
    .stroke(colours.ink)
  const signing = both.map((locale) => texts[locale]('certificates.paper.event.signature')).join(' / ')
  y = writeText(pdf, facts.signer, { ...box, y: line + 4, heightMax: 12, font: 'strong', size: 8.5 })
  writeText(pdf, signing, { ...box, y: y + 1, heightMax: 11, font: 'sans', size: 7.5, colour: colours.soft })
  drawCheck(pdf, paper, texts, { right: left + width, y: top - 6, side: 114, textWidth: 112 })
}
