import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure, diskFull } from './failure.ts'
import { runQuietly } from './processes.ts'
import { step } from './progress.ts'
import { root } from './settings.ts'

const stamp = path.join(root, '.next', 'source-hash')
const folders = ['app', 'components', 'lib', 'prisma/schema', 'public']
const files = [
  'package-lock.json',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
]

export function isBuildCurrent(): boolean {
  return (
    existsSync(stamp) &&
    existsSync(path.join(root, '.next', 'BUILD_ID')) &&
    readFileSync(stamp, 'utf8') === hashOfSource()
  )
}

/** Builds the site when the build is missing or the source changed since. */
export async function buildSite(env: NodeJS.ProcessEnv): Promise<void> {
  if (isBuildCurrent()) return
  await step('Building the site (about a minute)', async () => {
    const hash = hashOfSource()
    rmSync(stamp, { force: true })
    const { code, output } = await runQuietly(['node_modules/next/dist/bin/next', 'build'], {
      ...env,
      NODE_ENV: 'production',
    })
    if (output.includes('ENOSPC')) throw diskFull()
    if (code !== 0) throw new Failure('The site could not be built.', `next build says:\n\n${output}`)
    writeFileSync(stamp, hash)
  })
}

function hashOfSource(): string {
  const hash = createHash('sha256').update(process.version)
  const inFolders = folders.flatMap((folder) => listFiles(path.join(root, folder)))
  for (const file of [...inFolders, ...files.map((name) => path.join(root, name))]) {
    if (existsSync(file))
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : [])).sort()
}
