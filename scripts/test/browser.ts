import type { ChildProcess } from 'node:child_process'
import path from 'node:path'
import { buildSite, isBuildCurrent } from '#scripts/start/build.ts'
import { Failure } from '#scripts/start/failure.ts'
import { findRunning } from '#scripts/start/lock.ts'
import { findFreePort } from '#scripts/start/ports.ts'
import { runChild, startChild, stopChild } from '#scripts/start/processes.ts'
import { step } from '#scripts/start/progress.ts'
import { readSecrets, secretsForSite } from '#scripts/start/secrets.ts'
import { root } from '#scripts/start/settings.ts'
import { startSite, waitForSite } from '#scripts/start/site.ts'
import { findChromium } from './chromium.ts'
import { type TestServer, cloneDemo } from './database.ts'
import { type Result, readPlaywright } from './results.ts'

export type BrowserRun = { result: Promise<Result>; stop: () => Promise<void> }

/** Builds the site when needed, serves it on a copy of the demo region and walks the browser journeys through it. */
export function runBrowserTests(server: TestServer, filters: string[]): BrowserRun {
  const children: ChildProcess[] = []
  return {
    result: run(server, filters, children),
    stop: async () => {
      await Promise.all(children.map((child) => stopChild(child, 4000)))
    },
  }
}

async function run(server: TestServer, filters: string[], children: ChildProcess[]): Promise<Result> {
  const chromium = await findChromium()
  const env = await environment(server)
  refuseUnderLiveSite()
  await buildSite(env)
  await serve(env, children)
  const report = path.join(root, 'test-results', `playwright-${process.pid}.json`)
  await runChild(['node_modules/@playwright/test/cli.js', 'test', ...filters], {
    ...env,
    NODE_ENV: 'test',
    E2E_BASE_URL: `http://127.0.0.1:${env.PORT}`,
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  return readPlaywright('e2e', report)
}

async function serve(env: NodeJS.ProcessEnv, children: ChildProcess[]): Promise<void> {
  await step('Starting the site for the browser tests', async () => {
    const settings = { mode: 'start' as const, host: '127.0.0.1', port: Number(env.PORT) }
    const site = startSite(settings, env)
    children.push(site)
    await waitForSite(site, settings)
    children.push(
      startChild(['--conditions=react-server', 'scripts/worker.ts'], { ...env, NODE_ENV: 'production' }),
    )
  })
}

async function environment(server: TestServer): Promise<NodeJS.ProcessEnv> {
  const port = String(await findFreePort())
  return {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: port,
    SITE_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: server.dataDir,
    DATABASE_URL: await cloneDemo(server, 'birgemiz_e2e'),
    TEST_SERVER_URL: server.urlOf('postgres'),
    E2E_OWNER_URL: server.urlOf('birgemiz_e2e'),
    ...secretsForSite(readSecrets(path.join(root, '.data'))),
    SMTP_URL: '',
    LOG_LEVEL: 'warn',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/** A build replaces the files that a running `npm start` of this folder reads. */
function refuseUnderLiveSite(): void {
  const live = findRunning(path.join(root, '.data'))
  if (live?.mode !== 'start' || isBuildCurrent()) return
  throw new Failure(
    `The browser tests need a new build, but npm start serves the old one at ${live.address}.`,
    `Stop it first (Ctrl-C there, or: kill ${live.pid}).`,
  )
}
