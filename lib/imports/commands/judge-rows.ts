import type { Actor } from '#lib/accounts/actor.ts'
import type { Db, Tx } from '#lib/platform/db.ts'
import { hashedKeysOf } from '../queries/row-cells.ts'
import { findSurroundings } from '../queries/surroundings.ts'
import { judge, type Judgement, type RowFacts, type Twin } from '../rules/match.ts'

type Batch = { id: string; centreId: string }
type Facts = { batch: Batch; rows: readonly RowFacts[]; twins: ReadonlyMap<number, Twin> }

/**
 * Says of each row what it is about to do and writes that down, all at once. What somebody decided about a row stays while the
 * question is the same; a row that was forgotten meanwhile stays so.
 */
export async function judgeRows(actor: Actor, client: Db | Tx, { batch, rows, twins }: Facts): Promise<void> {
  if (rows.length === 0) return
  const around = await findSurroundings(actor, client, rows)
  const judged = rows.map((row) => ({
    row,
    judgement: judge(row, { ...around, twins, centreId: batch.centreId }),
  }))
  await write(client, batch, judged)
}

async function write(client: Db | Tx, batch: Batch, judged: { row: RowFacts; judgement: Judgement }[]) {
  const rows = judged.map(({ row, judgement }) => ({
    ...judgement,
    id: row.id,
    hasOffer: judgement.findings.some(({ weight }) => weight === 'offer'),
    keys: hashedKeysOf(row),
  }))
  await client.$executeRaw`
    UPDATE "ImportRow" r SET
      "choice" = CASE WHEN r."verdict"::text = j."verdict" AND r."candidateIds" = j."candidateIds"
        AND r."twinNumber" IS NOT DISTINCT FROM j."twinNumber" THEN r."choice"
        WHEN r."choice" = 'skip' THEN r."choice" ELSE 'none' END,
      "verdict" = j."verdict"::"ImportVerdict", "findings" = j."findings", "changes" = j."changes",
      "hasOffer" = j."hasOffer", "keys" = j."keys", "twinNumber" = j."twinNumber", "volunteerId" = j."volunteerId",
      "candidateIds" = j."candidateIds", "cardVersion" = j."cardVersion"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS j(
      "id" uuid, "verdict" text, "findings" jsonb, "changes" text[], "hasOffer" boolean, "keys" text[],
      "twinNumber" int, "volunteerId" uuid, "candidateIds" uuid[], "cardVersion" int)
    WHERE r."id" = j."id" AND r."batchId" = ${batch.id}::uuid AND r."sealed" IS NOT NULL`
}
