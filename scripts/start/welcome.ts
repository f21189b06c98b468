import path from 'node:path'
import { type DemoAccount, readDemoAccounts } from './seed.ts'
import { say } from './progress.ts'
import { type Settings, addressOf, root } from './settings.ts'

/** The last words of a start: where the site is, who can sign in, where letters go, how to stop. */
export function welcome(settings: Settings): void {
  say(`\nBirgemiz is ready: ${addressOf(settings)}`)
  const accounts = settings.wantsDemo ? readDemoAccounts(settings.dataDir) : []
  if (accounts.length > 0) sayAccounts(accounts, settings.dataDir)
  const mail = path.join(settings.dataDir, 'mail')
  say(
    `\n${settings.smtpUrl ? 'Letters go out through SMTP_URL.' : `Letters are not sent but lie as files in ${shorten(mail)} (SMTP_URL is not set).`}`,
  )
  say('Stop with Ctrl-C.\n')
}

function sayAccounts(accounts: DemoAccount[], dataDir: string): void {
  say(`\nDemo accounts of this installation (kept in ${shorten(path.join(dataDir, 'demo-accounts.json'))}):`)
  const roleWidth = Math.max(...accounts.map(({ role }) => role.length))
  const emailWidth = Math.max(...accounts.map(({ email }) => email.length))
  for (const { role, email, password } of accounts) {
    say(`  ${role.padEnd(roleWidth)}  ${email.padEnd(emailWidth)}  ${password}`)
  }
}

function shorten(file: string): string {
  const relative = path.relative(root, file)
  return relative.startsWith('..') ? file : relative
}
