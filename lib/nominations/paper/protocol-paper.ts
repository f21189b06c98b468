import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { translator, type Translate } from '#lib/i18n/translator.ts'
import { now } from '#lib/platform/clock.ts'
import { bytesOf, colours, openPdf, pageSize, type Pdf, type TextBox, writeText } from '#lib/platform/pdf.ts'
import type { ProtocolView } from '../queries/jury.ts'

const edge = 54
const inner = pageSize.width - edge * 2
const bottom = pageSize.height - 60

/** The protocol of a jury's sitting: in Kazakh, then in Russian from a page of its own. */
export async function pdfOfProtocol(round: ProtocolView): Promise<Buffer> {
  const texts = { kk: await translator('kk'), ru: await translator('ru') }
  const title = texts.kk('nominations.protocol.title', { number: numberOf(round) })
  const pdf = openPdf({ title, author: texts.kk('site.regionLine'), lang: 'kk', createdAt: now() })
  for (const locale of ['kk', 'ru'] as const) drawProtocol(new Sheet(pdf), round, locale, texts[locale])
  return bytesOf(pdf)
}

export function numberOf({ protocolYear, protocolNumber }: ProtocolView): string {
  return `${protocolYear}/${protocolNumber}`
}

/** Writes downwards and begins a new page where a line would not fit. */
class Sheet {
  pdf: Pdf
  y: number

  constructor(pdf: Pdf) {
    this.pdf = pdf
    this.y = 0
    this.begin()
  }

  begin(): void {
    this.pdf.addPage()
    this.y = 56
  }

  write(text: string, box: Pick<TextBox, 'font' | 'size'> & Partial<TextBox>, after = 4): void {
    this.pdf.font(box.font).fontSize(box.size)
    const width = box.width ?? inner
    const height = this.pdf.heightOfString(text, { width, lineGap: 1.5 })
    if (this.y + height > bottom) this.begin()
    this.y =
      after +
      writeText(this.pdf, text, { x: edge, y: this.y, width, heightMax: height + 4, lineGap: 1.5, ...box })
  }

  rule(): void {
    this.pdf.moveTo(edge, this.y).lineTo(edge + inner, this.y)
    this.pdf.lineWidth(0.6).stroke(colours.line)
    this.y += 8
  }
}

function drawProtocol(sheet: Sheet, round: ProtocolView, locale: 'kk' | 'ru', say: Translate): void {
  const t: Translate = (key, values) => say(`nominations.protocol.${key}`, values)
  const small = { font: 'sans', size: 8.5, colour: colours.soft } as const
  const plain = { font: 'sans', size: 10.5 } as const
  sheet.write(say('site.regionLine'), small, 14)
  sheet.write(t('title', { number: numberOf(round) }), { font: 'serif', size: 22 }, 6)
  const heading = `${inLocale(round, 'title', locale)} · ${inLocale(round.kind, 'name', locale)}`
  sheet.write(heading, { font: 'strong', size: 11.5 }, 10)
  const facts = [
    [t('date'), round.heldOn ? formatDate(locale, round.heldOn.toISOString().slice(0, 10)) : ''],
    [t('chair'), round.chair?.name ?? '—'],
    [t('present'), namesOf(round, true)],
    [t('absent'), namesOf(round, false)],
    [t('criteria'), criteriaOf(round, locale)],
    [t('quorum'), String(round.quorum)],
  ]
  for (const [label, value] of facts) if (value) sheet.write(`${label}: ${value}`, plain)
  sheet.y += 8
  for (const [index, nomination] of round.nominations.entries()) {
    sheet.rule()
    drawNomination(sheet, nomination, { number: index + 1, locale, t })
  }
  sheet.y += 26
  sheet.write(`${t('chair')}: ______________________  ${round.chair?.name ?? ''}`, plain)
}

type Entry = { number: number; locale: 'kk' | 'ru'; t: Translate }

function drawNomination(
  sheet: Sheet,
  nomination: ProtocolView['nominations'][number],
  { number, locale, t }: Entry,
): void {
  const { mean, marked, rank, opinions } = nomination
  sheet.write(`${number}. ${inLocale(nomination, 'nominee', locale)}`, { font: 'strong', size: 11.5 }, 2)
  const votes =
    mean === null
      ? t('noMarks')
      : t('votes', { mean: mean.toFixed(2).replace('.', ','), marked, rank: rank ?? 0 })
  sheet.write(votes, { font: 'sans', size: 10 }, 2)
  const recused = opinions.filter(({ recusal }) => recusal !== null).map(({ user }) => user.name)
  if (recused.length > 0) sheet.write(`${t('recused')}: ${recused.join(', ')}`, { font: 'sans', size: 10 }, 2)
  const outcome = t(nomination.state === 'awarded' ? 'awarded' : 'notAwarded')
  const sentence = locale === 'kk' ? nomination.sentenceKk : nomination.sentenceRu
  sheet.write([outcome, sentence].filter(Boolean).join('. '), { font: 'sans', size: 10.5 }, 8)
}

function namesOf({ jurors }: ProtocolView, wasPresent: boolean): string {
  return jurors
    .filter((juror) => juror.wasPresent === wasPresent)
    .map(({ user }) => user.name)
    .join(', ')
}

function criteriaOf({ criteria }: ProtocolView, locale: 'kk' | 'ru'): string {
  return criteria
    .map((criterion) => `${inLocale(criterion, 'label', locale)} (${criterion.weight})`)
    .join('; ')
}
