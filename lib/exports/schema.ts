import { z } from 'zod'
import { day, id, optionalDay, optionalId, optionalText, text } from '#lib/platform/fields.ts'
import { exportFormats, exportKinds, plainColumns, sensitiveColumns } from './rules/columns.ts'

const names = (lists: Record<string, readonly string[]>) => Object.values(lists).flat()
const chosen = (allowed: string[]) =>
  z.preprocess(
    (value) => value ?? [],
    z.array(z.string().refine((name) => allowed.includes(name), 'form.unknownChoice')).max(40),
  )

/** `id` was made with the form, so that sending it twice makes one file. */
export const startExportInput = z
  .strictObject({
    id,
    kind: z.enum(exportKinds),
    format: z.enum(exportFormats, 'form.required'),
    selectionId: optionalId,
    eventId: optionalId,
    centreId: optionalId,
    from: optionalDay,
    to: optionalDay,
    columns: chosen(names(plainColumns)),
    sensitive: chosen(names(sensitiveColumns)),
    reason: text(300),
    sensitiveReason: optionalText(300),
  })
  .superRefine((input, ctx) => {
    const problem = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (input.columns.length === 0) problem('columns', 'exports.problems.noColumns')
    if (input.sensitive.length > 0 && input.sensitiveReason === '')
      problem('sensitiveReason', 'exports.problems.sensitiveReason')
    if (input.kind === 'hours' && (!input.from || !input.to)) problem('from', 'form.required')
    if (input.from && input.to && input.from > input.to) problem('to', 'exports.problems.days')
  })
export type StartExportInput = z.output<typeof startExportInput>

/** What is to be taken out, as the address of the form says it. */
export const exportParams = z.object({
  selection: id.optional().catch(undefined),
  event: id.optional().catch(undefined),
  kind: z.enum(exportKinds).optional().catch(undefined),
  centre: id.optional().catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
})
