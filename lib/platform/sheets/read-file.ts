import { open } from 'node:fs/promises'
import { readCsv } from './csv.ts'
import { type Sheet, SheetProblem } from './limits.ts'
import { readXlsx } from './xlsx.ts'

/** Reads a sheet; what the file is, its first bytes say, not its name. For a process of its own: see `readSheet`. */
export async function readSheetFile(file: string, wanted: number | null): Promise<Sheet> {
  const head = await firstBytes(file)
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  if (starts(0x50, 0x4b)) return readXlsx(file, wanted)
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new SheetProblem(isLocked(head) ? 'encrypted' : 'oldExcel')
  const isKnownElse =
    starts(0x25, 0x50, 0x44, 0x46) ||
    starts(0x89, 0x50) ||
    starts(0xff, 0xd8, 0xff) ||
    starts(0x47, 0x49, 0x46) ||
    starts(0x52, 0x61, 0x72)
  const start = head.subarray(0, 200).toString('latin1').trimStart().toLowerCase()
  if (isKnownElse || start.startsWith('<') || start.startsWith('{\\rtf')) throw new SheetProblem('notASheet')
  return readCsv(file)
}

/** Excel keeps a file with a password inside the old format, under this name in UTF-16. */
function isLocked(head: Buffer): boolean {
  return head.includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
