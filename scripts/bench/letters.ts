import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { createDatabase } from '#scripts/database/app-role.ts'
import { say } from '#scripts/start/progress.ts'
import { readSecrets, secretsForSite } from '#scripts/start/secrets.ts'
import { root } from '#scripts/start/settings.ts'
import type { TestServer } from '#scripts/test/database.ts'
import { readPrintedCodes } from '#tests/support/printed-qr.ts'

const letters = 200
const secondsMax = 60
const database = 'birgemiz_bench'

/** How long the worker needs for 200 letters of thanks in one file, and whether every code on them checks. */
export async function bench(server: TestServer): Promise<void> {
  await createDatabase(server.urlOf('postgres'), database, 'birgemiz_template')
  const secrets = secretsForSite(readSecrets(path.join(root, '.data')))
  const files = mkdtempSync(path.join(tmpdir(), 'birgemiz-letters-'))
  Object.assign(process.env, { ...secrets, DATABASE_URL: server.urlOf(database, 'app'), LOG_LEVEL: 'warn' })
  process.env.DATA_DIR = files
  try {
    await measure()
  } finally {
    rmSync(files, { recursive: true, force: true })
  }
}

async function measure(): Promise<void> {
  const { eventId, editor } = await fill()
  const { startLetters, lettersKind } = await import('#lib/awards/commands/start-letters.ts')
  const { runLetters } = await import('#lib/awards/commands/run-letters.ts')
  const { takeOutLetters } = await import('#lib/awards/commands/take-out-letter.ts')
  const { readCheckCode } = await import('#lib/awards/rules.ts')
  const { db } = await import('#lib/platform/db.ts')
  const { runJobs } = await import('#lib/jobs/worker.ts')
  const choice = { year: null, kindId: null, eventId, roundId: null, batchId: null }
  const began = performance.now()
  const { setId } = await startLetters(editor, choice)
  await runJobs({ [lettersKind]: runLetters })
  const seconds = (performance.now() - began) / 1000
  const stored = await takeOutLetters(editor, setId)
  if (!stored) throw new Error('The job left no file.')
  const pdf = await buffer(stored.stream as Parameters<typeof buffer>[0])
  say(`${letters} letters as one PDF of ${(pdf.length / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s.`)
  const texts = await readPrintedCodes(pdf)
  let confirmed = 0
  for (const text of texts) {
    const checkCode = readCheckCode(text?.split('/').at(-1) ?? '')
    confirmed += await db.award.count({ where: { checkCode: checkCode ?? '', state: 'issued', eventId } })
  }
  say(`${texts.length} codes were read from the pages, ${confirmed} of them are those of valid awards.`)
  if (new Set(texts).size !== letters || confirmed !== letters) throw new Error('A code does not check.')
  if (seconds > secondsMax) throw new Error(`Longer than ${secondsMax} s.`)
}

async function fill() {
  const { db } = await import('#lib/platform/db.ts')
  const { findActor } = await import('#lib/accounts/actor.ts')
  const { createAward, createEvent, createUser, grantRole } = await import('#prisma/seed/builders.ts')
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'editor' })
  const event = await createEvent(db)
  for (let number = 1; number <= letters; number++)
    await createAward(db, {
      ...{ eventId: event.id, state: 'issued', year: 2026, number, issuedOn: new Date('2026-11-20') },
      reasonKk: 'өңірдегі волонтерлік қозғалысты дамытуға қосқан үлесі және қарттарға көрсеткен көмегі үшін',
      reasonRu: 'за вклад в развитие волонтёрского движения региона и помощь пожилым людям',
    })
  const editor = await findActor(user.id)
  if (!editor) throw new Error('The editor is gone.')
  return { eventId: event.id, editor }
}
