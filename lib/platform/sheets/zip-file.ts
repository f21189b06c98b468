import { crc32, createDeflateRaw } from 'node:zlib'

type Entry = { name: Buffer; crc: number; size: number; packed: Buffer; offset: number }

/** What is written into one file of the archive; it goes through the packer at once, so that only packed bytes stay in memory. */
export type ZipPart = { write: (text: string) => Promise<void>; end: () => Promise<void> }

/** A zip archive made part by part (APPNOTE 6.3, deflate, UTF-8 names); below 4 GB. */
export function openZip() {
  const entries: Entry[] = []
  const openPart = (name: string): ZipPart => {
    const deflate = createDeflateRaw()
    const packed: Buffer[] = []
    let [crc, size] = [0, 0]
    deflate.on('data', (chunk: Buffer) => packed.push(chunk))
    const finished = new Promise<void>((resolve, reject) => {
      deflate.on('end', resolve)
      deflate.on('error', reject)
    })
    return {
      async write(text) {
        const bytes = Buffer.from(text)
        crc = crc32(bytes, crc)
        size += bytes.length
        if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve))
      },
      async end() {
        deflate.end()
        await finished
        entries.push({ name: Buffer.from(name), crc, size, packed: Buffer.concat(packed), offset: 0 })
      },
    }
  }
  return { openPart, bytes: () => join(entries) }
}

function join(entries: Entry[]): Buffer {
  const parts: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    entry.offset = offset
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts(entry), entry.name, entry.packed])
    parts.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries.map(directoryLine))
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}

/** The fields a local header and a line of the directory share. The time is 1 January 1980: a file says nothing about clocks. */
function facts({ crc, size, packed, name }: Entry): Buffer {
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt16LE(0x0800, 2)
  shared.writeUInt16LE(8, 4)
  shared.writeUInt16LE(0x0021, 8)
  shared.writeUInt32LE(crc, 10)
  shared.writeUInt32LE(packed.length, 14)
  shared.writeUInt32LE(size, 18)
  shared.writeUInt16LE(name.length, 22)
  return shared
}

function directoryLine(entry: Entry): Buffer {
  const head = Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 0])])
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(entry.offset, 10)
  return Buffer.concat([head, facts(entry), tail, entry.name])
}
