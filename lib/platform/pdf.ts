import path from 'node:path'
import PDFDocument from 'pdfkit'
import { drawQr } from './qr.ts'

export type Pdf = PDFKit.PDFDocument
export type PdfFont = 'serif' | 'sans' | 'strong'

/** A4 in points. */
export const pageSize = { width: 595.28, height: 841.89 } as const
export const colours = {
  ink: '#14212a',
  soft: '#465460',
  line: '#d8d2c5',
  ground: '#08384f',
  gold: '#e8a317',
  goldInk: '#7a5000',
  paper: '#ffffff',
  felt: '#f4f1ea',
} as const

/** Whole fonts with every Kazakh letter; only the letters used are put into a document. Read from the project's folder, like the messages. */
const fontFiles: Record<PdfFont, string> = {
  serif: 'literata-600.ttf',
  sans: 'golos-400.ttf',
  strong: 'golos-600.ttf',
}

type Facts = { title: string; author: string; lang: string; createdAt: Date }

/** An empty A4 document; pages are added by whoever draws them. Text in it can be selected, searched and copied. */
export function openPdf({ title, author, lang, createdAt }: Facts): Pdf {
  const pdf = new PDFDocument({
    ...{ autoFirstPage: false, bufferPages: true, size: 'A4', margin: 0, lang, displayTitle: true },
    // The document's first font: without it pdfkit would put in one that has no Cyrillic.
    font: fontPath('sans'),
    info: { Title: title, Author: author, Creator: author, CreationDate: createdAt },
  })
  for (const font of Object.keys(fontFiles) as PdfFont[]) pdf.registerFont(font, fontPath(font))
  return pdf
}

/** Ends the document and gives its bytes. */
export async function bytesOf(pdf: Pdf): Promise<Buffer> {
  const parts: Buffer[] = []
  pdf.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  pdf.end()
  await ended
  return Buffer.concat(parts)
}

export type TextBox = {
  x: number
  y: number
  width: number
  /** Text that would be higher is set smaller, down to three fifths; what does not fit even then ends in «…». */
  heightMax: number
  font: PdfFont
  size: number
  colour?: string
  align?: 'left' | 'center' | 'right'
  lineGap?: number
}

/** Writes text into a box and returns where it ends, so that nothing ever runs over what stands below. */
export function writeText(pdf: Pdf, text: string, box: TextBox): number {
  const { x, y, width, heightMax, font, colour = colours.ink, align = 'left', lineGap = 1 } = box
  const options = { width, align, lineGap }
  let { size } = box
  pdf.font(font).fontSize(size)
  while (size > box.size * 0.6 && !fits(pdf, text, options, heightMax)) pdf.fontSize((size -= 0.5))
  const height = Math.min(pdf.heightOfString(text, options), heightMax)
  pdf.fillColor(colour).text(text, x, y, { ...options, height: heightMax, ellipsis: true })
  return y + height
}

/** Lines that fit, and no word wider than the box. */
function fits(
  pdf: Pdf,
  text: string,
  options: { width: number; lineGap: number },
  heightMax: number,
): boolean {
  if (pdf.heightOfString(text, options) > heightMax) return false
  return text.split(/\s+/).every((word) => pdf.widthOfString(word) <= options.width)
}

/** A QR code with its quiet zone in a square. */
export function drawQrOn(pdf: Pdf, text: string, place: { x: number; y: number; side: number }): void {
  const { size, path: modules } = drawQr(text)
  pdf.save()
  pdf.translate(place.x, place.y).scale(place.side / size)
  pdf.rect(0, 0, size, size).fill(colours.paper)
  pdf.path(modules).fill(colours.ink)
  pdf.restore()
}

function fontPath(font: PdfFont): string {
  return path.join(process.cwd(), 'public', 'fonts', 'pdf', fontFiles[font])
}
