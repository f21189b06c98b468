import { type Entry, fromBuffer, open, type ZipFile } from 'yauzl'
import { entriesMax, packedRatioMax, ratioFromBytes, SheetProblem, unpackedBytesMax } from './limits.ts'

export type Archive = {
  names: string[]
  /** The unpacked bytes of one entry; more than the directory declares are never given. */
  read: (name: string) => Promise<AsyncIterable<Uint8Array>>
  close: () => void
}

/** `hasTwins`: two entries may share a name, the first is read; a file that is passed on to others may not have them. */
type Limits = { most?: number; hasTwins?: boolean }

/**
 * Opens a packed file, by its path or its bytes, after judging its directory alone: number of entries, declared sizes, ratio,
 * passwords, names that lead out of it. Nothing is unpacked before that.
 */
export async function openArchive(
  source: string | Buffer,
  { most = entriesMax, hasTwins = true }: Limits = {},
): Promise<Archive> {
  const zip = await openZip(source)
  try {
    const entries = await listEntries(zip, { most, hasTwins })
    judge([...entries.values()])
    return {
      names: [...entries.keys()],
      read: (name) => readEntry(zip, entries.get(name)),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

function openZip(source: string | Buffer): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip: ZipFile) =>
      error ? reject(new SheetProblem('broken')) : resolve(zip)
    if (typeof source === 'string') open(source, options, done)
    else fromBuffer(source, options, done)
  })
}

function listEntries(zip: ZipFile, { most, hasTwins }: Required<Limits>): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(new SheetProblem('broken')))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      // The first of two entries of one name: what is judged is what is read.
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry)
      else if (!hasTwins) return reject(new SheetProblem('broken'))
      if (entries.size > most) reject(new SheetProblem('tooBigUnpacked'))
      else zip.readEntry()
    })
    zip.readEntry()
  })
}

function judge(entries: Entry[]): void {
  if (entries.some((entry) => entry.isEncrypted())) throw new SheetProblem('encrypted')
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  const isTooTight = entries.some(
    ({ uncompressedSize, compressedSize }) =>
      uncompressedSize > ratioFromBytes && uncompressedSize > compressedSize * packedRatioMax,
  )
  if (unpacked > unpackedBytesMax || isTooTight) throw new SheetProblem('tooBigUnpacked')
}

function readEntry(zip: ZipFile, entry: Entry | undefined): Promise<AsyncIterable<Uint8Array>> {
  if (!entry) throw new SheetProblem('broken')
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error ? reject(new SheetProblem('broken')) : resolve(guarded(stream)),
    )
  })
}

/** A broken stream is a broken file. */
async function* guarded(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = stream[Symbol.asyncIterator]()
  for (;;) {
    const next = await pieces.next().catch(() => {
      throw new SheetProblem('broken')
    })
    if (next.done) return
    yield next.value
  }
}
