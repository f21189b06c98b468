import { connect, db as sharedDb } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import { makeEdition } from '#lib/statistics/commands/make-edition.ts'
import { loadDemoRegion } from './load.ts'
import { loadReference } from './reference.ts'
import { forgetRemoval, isDemoUnwanted } from './wish.ts'

// With --again (npm run demo:load) also after the region was removed.

const db = connect(env.DATABASE_URL)
try {
  const started = performance.now()
  if (process.argv.includes('--again')) forgetRemoval()
  const added = await loadReference(db)
  if (added > 0) say(`Reference lists: ${added} rows added.`)
  if (!env.BIRGEMIZ_DEMO) say('The demonstration region is switched off (BIRGEMIZ_DEMO=0).')
  else if (isDemoUnwanted() && !process.argv.includes('--again'))
    say('The demonstration region was removed; npm run demo:load brings it back.')
  else if (await loadDemoRegion(db)) {
    await makeEdition(null, { isAgain: true })
    say(`The demonstration region is loaded, ${seconds(started)} s.`)
  } else say('The demonstration region is already there.')
} finally {
  await Promise.all([db.$disconnect(), sharedDb.$disconnect()])
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1)
}
