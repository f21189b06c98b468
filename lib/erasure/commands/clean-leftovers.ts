import type { Actor } from '#lib/accounts/actor.ts'
import { removeFromFolder } from '#lib/mail/transport.ts'
import { minuteMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { removeFiles } from '#lib/platform/file-store.ts'
import { keyList } from '../rules.ts'

/** A letter that was leased when the person was erased is written within two minutes, or never. */
const settledAfterMs = 5 * minuteMs

type Done = { id: string; doneAt: Date | null; leftovers: unknown }

/**
 * Removes what an erasure left outside of the database. It is tried again by the worker until nothing can appear any more, so
 * neither a crash nor a letter on its way keeps a name alive. Any call may be repeated.
 */
export async function cleanUp(_actor: Actor | null, { id, doneAt, leftovers }: Done): Promise<void> {
  for (const key of keyList(leftovers, 'files')) await removeFiles(key)
  for (const letter of keyList(leftovers, 'letters')) await removeFromFolder(letter)
  if (!doneAt || now().getTime() - doneAt.getTime() < settledAfterMs) return
  await db.erasureRequest.update({ where: { id }, data: { cleanedAt: now(), leftovers: {} } })
}

/** The worker's round over what is not certain to be gone yet. Returns how many erasures it looked at. */
export async function cleanLeftovers(actor: null): Promise<number> {
  const open = await db.erasureRequest.findMany({
    where: { doneAt: { not: null }, cleanedAt: null },
    orderBy: { doneAt: 'asc' },
    take: 50,
    select: { id: true, doneAt: true, leftovers: true },
  })
  for (const request of open) await cleanUp(actor, request)
  return open.length
}
