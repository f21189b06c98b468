import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from './failure.ts'
import { runQuietly } from './processes.ts'
import { say, step } from './progress.ts'
import { root } from './settings.ts'

export type DemoAccount = { role: string; email: string; password: string }

/**
 * Loads the lists the site cannot do without and, unless BIRGEMIZ_DEMO=0, the demo region. The loader itself sees what is there
 * already and then changes nothing.
 */
export async function loadRows(env: NodeJS.ProcessEnv): Promise<void> {
  const file = path.join(root, 'prisma', 'seed', 'main.ts')
  const { code, output } = await step('Loading lists and the demo region', () =>
    runQuietly(['--conditions=react-server', file], env),
  )
  if (code !== 0) {
    throw new Failure(
      'The lists and the demo region could not be loaded.',
      `Nothing was half loaded. The loader says:\n\n${output}`,
    )
  }
  if (output) say(output.replaceAll(/^/gm, '  '))
}

export function readDemoAccounts(dataDir: string): DemoAccount[] {
  const file = path.join(dataDir, 'demo-accounts.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]) : []
}
