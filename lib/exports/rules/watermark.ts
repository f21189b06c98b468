import { wallTimeOf } from '#lib/platform/clock.ts'
import { headKey } from './columns.ts'

type Made = { number: number; name: string; email: string; at: Date }
type Facts = { reason: string; sensitiveReason: string; columns: readonly string[]; kind: string }
type Say = (key: string, values?: Record<string, string | number>) => string

/** What a row of a CSV file begins with that is no person's; whoever brings the file in again passes it over. */
export const watermarkStart = '# Birgemiz'

/** Who took the data out, when, under which number and what for: as a sheet, as a line, and as properties of the file. */
export function watermarkOf(made: Made, { reason, sensitiveReason, columns, kind }: Facts, say: Say) {
  const at = wallTimeOf(made.at).replace('T', ' ')
  const maker = `${made.name} <${made.email}>`
  const title = `${say(`exports.kinds.${kind}`)}, № ${made.number}`
  const facts: [string, string][] = [
    [say('exports.mark.number'), String(made.number)],
    [say('exports.mark.maker'), maker],
    [say('exports.mark.at'), at],
    [say('exports.mark.reason'), reason],
    ...(sensitiveReason ? ([[say('exports.mark.sensitive'), sensitiveReason]] as [string, string][]) : []),
    [say('exports.mark.columns'), columns.map((name) => say(headKey(name))).join('; ')],
  ]
  return {
    title,
    rows: [[title], ...facts, [say('exports.mark.duty')]],
    line: [`${watermarkStart} № ${made.number}`, maker, at, reason, say('exports.mark.duty')].join(' | '),
    properties: { Birgemiz: String(made.number), Maker: maker, Made: at, Purpose: reason },
  }
}
