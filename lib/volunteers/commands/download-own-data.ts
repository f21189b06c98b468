import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { readOwnData } from '../queries/own-data.ts'

/**
 * Everything about the actor as pieces of one JSON file; that it was taken is written down first. Each call is a download of its
 * own. Throws TooMany.
 */
export async function downloadOwnData(actor: Actor): Promise<AsyncGenerator<string>> {
  await limit('ownData', actor.userId)
  const subject = actor.volunteerId
    ? { type: 'volunteer', id: actor.volunteerId }
    : { type: 'user', id: actor.userId }
  await transaction((tx) => record(tx, actor, 'volunteer.dataDownloaded', subject))
  return readOwnData(actor)
}
