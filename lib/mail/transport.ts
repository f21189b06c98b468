import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { minuteMs } from '#lib/platform/clock.ts'
import { env } from '#lib/platform/env.ts'
import { idPattern } from '#lib/platform/text.ts'
import { letterHtml } from './letter-html.ts'
import { qrPicture } from './qr-picture.ts'

export type OutgoingLetter = {
  id: string
  recipient: string
  locale: string
  subject: string
  body: string
  calendar: string | null
  qrText: string | null
  unsubscribeUrl?: string | null
}

const smtp = env.SMTP_URL
  ? createTransport({
      url: env.SMTP_URL,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 10_000,
    } as object)
  : null

const patienceMs = 1.5 * minuteMs
const pictureId = 'check-in@birgemiz'

/** Sends over SMTP when it is configured; otherwise the letter is a file in `<DATA_DIR>/mail`, to be opened with any mail program. */
export async function deliver(letter: OutgoingLetter): Promise<void> {
  const message: SendMailOptions = {
    from: env.MAIL_FROM,
    to: { name: '', address: letter.recipient },
    subject: letter.subject,
    text: letter.body,
    html: letterHtml(letter, letter.qrText ? { cid: pictureId, alt: letter.qrText } : null),
    attachments: await attachmentsOf(letter),
    // Stable, so that a letter sent twice by accident is one in the mailbox.
    messageId: `<${letter.id}@birgemiz>`,
    headers: {
      'Content-Language': letter.locale,
      'Auto-Submitted': 'auto-generated',
      ...declineHeaders(letter.unsubscribeUrl),
    },
    // What a letter holds is our own text: nothing in it may open a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  if (smtp) await withinPatience(smtp.sendMail(message))
  else await writeToFolder(letter.id, await new MailComposer(message).compile().build())
}

/** The mail program's own button, RFC 8058: one POST, without a page in between. */
function declineHeaders(url: string | null | undefined): Record<string, string> {
  if (!url) return {}
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

async function attachmentsOf({ calendar, qrText }: OutgoingLetter): Promise<SendMailOptions['attachments']> {
  const picture = qrText && {
    ...{ filename: 'birgemiz-qr.png', contentType: 'image/png', content: await qrPicture(qrText) },
    ...{ cid: pictureId, contentDisposition: 'inline' as const },
  }
  const entry = calendar && {
    ...{ filename: 'birgemiz.ics', contentType: 'text/calendar; charset=utf-8; method=PUBLISH' },
    content: calendar,
  }
  return [picture, entry].filter((part) => part !== null && part !== '')
}

/** A server that answers one byte at a time outlasts every timeout of the socket. */
async function withinPatience(sending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })), patienceMs)
  })
  await Promise.race([sending, end]).finally(() => clearTimeout(timer))
}

async function writeToFolder(id: string, bytes: Buffer): Promise<void> {
  const folder = path.join(env.DATA_DIR, 'mail')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `${id}.eml`)
  await writeFile(`${file}.part`, bytes, { mode: 0o600 })
  await rename(`${file}.part`, file)
}

/** Removes the file of a letter from the mail folder, if it is there. A second call changes nothing. */
export async function removeFromFolder(letterId: string): Promise<void> {
  if (!idPattern.test(letterId)) return
  const file = path.join(env.DATA_DIR, 'mail', `${letterId}.eml`)
  await Promise.all([file, `${file}.part`].map((name) => rm(name, { force: true })))
}
