import { z } from 'zod'
import { checkbox, id, ids, line, optionalId, optionalLine } from '#lib/platform/fields.ts'
import { volunteerFilters } from '#lib/volunteers/schema.ts'

/** Ticking more by hand is no use: then the filters choose. */
export const tickedMax = 500

/** Who is chosen: the ticked people, or with no tick everybody the filters find. */
export const selectPeopleInput = z.strictObject({
  volunteerIds: z.array(id).max(tickedMax).default([]),
  filters: volunteerFilters.optional(),
})
export type SelectPeopleInput = z.output<typeof selectPeopleInput>

const query = z.string().max(2000)

/** Filters, sorting and columns as an address carries them. */
export function readQuery(text: string) {
  return volunteerFilters.parse(Object.fromEntries(new URLSearchParams(text)))
}

/** What can be done with people chosen in the register; the first two are pages of their own. */
export const bulkChoices = ['message', 'export', 'tag', 'assign', 'invite'] as const
export const choosePeopleInput = z.strictObject({
  volunteerIds: ids,
  everybody: checkbox,
  query: query.default(''),
  act: z.enum(bulkChoices),
})

export const columns = [
  ...(['number', 'age', 'centre', 'unit', 'status', 'phone', 'email'] as const),
  ...(['languages', 'worked', 'registered', 'account', 'tags'] as const),
]
export type RegisterColumn = (typeof columns)[number]
export const usualColumns: readonly RegisterColumn[] = ['number', 'age', 'centre', 'unit', 'status']

/** The columns an address asks for, in their order; the usual ones when it asks for none. */
export function readColumns(asked: string | string[] | undefined): readonly RegisterColumn[] {
  const wanted = [asked ?? []].flat().flatMap((each) => each.split(','))
  const chosen = columns.filter((column) => wanted.includes(column))
  return chosen.length > 0 ? chosen : usualColumns
}

export const viewsMax = 20
const viewName = line(60)
export const saveViewInput = z.strictObject({ name: viewName, query })
export type SaveViewInput = z.output<typeof saveViewInput>
export const renameViewInput = z.strictObject({ id, name: viewName })
export type RenameViewInput = z.output<typeof renameViewInput>
export const viewIdInput = z.strictObject({ id })

export const tagsMax = 50
const tagName = line(40)
export const createTagInput = z.strictObject({ centreId: id, name: tagName })
export type CreateTagInput = z.output<typeof createTagInput>
export const tagIdInput = z.strictObject({ id })
export const tagPersonInput = z.strictObject({ volunteerId: id, tagId: id })
export type TagPersonInput = z.output<typeof tagPersonInput>

/** Nothing chosen in one field leaves it as it is; nothing at all is refused. */
export const bulkAssignInput = z.strictObject({
  selectionId: id,
  unitId: optionalId,
  directionId: optionalId,
  skillId: optionalId,
})
export const bulkTagInput = z.strictObject({
  selectionId: id,
  tagId: optionalId,
  /** A new tag instead of a known one, of which centre. */
  name: optionalLine(40),
  centreId: optionalId,
})
export const bulkInviteInput = z.strictObject({ selectionId: id })
