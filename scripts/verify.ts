import { existsSync } from 'node:fs'
import path from 'node:path'
import { Failure, explain } from '#scripts/start/failure.ts'
import { readSecrets, secretsForSite } from '#scripts/start/secrets.ts'
import { addressOf, readSettings } from '#scripts/start/settings.ts'

// npm run verify -- '<text of the QR>'                 with this installation's key
// npm run verify -- '<text of the QR>' <public key>    with a key that was kept; needs neither site nor network

try {
  const [text = '', key] = process.argv.slice(2)
  if (text === '')
    throw new Failure('Say what to check.', "npm run verify -- '<text of the QR>' [public key]")
  const verdict = await (key ? checkWith(text, key) : checkHere(text))
  process.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`)
  process.exitCode = verdict.state === 'right' ? 0 : 1
} catch (error) {
  explain(error)
  process.exitCode = 1
}

/** Whose site it is cannot be told from a key, so only the signature counts. */
async function checkWith(text: string, key: string) {
  const { checkFragment } = await import('#lib/certificates/rules/check.ts')
  const { keyIdOf } = await import('#lib/platform/signing.ts')
  return checkFragment(text.trim().split('#')[1] ?? '', { publicKey: key, keyId: keyIdOf(key), siteUrl: '' })
}

async function checkHere(text: string) {
  const settings = readSettings('start')
  if (!process.env.SIGNING_KEY) {
    if (!existsSync(path.join(settings.dataDir, 'secrets.json')))
      throw new Failure('There is no installation here.', 'Give the public key as a second word.')
    process.env.SIGNING_KEY = secretsForSite(readSecrets(settings.dataDir)).SIGNING_KEY
  }
  const { checkQrText } = await import('#lib/certificates/rules/check.ts')
  const { publicKey } = await import('#lib/platform/signing.ts')
  return checkQrText(text, { ...publicKey(), siteUrl: process.env.SITE_URL || addressOf(settings) })
}
