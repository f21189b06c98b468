import { readFileSync } from 'node:fs'
import path from 'node:path'
import { appRole } from '#scripts/database/app-role.ts'
import { embeddedUrl } from '#scripts/database/embedded.ts'
import { Failure, explain } from '#scripts/start/failure.ts'
import { findRunning } from '#scripts/start/lock.ts'
import { readSecrets } from '#scripts/start/secrets.ts'
import { readSettings } from '#scripts/start/settings.ts'

// npm run mail:bounce < notification.eml — for a mail server's pipe, beside the running site: one returned letter each time.

try {
  const { databaseUrl, dataDir } = readSettings('start')
  process.env.DATABASE_URL = databaseUrl || embedded(dataDir)
  const { noteBounce, readBounce } = await import('#lib/mail/bounces.ts')
  const { db } = await import('#lib/platform/db.ts')
  const bounce = readBounce(readFileSync(0, 'utf8'))
  const isNoted = bounce !== null && (await noteBounce(bounce))
  const words = isNoted
    ? `noted: ${bounce.letterId} ${bounce.status}`
    : 'not a new failure of a letter of ours'
  process.stdout.write(`${words}\n`)
  await db.$disconnect()
} catch (error) {
  explain(error)
  process.exitCode = 1
}

function embedded(dataDir: string): string {
  if (!findRunning(dataDir)) throw new Failure('The site is not running.', 'Start it first: npm start')
  const port = Number(readFileSync(path.join(dataDir, 'postgres-port'), 'utf8'))
  return embeddedUrl(port, readSecrets(dataDir).appPassword, 'birgemiz', appRole)
}
