import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const pixelsPerModule = 4
const square = /0 0 (\d+) \1 re/
const run = /([\d.]+) ([\d.]+) m\s+([\d.]+) \2 l/g

/**
 * What a camera reads from the QR code of each page of a PDF, in the order of the pages: the dark modules are taken from where
 * they are drawn in the file, painted, and given to a decoder.
 */
export async function readPrintedCodes(pdf: Buffer): Promise<(string | null)[]> {
  const wasmBinary = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')
    .buffer as ArrayBuffer
  await prepareZXingModule({ overrides: { wasmBinary } })
  const texts: (string | null)[] = []
  for (const content of contentsOf(pdf)) {
    const [found] = await readBarcodes(paint(content), { formats: ['QRCode'] })
    texts.push(found?.text ?? null)
  }
  return texts
}

/** The drawing of every page that has a code on it. */
function contentsOf(pdf: Buffer): string[] {
  const contents: string[] = []
  for (let at = pdf.indexOf('stream\n'); at !== -1; at = pdf.indexOf('stream\n', at)) {
    const begin = at + 'stream\n'.length
    const end = pdf.indexOf('\nendstream', begin)
    at = end + '\nendstream'.length
    const drawing = inflated(pdf.subarray(begin, end))
    if (drawing !== null && square.test(drawing)) contents.push(drawing)
  }
  return contents
}

function inflated(bytes: Buffer): string | null {
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    return null
  }
}

function paint(content: string): ImageData {
  const start = content.search(square)
  const modules = Number(square.exec(content)?.[1])
  const side = modules * pixelsPerModule
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  const code = content.slice(start, content.indexOf('\nQ', start))
  for (const [, from, y, to] of code.matchAll(run))
    for (let row = Number(y) * pixelsPerModule; row < (Number(y) + 1) * pixelsPerModule; row++)
      for (let at = Number(from) * pixelsPerModule; at < Number(to) * pixelsPerModule; at++)
        data.fill(0, (row * side + at) * 4, (row * side + at) * 4 + 3)
  return { data, width: side, height: side, colorSpace: 'srgb' } as ImageData
}
