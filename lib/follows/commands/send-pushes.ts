import { defaultLocale, isLocale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { minuteMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { log } from '#lib/platform/log.ts'
import { deliverPush, type PushOutcome, pushKey } from '#lib/platform/push.ts'
import { pushLatestMs } from '../queries/readers.ts'
import { showItems } from '../queries/shown.ts'
import { notification } from '../rules/notification.ts'

const batchMax = 20
/** Longer than one delivery may take, so that two workers never send the same one at once. */
const leaseMs = 2 * minuteMs
const triesMax = 8

type Leased = { id: string; browserId: string; eventIds: string[]; tries: number; createdAt: Date }

/**
 * A round of the worker: hands over the notifications that are due, one after the other; returns how many it looked at. What a
 * notification says is drawn at this moment. A browser whose service says that it is gone is deleted; what fails is tried again,
 * later each time, for a day.
 */
export async function sendPushes(_actor: null): Promise<number> {
  if (pushKey() === '') return 0
  for (let done = 0; done < batchMax; done++) {
    const message = await leaseNext()
    if (!message) return done
    await sendOne(message)
  }
  return batchMax
}

async function leaseNext(): Promise<Leased | null> {
  const until = new Date(now().getTime() + leaseMs)
  const rows = await db.$queryRaw<Leased[]>`
    UPDATE "PushMessage" SET "leasedUntil" = ${until}, "tries" = "tries" + 1
    WHERE "id" = (
      SELECT "id" FROM "PushMessage"
      WHERE "state" = 'pending' AND "dueAt" <= now() AND ("leasedUntil" IS NULL OR "leasedUntil" < now())
      ORDER BY "dueAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id", "browserId", "eventIds", "tries", "createdAt"`
  return rows[0] ?? null
}

async function sendOne({ id, browserId, eventIds, tries, createdAt }: Leased): Promise<void> {
  const at = now()
  const browser = await db.pushBrowser.findUnique({ where: { id: browserId } })
  if (!browser) return
  const leftMs = createdAt.getTime() + pushLatestMs - at.getTime()
  if (leftMs <= 0) return settle(id, { state: 'failed', lastError: 'late' })
  const locale = isLocale(browser.locale) ? browser.locale : defaultLocale
  const told = eventIds.map((eventId) => ({ kind: 'newEvent' as const, id: eventId }))
  const shown = await showItems(null, told, { locale, at })
  const payload = notification(await translator(locale), locale, shown)
  if (!payload) return settle(id, { state: 'withdrawn' })
  const outcome = await deliverPush(browser, payload, Math.ceil(leftMs / 1000)).catch(noteTrouble)
  if (outcome === 'gone') {
    // Its messages go along.
    await db.pushBrowser.deleteMany({ where: { id: browserId } })
    return
  }
  if (outcome === 'sent') return settle(id, { state: 'sent', sentAt: at, lastError: '' })
  if (outcome === 'refused' || tries >= triesMax) return settle(id, { state: 'failed', lastError: 'refused' })
  const waitMs = outcome.retryAfterMs ?? Math.min(2 ** tries * 15_000, 3_600_000)
  await settle(id, { state: 'pending', dueAt: new Date(at.getTime() + waitMs), lastError: 'unreachable' })
}

/** Neither the address of a browser nor what a service answers is written into the log. */
function noteTrouble(error: Error & { code?: string }): PushOutcome {
  log.warn({ code: error.code ?? error.name }, 'a notification was not handed over')
  return { retryAfterMs: null }
}

type Settled = {
  state: 'sent' | 'failed' | 'withdrawn' | 'pending'
  sentAt?: Date
  dueAt?: Date
  lastError?: string
}

async function settle(id: string, data: Settled): Promise<void> {
  await db.pushMessage.updateMany({ where: { id, state: 'pending' }, data: { ...data, leasedUntil: null } })
}
