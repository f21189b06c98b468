import { type BrowserContext, test as base, expect } from '@playwright/test'

export { expect }

type Watch = {
  /** Complaints of the browser that this one test expects; anything else on the console fails it. */
  allowConsole: (pattern: RegExp) => void
}

/**
 * Playwright's `test`, watching every page of every context: a message of console.error, an uncaught error, a broken
 * content-security rule or a request to another host fails the test that caused it.
 */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ context, browser, baseURL }, use) => {
      const complaints: string[] = []
      const allowed: RegExp[] = []
      const hostname = baseURL ? new URL(baseURL).hostname : '127.0.0.1'
      observe(context, hostname, complaints)

      const newContext = browser.newContext.bind(browser)
      browser.newContext = async (options) => {
        const made = await newContext(options)
        observe(made, hostname, complaints)
        return made
      }
      await use({ allowConsole: (pattern) => void allowed.push(pattern) })
      browser.newContext = newContext

      const unexpected = complaints.filter((complaint) => !allowed.some((pattern) => pattern.test(complaint)))
      expect(unexpected, 'the browser has nothing to complain about').toEqual([])
    },
    { auto: true },
  ],
})

function observe(context: BrowserContext, hostname: string, complaints: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`))
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.hostname !== hostname)
      complaints.push(`request to ${url.host}`)
  })
}
