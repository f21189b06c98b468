import sharp from 'sharp'
import { renderSVG } from 'uqr'

/** A QR code as a PNG of about 300 points, with the quiet zone readers need around it. */
export async function qrPicture(text: string): Promise<Buffer> {
  const svg = renderSVG(text, { ecc: 'M', border: 4, pixelSize: 10 })
  return sharp(Buffer.from(svg))
    .flatten({ background: '#ffffff' })
    .grayscale()
    .png({ compressionLevel: 9 })
    .toBuffer()
}
