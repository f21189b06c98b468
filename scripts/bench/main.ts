import { generateClient } from '#scripts/database/generate.ts'
import { explain } from '#scripts/start/failure.ts'
import { say } from '#scripts/start/progress.ts'
import { prepareFolders } from '#scripts/start/folders.ts'
import { type TestServer, startTestServer } from '#scripts/test/database.ts'
import { root } from '#scripts/start/settings.ts'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

// npm run bench -- <name>    measures one promise on a database of its own and says the figures

/** A measurement: `scripts/bench/<name>.ts` exports it as `bench`. It may fill the server as it likes; the server goes afterwards. */
export type Bench = (server: TestServer) => Promise<void>

const here = import.meta.dirname
const name = process.argv[2] ?? ''
let server: TestServer | null = null

try {
  const file = path.join(here, `${name}.ts`)
  if (!/^[a-z-]+$/.test(name) || name === 'main' || !existsSync(file)) {
    const known = readdirSync(here).flatMap((one) =>
      one === 'main.ts' || !one.endsWith('.ts') ? [] : [one.replace(/\.ts$/, '')],
    )
    say(`Say what to measure: npm run bench -- ${known.join(' | ')}`)
    process.exitCode = 1
  } else {
    prepareFolders(path.join(root, '.data'))
    await generateClient()
    server = await startTestServer()
    const { bench } = (await import(file)) as { bench: Bench }
    await bench(server)
  }
} catch (error) {
  explain(error)
  process.exitCode = 1
} finally {
  await server?.stop()
}
process.exit()
