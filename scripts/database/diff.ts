import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { explain } from '#scripts/start/failure.ts'
import { say } from '#scripts/start/progress.ts'
import { embeddedUrl, startEmbedded } from './embedded.ts'
import { diffToSchema, migrationsDir } from './engine.ts'

// npm run db:diff                    prints what the migrations lack to reach the schema
// npm run db:diff -- --from-empty    prints the whole schema as SQL
// npm run db:diff -- --name add-x    writes it as a new migration, to be completed by hand (CHECK, triggers, indexes)

async function writeDifference(name: string | undefined, isFromEmpty: boolean): Promise<void> {
  const sql = await withServer((url) => diffToSchema(isFromEmpty ? 'nothing' : 'migrations', url))
  if (!sql) return say('The migrations and the schema agree.')
  if (!name) return say(sql)
  const folder = path.join(migrationsDir, folderName(name))
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'migration.sql'), sql)
  writeFileSync(path.join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n')
  say(`Written: ${path.relative(process.cwd(), folder)}/migration.sql. Read it before it runs anywhere.`)
}

function folderName(name: string): string {
  const plain = name.replaceAll(/[^a-z0-9]+/g, '_')
  if (/^\d{14}_/.test(plain)) return plain
  return `${new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)}_${plain}`
}

/** A throw-away server, so that neither the running installation nor its data has any part in it. */
async function withServer(run: (url: string) => Promise<string>): Promise<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'birgemiz-diff-'))
  // The database's system user must be able to pass through.
  chmodSync(dataDir, 0o711)
  const password = 'only-for-this-minute'
  let server: Awaited<ReturnType<typeof startEmbedded>> | null = null
  try {
    server = await startEmbedded({ dataDir, ownerPassword: password, settings: ['fsync=off'] })
    return await run(embeddedUrl(server.port, password, 'postgres'))
  } finally {
    await server?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

try {
  const { values } = parseArgs({ options: { name: { type: 'string' }, 'from-empty': { type: 'boolean' } } })
  await writeDifference(values.name, values['from-empty'] ?? false)
} catch (error) {
  explain(error)
  process.exitCode = 1
}
