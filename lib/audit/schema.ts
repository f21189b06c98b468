import { z } from 'zod'
import { optionalLine } from '#lib/platform/fields.ts'
import { idPattern } from '#lib/platform/text.ts'

const word = z
  .string()
  .regex(/^[a-zA-Z]{1,40}(?:\.[a-zA-Z]{1,40})?$/)
  .optional()
  .catch(undefined)
const optionalIdFilter = z.string().regex(idPattern).optional().catch(undefined)

/** Filters of the history as the address carries them; what makes no sense is left out. */
export const auditFilters = z.object({
  action: word,
  type: word,
  subject: optionalIdFilter,
  who: optionalLine(80).catch(''),
  day: z.iso.date().optional().catch(undefined),
  after: optionalIdFilter,
  before: optionalIdFilter,
})
export type AuditFilters = z.output<typeof auditFilters>
