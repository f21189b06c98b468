import { z } from 'zod'
import { idPattern } from '#lib/platform/text.ts'

export const consentLacks = ['missing', 'outdated', 'grown', 'turning', 'noGuardian', 'withdrawn'] as const
export type ConsentLack = (typeof consentLacks)[number]

/** Filters of the renewal list as the address carries them; what makes no sense is left out. */
export const consentListFilters = z.object({
  lack: z.enum(consentLacks).catch('missing').default('missing'),
  centre: z.string().regex(idPattern).optional().catch(undefined),
})
export type ConsentListFilters = z.output<typeof consentListFilters>
