import { formatDayParts } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Translate } from '#lib/i18n/translator.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { colours, drawQrOn, pageSize, type Pdf, writeText } from '#lib/platform/pdf.ts'
import type { LetterRow } from '../queries/letters.ts'
import { awardNumberText, checkCodeText } from '../rules.ts'
import { isCertificate } from '../rules/letters.ts'
import { drawFrame, drawMark } from './ornament.ts'

type Texts = { kk: Translate; ru: Translate }
const both = ['kk', 'ru'] as const

const left = 66
const width = pageSize.width - left * 2
const gap = 30
const column = (width - gap) / 2
const foot = 636

/** A letter of thanks or a certificate: one A4, Kazakh first and larger, Russian beside it, the number above, the check below. */
export function drawLetter(pdf: Pdf, award: LetterRow, texts: Texts): void {
  pdf.addPage()
  drawFrame(pdf, isCertificate(award.kind.code))
  drawHead(pdf, award, texts)
  drawNames(pdf, award)
  drawReasons(pdf, award, texts)
  drawFoot(pdf, award, texts)
}

function drawHead(pdf: Pdf, award: LetterRow, texts: Texts): void {
  const top = 56
  const small = { width: column, heightMax: 24, font: 'sans', size: 8, colour: colours.soft } as const
  const lines = both.map((locale) => texts[locale]('site.regionLine')).join('\n')
  writeText(pdf, lines, { ...small, x: left, y: top })
  const number = `№ ${awardNumberText(award.kind.prefix, award.year, award.number ?? 0)}`
  const right = { x: left + column + gap, y: top, width: column, heightMax: 16, align: 'right' } as const
  writeText(pdf, number, { ...right, font: 'strong', size: 10.5 })
  drawMark(pdf, isCertificate(award.kind.code))
}

function drawNames(pdf: Pdf, { kind, recipientKk, recipientRu }: LetterRow): void {
  const middle = { x: left, width, align: 'center', font: 'serif' } as const
  let y = writeText(pdf, kind.nameKk, {
    ...{ ...middle, y: 206, heightMax: 50, size: 38, colour: colours.ink },
  })
  if (kind.nameRu !== kind.nameKk)
    y = writeText(pdf, kind.nameRu, {
      ...{ ...middle, y: y + 2, heightMax: 24, size: 17, colour: colours.goldInk },
    })
  y = writeText(pdf, recipientKk, {
    ...{ ...middle, y: Math.max(y + 26, 300), heightMax: 78, size: 29, lineGap: 2, colour: colours.ground },
  })
  if (recipientRu !== recipientKk)
    writeText(pdf, recipientRu, {
      ...{ ...middle, y: y + 3, heightMax: 40, size: 15, colour: colours.soft },
    })
}

function drawReasons(pdf: Pdf, award: LetterRow, texts: Texts): void {
  const top = 452
  for (const [index, locale] of both.entries()) {
    const box = { x: left + index * (column + gap), width: column }
    const label = texts[locale]('awards.letter.reason')
    const below = writeText(pdf, label, {
      ...{ ...box, y: top, heightMax: 11, font: 'sans', size: 8, colour: colours.soft },
    })
    const reason = inLocale(award, 'reason', locale)
    const size = locale === 'kk' ? 12.5 : 11.5
    writeText(pdf, reason, {
      ...{ ...box, y: below + 3, heightMax: foot - 34 - below, font: 'sans', size, lineGap: 2.5 },
    })
  }
  const middle = pageSize.width / 2
  pdf.moveTo(middle, top).lineTo(middle, foot - 24)
  pdf.lineWidth(0.6).stroke(colours.line)
}

function drawFoot(pdf: Pdf, award: LetterRow, texts: Texts): void {
  pdf.rect(left, foot, width, 2.4).fill(colours.ground)
  const box = { x: left, width: 244 }
  let y = foot + 14
  for (const locale of both) {
    const issuer = inLocale(award, 'issuer', locale)
    y = writeText(pdf, issuer, { ...box, y, heightMax: 27, font: 'strong', size: 9.5 }) + 2
  }
  const dates = both.map((locale) => dayText(award, locale, texts)).join(' / ')
  y = writeText(pdf, dates, { ...box, y, heightMax: 12, font: 'sans', size: 8.5, colour: colours.soft })
  const line = Math.max(y + 30, foot + 104)
  pdf.moveTo(left, line).lineTo(left + box.width, line)
  pdf.lineWidth(0.8).stroke(colours.ink)
  const signing = both.map((locale) => texts[locale]('awards.letter.signature')).join(' / ')
  writeText(pdf, signing, {
    ...{ ...box, y: line + 4, heightMax: 11, font: 'sans', size: 7.5, colour: colours.soft },
  })
  drawCheck(pdf, award, texts)
}

/** What the QR code says: the check page, which asks nobody for a language. */
export function qrTextOfLetter(checkCode: string): string {
  return `${siteUrl}/verify/${checkCode}`
}

function drawCheck(pdf: Pdf, { checkCode }: LetterRow, texts: Texts): void {
  const side = 108
  const x = left + width - side
  const y = foot + 12
  drawQrOn(pdf, qrTextOfLetter(checkCode), { x, y, side })
  const box = { x: x - 122, width: 114, align: 'right', font: 'sans' } as const
  const label = both.map((locale) => texts[locale]('awards.letter.checkLabel')).join('\n')
  let below = writeText(pdf, label, { ...box, y: y + 16, size: 7.5, heightMax: 22, colour: colours.soft })
  const code = checkCodeText(checkCode)
  below = writeText(pdf, code, { ...box, font: 'strong', y: below + 2, size: 12, heightMax: 16 })
  const address = `${siteUrl.replace(/^https?:\/\//, '')}/verify`
  writeText(pdf, address, { ...box, y: below + 3, size: 8, heightMax: 22 })
}

function dayText({ issuedOn }: LetterRow, locale: 'kk' | 'ru', texts: Texts): string {
  const day = issuedOn?.toISOString().slice(0, 10)
  if (!day) return ''
  const parts = formatDayParts(locale, day)
  return texts[locale]('awards.letter.date', { year: day.slice(0, 4), month: parts.month, day: parts.day })
}
