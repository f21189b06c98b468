import { asOwner } from '#tests/support/database.ts'

/** Tables that only grow: what was in them must be in them still. */
const ledgers = ['HourEntry', 'ParticipationChange', 'AttendanceStep']
/** The history and this domain's own records of what was done. */
const journals = ['AuditEntry', 'Merge', 'DuplicatePair', 'DuplicateSearch', '_prisma_migrations']
/** Counters that must grow with every change. */
const counters = ['updatedAt', 'version', 'sequence']

export type EveryRow = { state: string[]; ledger: string[]; minutes: string[] }

/** Every row of the database as text, but for the journals and what counts changes; the ledger also by what it comes to. */
export async function everyRow(): Promise<EveryRow> {
  const tables = await asOwner<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  )
  const kept = tables.map(({ name }) => name).filter((name) => !journals.includes(name))
  const columns = counters.map((name) => `'${name}'`).join(', ')
  const parts = kept.map(
    (name) =>
      `SELECT '${name}' AS "table", (to_jsonb(t) - ARRAY[${columns}])::text AS "row" FROM "${name}" t`,
  )
  const rows = await asOwner<{ table: string; row: string }>(parts.join(' UNION ALL '))
  const texts = (isLedger: boolean) =>
    rows
      .filter(({ table }) => ledgers.includes(table) === isLedger)
      .map(({ table, row }) => `${table} ${row}`)
      .sort()
  const sums = await asOwner<{ work: string; minutes: string }>(
    `SELECT "volunteerId" || ' ' || coalesce("participationId", "correctsId", "id") AS work, sum("minutes")::text AS minutes
     FROM "HourEntry" GROUP BY 1 ORDER BY 1`,
  )
  return {
    state: texts(false),
    ledger: texts(true),
    minutes: sums.map(({ work, minutes }) => `${work} ${minutes}`),
  }
}
