import { writeFileSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { encode } from 'uqr'

const [width, height] = [640, 480]

/** A browser whose camera sees one QR code, in the raw video Chromium takes for a camera. */
export async function openWithCamera(text: string, file: string): Promise<Browser> {
  writeFileSync(file, Buffer.concat([header(), Buffer.from('FRAME\n'), frameOf(text)]))
  const { executablePath, args = [] } = (await import('../../playwright.config.ts')).default.use!
    .launchOptions!
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']
  return chromium.launch({
    executablePath,
    args: [...args, ...camera, `--use-file-for-fake-video-capture=${file}`],
  })
}

function header(): Buffer {
  return Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420mpeg2\n`)
}

function frameOf(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const dot = Math.floor(height / size)
  const left = Math.floor((width - size * dot) / 2)
  const frame = Buffer.alloc((width * height * 3) / 2, 128)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isDark = data[Math.floor(y / dot)]?.[Math.floor((x - left) / dot)] === true
      frame[y * width + x] = isDark ? 16 : 235
    }
  return frame
}
