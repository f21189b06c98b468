import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from './browser.ts'

/** The address in the latest letter to a mailbox that leads to `section`; waits for the worker to send it. */
export async function mailedLink(recipient: string, section: string): Promise<string> {
  const pattern = new RegExp(`https?://[^\\s]+(/(?:kk|ru|en)/${section}/[\\w-]{43})`)
  let link = ''
  await expect
    .poll(
      async () => {
        const bodies = await lettersTo(recipient)
        link = bodies.map((body) => pattern.exec(body)?.[1] ?? '').find(Boolean) ?? ''
        return link
      },
      { message: `a letter to ${recipient} with a link to ${section}`, timeout: 20_000 },
    )
    .not.toBe('')
  return link
}

/** Names of the files grow with time: the newest letter first. */
async function lettersTo(recipient: string): Promise<string[]> {
  const folder = path.join(process.env.DATA_DIR ?? '.data', 'mail')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'))
  const letters = await Promise.all(
    names
      .sort()
      .reverse()
      .map((name) => readFile(path.join(folder, name), 'utf8')),
  )
  return letters.filter((letter) => letter.includes(recipient)).map(bodyOf)
}

/** The plain text of a letter, which may have an HTML form and attachments beside it. */
function bodyOf(letter: string): string {
  const parts = letter.split(/\r?\n--[^\r\n]+(?:\r?\n|$)/)
  const plain = parts.find((part) => /^content-type:\s*text\/plain/im.test(part)) ?? letter
  const [head = '', ...rest] = plain.split(/\r?\n\r?\n/)
  const body = rest.join('\n\n')
  if (/transfer-encoding:\s*base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const soft = body.replace(/=\r?\n/g, '')
  const bytes = soft.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
