import { readFile } from 'node:fs/promises'
import { SheetProblem } from './limits.ts'
import { readSheetFile } from './read-file.ts'

// Runs as a process of its own: reads one file, says what is in it as lines of JSON, and ends. It has no secrets, no database,
// and no right to write.

const [path = '', sheet = ''] = process.argv.slice(2)
await say(await answer())

async function answer(): Promise<string[]> {
  try {
    const { rows, ...facts } = await readSheetFile(path, sheet === '' ? null : Number(sheet))
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

async function say(lines: string[]): Promise<void> {
  for (let at = 0; at < lines.length; at += 500) {
    const isTaken = process.stdout.write(`${lines.slice(at, at + 500).join('\n')}\n`)
    if (!isTaken) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}
