import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { Failure } from '#scripts/start/failure.ts'
import { step } from '#scripts/start/progress.ts'

const systemChromium = '/usr/bin/chromium'

/** The browser for the journeys: CHROMIUM_PATH, else the system's, else Playwright's own; on Debian as root it is installed. */
export async function findChromium(): Promise<string> {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) {
    if (existsSync(wanted)) return wanted
    throw new Failure(
      `CHROMIUM_PATH is ${wanted}, and nothing is there.`,
      'Point it at a Chromium or Chrome program.',
    )
  }
  const known = [
    systemChromium,
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    chromium.executablePath(),
  ]
  const found = known.find((file) => existsSync(file))
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await step('Installing Chromium for the browser tests (apt-get)', installWithApt)
    if (existsSync(systemChromium)) return systemChromium
  }
  throw new Failure(
    'The browser tests need Chromium, and none was found.',
    'Install it (Debian, Ubuntu: sudo apt-get install chromium), or set CHROMIUM_PATH; all else runs with: npm test -- unit architecture integration',
  )
}

function installWithApt(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env,
    stdio: 'ignore',
  })
}
