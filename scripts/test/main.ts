import path from 'node:path'
import { generateClient } from '#scripts/database/generate.ts'
import { explain } from '#scripts/start/failure.ts'
import { prepareFolders } from '#scripts/start/folders.ts'
import { runChild } from '#scripts/start/processes.ts'
import { step } from '#scripts/start/progress.ts'
import { root } from '#scripts/start/settings.ts'
import { type BrowserRun, runBrowserTests } from './browser.ts'
import { type TestServer, makeDemoTemplate, startTestServer } from './database.ts'
import { type Result, readVitest, summarise } from './results.ts'

// npm test                              everything
// npm test -- unit integration          some parts
// npm test -- integration events        files of these parts whose path contains "events"

const parts = ['unit', 'architecture', 'integration', 'demo', 'e2e'] as const
type Part = (typeof parts)[number]

let server: TestServer | null = null
let browserRun: BrowserRun | null = null
let ending: Promise<never> | null = null

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130))

try {
  const given = process.argv.slice(2)
  const chosen = parts.filter((part) => given.includes(part))
  const filters = given.filter((word) => !(parts as readonly string[]).includes(word))
  await end(summarise(await test(chosen.length > 0 ? chosen : [...parts], filters)))
} catch (error) {
  explain(error)
  await end(1)
}

async function test(chosen: Part[], filters: string[]): Promise<Result[]> {
  prepareFolders(path.join(root, '.data'))
  await generateClient()
  const needsDatabase = chosen.some((part) => part === 'integration' || part === 'demo' || part === 'e2e')
  if (needsDatabase) server = await step('Starting a database for the tests', startTestServer)
  if (server && chosen.some((part) => part === 'demo' || part === 'e2e')) await makeDemoTemplate(server)

  const results: Result[] = []
  const fast = chosen.filter((part) => part !== 'e2e')
  if (fast.length > 0) results.push(await runVitest(fast, filters, server))
  if (server && chosen.includes('e2e')) {
    const run = runBrowserTests(server, filters)
    browserRun = run
    results.push(await run.result.catch(notRun))
  }
  return results
}

/** A part that could not run counts as one failure and does not hide what the others found. */
function notRun(error: unknown): Result {
  explain(error)
  return { part: 'e2e (could not run)', passed: 0, failed: 1 }
}

async function runVitest(projects: Part[], filters: string[], database: TestServer | null): Promise<Result> {
  const report = path.join(root, 'test-results', `vitest-${process.pid}.json`)
  const choice = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...choice, ...reporters, ...filters]
  const env = { ...process.env, NODE_ENV: 'test' as const }
  await runChild(args, {
    ...env,
    ...(database && {
      TEST_SERVER_URL: database.urlOf('postgres'),
      TEST_APP_PASSWORD: database.appPassword,
      TEST_DATA_DIR: database.dataDir,
    }),
  })
  return readVitest(projects.join(', '), report)
}

function end(code: number): Promise<never> {
  ending ??= (async () => {
    await browserRun?.stop()
    await server?.stop()
    process.exit(code)
  })()
  return ending
}
