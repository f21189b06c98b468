import { defineConfig } from '@playwright/test'

const isRoot = process.getuid?.() === 0
const flags = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/playwright.json' }],
  ],
  // Rights are proved by comparing the whole database before and after: they go first and alone, on the region as it was loaded.
  projects: [
    { name: 'rights', testMatch: 'rights.spec.ts' },
    { name: 'journeys', testIgnore: 'rights.spec.ts', dependencies: ['rights'] },
  ],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://127.0.0.1:3100',
    locale: 'ru-KZ',
    timezoneId: 'Asia/Almaty',
    viewport: { width: 1280, height: 900 },
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: isRoot ? ['--no-sandbox', ...flags] : flags,
    },
  },
})
