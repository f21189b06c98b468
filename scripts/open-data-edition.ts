import { makeEdition } from '#lib/open-data/commands/make-edition.ts'
import { db } from '#lib/platform/db.ts'

// Run by `npm run open-data` with the settings of the installation.

try {
  const name = await makeEdition(null)
  process.stdout.write(
    name
      ? `Edition ${name} is at /api/open-data/${name}/index.json.\n`
      : 'Another edition is just being made.\n',
  )
} finally {
  await db.$disconnect()
}
