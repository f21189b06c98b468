import { z } from 'zod'
import { id, optionalLine } from '#lib/platform/fields.ts'

/** The newest message that was on the screen: what was written since has not been told. */
export const markToldInput = z.strictObject({ eventId: id, messageId: id, note: optionalLine(300) })
export type MarkToldInput = z.output<typeof markToldInput>
