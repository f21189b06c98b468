import { siteUrl } from '#lib/platform/env.ts'
import { colours, drawQrOn, type Pdf, writeText } from '#lib/platform/pdf.ts'
import { certificateCodeText, qrTextOf } from '../rules/payload.ts'
import type { PaperTexts } from './papers.ts'

const curl = 'M0 0V-31A34 34 0 0 1 68 -31A24 24 0 0 1 20 -31A14 14 0 0 1 48 -31'

/** The ram's horn of thanks, as on the letters: one curl and its mirror, standing on `y`. */
export function drawHorn(pdf: Pdf, place: { x: number; y: number; width: number }): void {
  const scale = place.width / 148
  for (const side of [1, -1]) {
    pdf.save()
    pdf.translate(place.x, place.y).scale(side * scale, scale)
    pdf.path(curl).lineWidth(5.2).stroke(colours.gold)
    pdf.path(curl).lineWidth(2.6).stroke(colours.paper)
    pdf.circle(37, -31, 6.4).fill(colours.gold)
    pdf.restore()
  }
}

const strokesMax = 100

type Strip = { x: number; y: number; width: number; height: number }

/**
 * Golden strokes that stand on the horizon, one a confirmed hour, a shorter one for a part, and at the right what a stroke is;
 * past a hundred one stands for ten.
 */
export function drawStrokes(pdf: Pdf, minutes: number, texts: PaperTexts, strip: Strip): void {
  const hoursEach = minutes > strokesMax * 60 ? 10 : 1
  const strokes = Math.min(minutes / 60 / hoursEach, strokesMax)
  const legendWidth = 130
  const step = Math.min(6, (strip.width - legendWidth - 12) / Math.ceil(strokes))
  for (let index = 0; index < strokes; index++) {
    const part = Math.max(0.3, Math.min(1, strokes - index))
    const x = strip.x + 1 + index * step
    pdf.moveTo(x, strip.y).lineTo(x, strip.y - strip.height * part)
  }
  pdf.lineWidth(Math.min(2.2, step * 0.5)).stroke(colours.gold)
  const legend = (['kk', 'ru'] as const).map((locale) =>
    texts[locale]('certificates.paper.stroke', { hours: hoursEach }),
  )
  writeText(pdf, legend.join(' / '), {
    ...{ x: strip.x + strip.width - legendWidth, y: strip.y - 11, width: legendWidth, heightMax: 9 },
    ...{ font: 'sans', size: 6.5, colour: colours.soft, align: 'right' },
  })
}

type Checked = { code: string; payload: string; signature: string }
type Corner = { right: number; y: number; side: number; textWidth: number }

/** The QR code at the right, the code and the address to type beside it. */
export function drawCheck(pdf: Pdf, paper: Checked, texts: PaperTexts, corner: Corner): void {
  const { right, y, side, textWidth } = corner
  const x = right - side - 12 - textWidth
  drawQrOn(pdf, qrTextOf(siteUrl, paper), { x: right - side, y, side })
  const box = { x, width: textWidth, align: 'right' as const, colour: colours.soft, font: 'sans' as const }
  const label = `${texts.kk('certificates.paper.code')}\n${texts.ru('certificates.paper.code')}`
  let below = writeText(pdf, label, { ...box, y: y + 6, size: 7.5, heightMax: 22 })
  const code = certificateCodeText(paper.code)
  below = writeText(pdf, code, {
    ...{ ...box, font: 'strong', colour: colours.ink, y: below + 2, size: 12, heightMax: 16 },
  })
  const address = `${siteUrl.replace(/^https?:\/\//, '')}/verify`
  below = writeText(pdf, address, { ...box, y: below + 3, size: 8, heightMax: 20, colour: colours.ink })
  const offline = `${texts.kk('certificates.paper.offline')}\n${texts.ru('certificates.paper.offline')}`
  writeText(pdf, offline, { ...box, y: below + 6, size: 7, heightMax: side - (below + 6 - y) })
}
