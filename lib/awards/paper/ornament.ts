import { colours, pageSize, type Pdf } from '#lib/platform/pdf.ts'

const curl = 'M0 0V-31A34 34 0 0 1 68 -31A24 24 0 0 1 20 -31A14 14 0 0 1 48 -31'

/** A letter has one golden line around it; a certificate two, with squares at the corners. */
export function drawFrame(pdf: Pdf, isCertificate: boolean): void {
  const { width, height } = pageSize
  const rect = (inset: number, line: number) => {
    pdf.rect(inset, inset, width - inset * 2, height - inset * 2)
    pdf.lineWidth(line).stroke(colours.gold)
  }
  rect(24, 1.6)
  if (!isCertificate) return
  rect(32, 0.6)
  for (const x of [24, width - 24 - 16])
    for (const y of [24, height - 24 - 16]) pdf.rect(x, y, 16, 16).fill(colours.gold)
}

/** The sign above the name of the paper: the ram's horn of thanks, for a certificate four of them as a whole. */
export function drawMark(pdf: Pdf, isCertificate: boolean): void {
  const x = pageSize.width / 2
  if (!isCertificate) return drawHorns(pdf, { x, y: 188, width: 176 }, [1])
  drawHorns(pdf, { x, y: 143, width: 112 }, [1, -1])
}

function drawHorns(pdf: Pdf, place: { x: number; y: number; width: number }, flips: number[]): void {
  const scale = place.width / 148
  for (const flip of flips)
    for (const side of [1, -1]) {
      pdf.save()
      pdf.translate(place.x, place.y).scale(side * scale, flip * scale)
      pdf.path(curl).lineWidth(5.2).stroke(colours.gold)
      pdf.path(curl).lineWidth(2.6).stroke(colours.paper)
      pdf.circle(37, -31, 6.4).fill(colours.gold)
      pdf.restore()
    }
}
