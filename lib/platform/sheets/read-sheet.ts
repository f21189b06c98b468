import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type Sheet, SheetProblem, type SheetProblemCode, type SheetRow } from './limits.ts'

const heapMegabytes = 192
const timeMaxMs = 30_000
const here = import.meta.dirname
const root = path.resolve(here, '..', '..', '..')

type End = { problem?: SheetProblemCode; isEnd: true; rssKilobytes: number }
type Facts = Omit<Sheet, 'rows'>

/**
 * Reads a sheet in a process of its own, with its own memory and time, without secrets or a right to write: whatever a file does
 * to its reader, it does not do it here. Throws `SheetProblem`; `onEnd` hears the reader's highest memory.
 */
export async function readSheet(
  file: string,
  wanted: number | null = null,
  { timeMs = timeMaxMs, onEnd }: { timeMs?: number; onEnd?: (rssKilobytes: number) => void } = {},
): Promise<Sheet> {
  const child = spawn(process.execPath, [...flags(file), file, wanted === null ? '' : String(wanted)], {
    cwd: root,
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    child.kill('SIGKILL')
  }, timeMs)
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve())
  })
  try {
    const [sheet] = await Promise.all([gather(child.stdout, onEnd), ended])
    if (isLate) throw new SheetProblem('tooSlow')
    // No last line: the process ran out of its memory, or was ended by the system.
    if (!sheet) throw new SheetProblem('tooMuchMemory')
    return sheet
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

function flags(file: string): string[] {
  return [
    `--max-old-space-size=${heapMegabytes}`,
    '--permission',
    `--allow-fs-read=${path.join(root, 'lib', 'platform', 'sheets')}/*`,
    `--allow-fs-read=${path.join(root, 'node_modules')}/*`,
    `--allow-fs-read=${path.join(root, 'package.json')}`,
    `--allow-fs-read=${path.resolve(file)}`,
    '--allow-fs-read=/proc/self/status',
    path.join(here, 'read-child.ts'),
  ]
}

/** The whole sheet, or null when the reader fell silent before its last line. */
async function gather(
  stdout: NodeJS.ReadableStream,
  onEnd?: (rssKilobytes: number) => void,
): Promise<Sheet | null> {
  let facts: Facts | null = null
  const rows: SheetRow[] = []
  for await (const line of createInterface({ input: stdout, crlfDelay: Infinity })) {
    const said = JSON.parse(line) as Facts | SheetRow | End
    if ('isEnd' in said) {
      onEnd?.(said.rssKilobytes)
      if (said.problem) throw new SheetProblem(said.problem)
      return facts ? { ...facts, rows } : null
    }
    if ('cells' in said) rows.push(said)
    else facts = said
  }
  return null
}
