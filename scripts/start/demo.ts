import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from './failure.ts'
import { runQuietly } from './processes.ts'
import { say, step } from './progress.ts'
import { root } from './settings.ts'

export type DemoAccount = { role: string; email: string; password: string }

/** Loads the demo region; the loader itself sees that it is there already and then changes nothing. */
export async function loadDemo(env: NodeJS.ProcessEnv): Promise<void> {
  const file = path.join(root, 'prisma', 'seed', 'main.ts')
  const { code, output } = await step('Loading the demo region', () => runQuietly(['--conditions=react-server', file], env))
  if (code !== 0) throw new Failure('The demo region could not be loaded.', `Begin without it with BIRGEMIZ_DEMO=0. The loader says:\n\n${output}`)
  if (output) say(output.replaceAll(/^/gm, '  '))
}

export function readDemoAccounts(dataDir: string): DemoAccount[] {
  const file = path.join(dataDir, 'demo-accounts.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]) : []
}
