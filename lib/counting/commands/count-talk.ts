import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'

type Change = {
  newsId: string
  /** When what is counted happened: taken back, it goes from the same day. */
  at: Date
  comments?: 1 | -1
  reactions?: 1 | -1
}

/** Counts a comment or reaction that came or went, within the caller's transaction. */
export async function countTalk(_actor: Actor | null, tx: Tx, change: Change): Promise<void> {
  const { newsId, at, comments = 0, reactions = 0 } = change
  const day = new Date(`${dayOf(at)}T00:00:00Z`)
  await tx.$executeRaw`
    INSERT INTO "NewsDay" ("newsId", "day", "comments", "reactions")
    VALUES (${newsId}::uuid, ${day}::date, ${Math.max(0, comments)}, ${Math.max(0, reactions)})
    ON CONFLICT ("newsId", "day") DO UPDATE SET
      "comments" = greatest(0, "NewsDay"."comments" + ${comments}), "reactions" = greatest(0, "NewsDay"."reactions" + ${reactions})`
  await tx.$executeRaw`
    INSERT INTO "NewsCounters" ("newsId", "comments", "reactions")
    VALUES (${newsId}::uuid, ${Math.max(0, comments)}, ${Math.max(0, reactions)})
    ON CONFLICT ("newsId") DO UPDATE SET
      "comments" = greatest(0, "NewsCounters"."comments" + ${comments}), "reactions" = greatest(0, "NewsCounters"."reactions" + ${reactions})`
}
