import { connect } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import { removeDemoRegion } from './remove.ts'
import { rememberRemoval } from './wish.ts'

const db = connect(env.DATABASE_URL)
try {
  const { removed, keptCentres } = await removeDemoRegion(db)
  rememberRemoval()
  const tables = Object.entries(removed).map(([table, rows]) => `${table} ${rows}`)
  say(tables.length > 0 ? `Removed: ${tables.join(', ')}.` : 'There are no demonstration rows.')
  if (keptCentres.length > 0) {
    say(
      `Kept, because real events are held there: ${keptCentres.join('; ')}. Move those events and run this again.`,
    )
  }
} finally {
  await db.$disconnect()
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
