import { encode } from 'uqr'

export type QrDrawing = {
  /** Modules along one side, the quiet zone of four included. */
  size: number
  version: number
  /** All dark modules as one path, in modules; the same for SVG and PDF. */
  path: string
}

/** Beyond this a code of 35 mm on paper is too fine for an old phone's camera. */
const versionMax = 15
const quietZone = 4

/** A QR code to draw: with 15 % of repair where it stays coarse enough to be read from paper, with 7 % otherwise. */
export function drawQr(text: string): QrDrawing {
  const sturdy = encode(text, { ecc: 'M', border: quietZone })
  const { data, size, version } =
    sturdy.version <= versionMax ? sturdy : encode(text, { ecc: 'L', border: quietZone })
  return { size, version, path: data.map(runsOf).join('') }
}

/** A row's dark stretches as rectangles: fewer and without hairlines between neighbours. */
function runsOf(row: boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const from = x
    while (row[x + 1]) x++
    path += `M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`
  }
  return path
}
