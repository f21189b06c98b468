import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { env } from '#lib/platform/env.ts'

export type OutgoingLetter = { id: string; recipient: string; locale: string; subject: string; body: string }

const smtp = env.SMTP_URL
  ? createTransport({
      url: env.SMTP_URL,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 10_000,
    } as object)
  : null

/** Sends over SMTP when it is configured; otherwise the letter is a file in `<DATA_DIR>/mail`, to be opened with any mail program. */
export async function deliver(letter: OutgoingLetter): Promise<void> {
  const message = {
    from: env.MAIL_FROM,
    to: { name: '', address: letter.recipient },
    subject: letter.subject,
    text: letter.body,
    // Stable, so that a letter sent twice by accident is one in the mailbox.
    messageId: `<${letter.id}@birgemiz>`,
    headers: { 'Content-Language': letter.locale, 'Auto-Submitted': 'auto-generated' },
  }
  if (smtp) await smtp.sendMail(message)
  else await writeToFolder(letter.id, await new MailComposer(message).compile().build())
}

async function writeToFolder(id: string, bytes: Buffer): Promise<void> {
  const folder = path.join(env.DATA_DIR, 'mail')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `${id}.eml`)
  await writeFile(`${file}.part`, bytes, { mode: 0o600 })
  await rename(`${file}.part`, file)
}
