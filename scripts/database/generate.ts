import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '#scripts/start/failure.ts'
import { runQuietly } from '#scripts/start/processes.ts'
import { step } from '#scripts/start/progress.ts'
import { root } from '#scripts/start/settings.ts'
import { readSchema } from './engine.ts'

const generated = path.join(root, 'prisma', 'generated')
const stamp = path.join(generated, '.schema-hash')

/** Writes the database client anew when the schema or Prisma changed since the last time. */
export async function generateClient(): Promise<void> {
  const hash = hashOfSchema()
  if (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hash &&
    existsSync(path.join(generated, 'client.ts'))
  )
    return
  await step('Generating the database client', async () => {
    const cli = path.join(root, 'node_modules', 'prisma', 'build', 'index.js')
    // Any existing program will do: generating needs no engine, but the command line would download one otherwise.
    const env = {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: '/usr/bin/true',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    }
    const { code, output } = await runQuietly(
      [cli, 'generate', '--schema', 'prisma/schema', '--no-hints'],
      env,
    )
    if (code !== 0)
      throw new Failure('The database client could not be generated from prisma/schema.', output)
    writeFileSync(stamp, hash)
  })
}

function hashOfSchema(): string {
  const hash = createHash('sha256')
  hash.update(readFileSync(path.join(root, 'node_modules', 'prisma', 'package.json')))
  for (const [name, content] of readSchema()) hash.update(path.basename(name)).update('\0').update(content)
  return hash.digest('hex')
}
