import sharp from 'sharp'

/** A small JPEG as a phone makes it: with the camera, the place and an owner in its metadata. */
export async function photo(): Promise<Buffer> {
  const exif = {
    IFD0: { Make: 'Birgemiz-Phone', Copyright: 'Secret Owner', ImageDescription: 'Home address' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '51/1 10/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '71/1 26/1 0/1',
    },
  }
  const shape = { width: 640, height: 480, channels: 3 as const, background: { r: 20, g: 120, b: 90 } }
  return sharp({ create: shape }).jpeg().withExif(exif).toBuffer()
}

/** Whether anything about the camera, the place or the owner is left in a picture. */
export async function hasMetadata(bytes: Buffer): Promise<boolean> {
  const { exif, xmp, iptc, icc } = await sharp(bytes).metadata()
  const isTold = ['Birgemiz-Phone', 'Secret Owner', 'Home address'].some((word) => bytes.includes(word))
  return Boolean(exif ?? xmp ?? iptc ?? icc) || isTold
}

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
