import { spawn } from 'node:child_process'
import path from 'node:path'
import { say } from '#scripts/start/progress.ts'
import { root } from '#scripts/start/settings.ts'

/** The heap the files of all open data are written within, in megabytes. */
const heapMax = 150

/** An edition of all open data, in a process of its own that ends when its heap grows beyond the limit. */
export async function measureOpenData(env: Record<string, string>): Promise<string[]> {
  const start = performance.now()
  const { code, output } = await runBuild(env)
  const told = /heap (\d+) MB, process (\d+) MB/.exec(output)
  if (code !== 0 || !told)
    return [`open data within ${heapMax} MB of heap: ended with ${code}: ${output.slice(-400)}`]
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  say(`open data: ${seconds} s, heap at most ${told[1]} MB (of ${heapMax}), the whole process ${told[2]} MB`)
  return []
}

function runBuild(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const file = path.join(import.meta.dirname, 'open-data-build.ts')
  const args = [`--max-old-space-size=${heapMax}`, file]
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** The night's figures; the second of two, as the first one warms the database. */
export async function measureFigures(limitMs: number): Promise<string[]> {
  const { makeEdition } = await import('#lib/statistics/commands/make-edition.ts')
  await makeEdition(null, { isAgain: true })
  const start = performance.now()
  await makeEdition(null, { isAgain: true })
  const ms = performance.now() - start
  say(`figures of a day: ${(ms / 1000).toFixed(1)} s`)
  return ms < limitMs ? [] : [`figures of a day: ${ms.toFixed(0)} ms of ${limitMs} ms`]
}
