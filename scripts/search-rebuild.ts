import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { embeddedUrl, startEmbedded } from '#scripts/database/embedded.ts'
import { generateClient } from '#scripts/database/generate.ts'
import { explain, Failure } from '#scripts/start/failure.ts'
import { findRunning } from '#scripts/start/lock.ts'
import { say } from '#scripts/start/progress.ts'
import { readSecrets, secretsForSite } from '#scripts/start/secrets.ts'
import { readSettings } from '#scripts/start/settings.ts'

// npm run search:rebuild: beside a running site or without one. Readers go on finding; stopped, it can be run again.

try {
  await generateClient()
  const { dataDir, migrateDatabaseUrl } = readSettings('start')
  if (migrateDatabaseUrl) await rebuild(migrateDatabaseUrl, dataDir)
  else await withEmbedded(dataDir)
} catch (error) {
  explain(error)
  process.exitCode = 1
}
process.exit()

async function withEmbedded(dataDir: string): Promise<void> {
  if (!existsSync(path.join(dataDir, 'secrets.json')))
    throw new Failure('There is no installation here yet.', 'Make one first: npm start')
  const { ownerPassword } = readSecrets(dataDir)
  if (findRunning(dataDir)) {
    const port = Number(readFileSync(path.join(dataDir, 'postgres-port'), 'utf8'))
    return rebuild(embeddedUrl(port, ownerPassword, 'birgemiz'), dataDir)
  }
  const server = await startEmbedded({ dataDir, ownerPassword })
  try {
    await rebuild(embeddedUrl(server.port, ownerPassword, 'birgemiz'), dataDir)
  } finally {
    await server.stop()
  }
}

async function rebuild(url: string, dataDir: string): Promise<void> {
  Object.assign(process.env, {
    ...secretsForSite(readSecrets(dataDir)),
    ...{ DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
  })
  const { connect } = await import('#lib/platform/db.ts')
  const { rebuildSearch } = await import('#lib/search/commands/rebuild-search.ts')
  const db = connect(url, 2)
  let said = ''
  try {
    await rebuildSearch(null, db, (kind, done, all) => {
      const line = `• ${kind}: ${Math.floor((done * 100) / all)} %`
      if (line !== said) say(`${line} (${done} of ${all})`)
      said = line
    })
    say('✓ The search table says what the records say.')
  } finally {
    await db.$disconnect()
  }
}
