import { open, readFile } from 'node:fs/promises'
import { readCsv } from './csv.ts'
import { type Sheet, SheetProblem } from './limits.ts'
import { readXlsx } from './xlsx.ts'

// Runs as a process of its own: reads one file, says what is in it as lines of JSON, and ends. It has no secrets, no database,
// and no right to write.

const [path = '', sheet = ''] = process.argv.slice(2)
await say(await answer())

async function answer(): Promise<string[]> {
  try {
    const { rows, ...facts } = await read(path, sheet === '' ? null : Number(sheet))
    return [JSON.stringify(facts), ...rows.map((row) => JSON.stringify(row)), await last({})]
  } catch (error) {
    if (error instanceof SheetProblem) return [await last({ problem: error.code })]
    throw error
  }
}

async function last(facts: { problem?: string }): Promise<string> {
  return JSON.stringify({ ...facts, isEnd: true, rssKilobytes: await highestMemory() })
}

/** The system's own count of a process carries over what its parent had; Linux also says it for the program alone. */
async function highestMemory(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS)
}

/** What the file is, by its first bytes; its name is not asked. */
async function read(file: string, wanted: number | null): Promise<Sheet> {
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

async function say(lines: string[]): Promise<void> {
  for (let at = 0; at < lines.length; at += 500) {
    const isTaken = process.stdout.write(`${lines.slice(at, at + 500).join('\n')}\n`)
    if (!isTaken) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}
