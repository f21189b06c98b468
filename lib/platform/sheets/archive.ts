import { open, type Entry, type ZipFile } from 'yauzl'
import { entriesMax, packedRatioMax, ratioFromBytes, SheetProblem, unpackedBytesMax } from './limits.ts'

export type Archive = {
  names: string[]
  /** The unpacked bytes of one entry; more than the directory declares are never given. */
  read: (name: string) => Promise<AsyncIterable<Uint8Array>>
  close: () => void
}

/**
 * Opens a packed file after judging its directory alone: number of entries, declared sizes, ratio, passwords. Nothing is
 * unpacked before that.
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openZip(path)
  try {
    const entries = await listEntries(zip)
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

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(new SheetProblem('broken')) : resolve(zip),
    )
  })
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(new SheetProblem('broken')))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      // The first of two entries of one name: what is judged is what is read.
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry)
      if (entries.size > entriesMax) reject(new SheetProblem('tooBigUnpacked'))
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
