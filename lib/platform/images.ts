import sharp from 'sharp'

// libvips can read dozens of formats, some with a history of holes. Only these three are opened, whatever a file claims to be.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
sharp.cache(false)

export type MadeImage = { width: number; height: number; format: 'webp' | 'avif'; bytes: Buffer }
export type ImageFacts = { width: number; height: number }

/** Width and height as a viewer sees them (after the EXIF turn); null when the header cannot be read. Decodes nothing. */
export async function measureImage(bytes: Buffer): Promise<ImageFacts | null> {
  try {
    const { width, height, autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata()
    return width && height ? { width: autoOrient.width, height: autoOrient.height } : null
  } catch {
    return null
  }
}

/**
 * The picture drawn anew in the given widths, as WebP and AVIF, turned upright, in sRGB and without any metadata (place, camera,
 * thumbnail). Throws when the data is damaged or has more than `pixelsMax` pixels.
 */
export async function remakeImage(
  bytes: Buffer,
  widths: readonly number[],
  pixelsMax: number,
): Promise<MadeImage[]> {
  const made: MadeImage[] = []
  for (const width of widths) {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: pixelsMax,
      failOn: 'error',
      sequentialRead: true,
    })
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const raw = { width: info.width, height: info.height, channels: info.channels }
    const webp = await sharp(data, { raw }).webp({ quality: 80, effort: 4 }).toBuffer()
    const avif = await sharp(data, { raw }).avif({ quality: 55, effort: 3 }).toBuffer()
    made.push({ width: info.width, height: info.height, format: 'webp', bytes: webp })
    made.push({ width: info.width, height: info.height, format: 'avif', bytes: avif })
  }
  return made
}
