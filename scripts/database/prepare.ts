import { say, step } from '#scripts/start/progress.ts'
import type { Secrets } from '#scripts/start/secrets.ts'
import type { Settings } from '#scripts/start/settings.ts'
import { appRole, createDatabase, grantToApp } from './app-role.ts'
import { type Embedded, embeddedUrl, startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

export type Database = {
  /** What the web process and the worker connect with. */
  appUrl: string
  /** May change tables; migrations and the demo region use it. */
  ownerUrl: string
  embedded: Embedded | null
}

const name = 'birgemiz'

/** A reachable database: the one of DATABASE_URL, else the embedded one. */
export async function openDatabase(settings: Settings, secrets: Secrets): Promise<Database> {
  if (settings.databaseUrl) {
    return { appUrl: settings.databaseUrl, ownerUrl: settings.migrateDatabaseUrl, embedded: null }
  }
  return step('Starting the embedded database', async () => {
    const { ownerPassword, appPassword } = secrets
    const embedded = await startEmbedded({ dataDir: settings.dataDir, ownerPassword })
    await createDatabase(embeddedUrl(embedded.port, ownerPassword, 'postgres'), name)
    return {
      appUrl: embeddedUrl(embedded.port, appPassword, name, appRole),
      ownerUrl: embeddedUrl(embedded.port, ownerPassword, name),
      embedded,
    }
  })
}

/** Brings the tables up to date and, on the embedded server, gives the application its limited rights. */
export async function migrateDatabase(database: Database, secrets: Secrets): Promise<void> {
  const applied = await step('Bringing the database up to date', async () => {
    const names = await migrate(database.ownerUrl)
    if (database.embedded) await grantToApp(database.ownerUrl, secrets.appPassword)
    return names
  })
  for (const migration of applied) say(`  applied ${migration}`)
}
