import path from 'node:path'
import { generateClient } from '#scripts/database/generate.ts'
import { explain } from '#scripts/start/failure.ts'
import { runQuietly } from '#scripts/start/processes.ts'

type Check = { name: string; args: string[] }

const bin = (file: string) => path.join('node_modules', file)
const checks: Check[] = [
  { name: 'Types', args: [bin('typescript/bin/tsc'), '--noEmit', '-p', '.'] },
  { name: 'Lint', args: [bin('oxlint/bin/oxlint'), '--deny-warnings'] },
  {
    name: 'Format',
    args: [bin('prettier/bin/prettier.cjs'), '--check', '--cache', '.'],
  },
  {
    name: 'Import rules, conventions, texts',
    args: [bin('vitest/vitest.mjs'), 'run', '--project', 'architecture', '--reporter=dot'],
  },
]

try {
  process.exitCode = await checkAll()
} catch (error) {
  explain(error)
  process.exitCode = 1
}

/** Runs every check, also after one failed, so that one run shows everything there is to mend. */
async function checkAll(): Promise<number> {
  await generateClient()
  await describeRoutes()
  const failed: string[] = []
  for (const { name, args } of checks) {
    const began = performance.now()
    const { code, output } = await runQuietly(args, { ...process.env, NODE_ENV: 'test' })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`)
    if (code === 0) continue
    failed.push(name)
    process.stdout.write(`${output}\n\n`)
  }
  process.stdout.write(failed.length === 0 ? 'Everything holds.\n' : `To mend: ${failed.join('; ')}.\n`)
  return failed.length === 0 ? 0 : 1
}

/** Next writes the types of the routes; without them a bare clone cannot be type-checked. */
async function describeRoutes(): Promise<void> {
  const { code, output } = await runQuietly([bin('next/dist/bin/next'), 'typegen'], {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
  })
  if (code !== 0) throw new Error(`next typegen: ${output}`)
}
