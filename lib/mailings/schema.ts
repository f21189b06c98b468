import { z } from 'zod'
import { id, line, optionalId, optionalLine, optionalText, text, version } from '#lib/platform/fields.ts'

export const kinds = ['news', 'invitation', 'reminder', 'service'] as const
/** What can be declined; what concerns one's own places cannot. */
export const optionalKinds = ['news', 'invitation', 'reminder'] as const
export const audiences = ['selection', 'centre', 'event', 'shift'] as const
export const placesOf = ['confirmed', 'waiting', 'all'] as const
export const starters = ['documents', 'thanks', 'invitation', 'contacts'] as const

export type Kind = (typeof kinds)[number]
export type OptionalKind = (typeof optionalKinds)[number]

const texts = {
  kind: z.enum(kinds),
  subjectKk: line(150),
  subjectRu: line(150),
  subjectEn: optionalLine(150),
  bodyKk: text(5000),
  bodyRu: text(5000),
  bodyEn: optionalText(5000),
}

const people = {
  audience: z.enum(audiences),
  centreId: optionalId,
  selectionId: optionalId,
  eventId: optionalId,
  shiftId: optionalId,
  places: z.enum(placesOf).default('confirmed'),
}

export const writeMailingInput = z.strictObject({ id, ...people, ...texts })
export type WriteMailingInput = z.output<typeof writeMailingInput>

export const editMailingInput = z.strictObject({ mailingId: id, version, eventId: optionalId, ...texts })
export type EditMailingInput = z.output<typeof editMailingInput>

export const confirmMailingInput = z.strictObject({ mailingId: id, version, urgentReason: optionalLine(300) })
export type ConfirmMailingInput = z.output<typeof confirmMailingInput>

export const mailingInput = z.strictObject({ mailingId: id })
export type MailingInput = z.output<typeof mailingInput>

export const toldInput = z.strictObject({ mailingId: id, recipientId: id, note: optionalLine(300) })
export type ToldInput = z.output<typeof toldInput>

export const saveTemplateInput = z.strictObject({ mailingId: id, name: line(80) })
export type SaveTemplateInput = z.output<typeof saveTemplateInput>

export const templateInput = z.strictObject({ templateId: id })
export type TemplateInput = z.output<typeof templateInput>

const token = z.string().max(100)
export const linkInput = z.strictObject({ token })
export type LinkInput = z.output<typeof linkInput>

/** What somebody wants to get; what is not named is declined. */
const wanted = z.preprocess((value) => value ?? [], z.array(z.enum(optionalKinds)).max(optionalKinds.length))
export const ownChoiceInput = z.strictObject({ wanted })
export type OwnChoiceInput = z.output<typeof ownChoiceInput>

export const choiceForInput = z.strictObject({ volunteerId: id, wanted })
export type ChoiceForInput = z.output<typeof choiceForInput>

export const standings = [
  'planned',
  'waiting',
  'sent',
  'unreached',
  'told',
  'declined',
  'left',
  'stopped',
] as const
export type Standing = (typeof standings)[number]

/** Filters of a mailing's people; anything odd in the address is no filter. */
export const recipientFilters = z.object({ state: z.enum(standings).optional().catch(undefined) })
export type RecipientFilters = z.output<typeof recipientFilters>

/** What the page of a new mailing is opened for; anything odd is left out. */
export const newMailingQuery = z.object({
  selection: id.optional().catch(undefined),
  centre: id.optional().catch(undefined),
  event: id.optional().catch(undefined),
  shift: id.optional().catch(undefined),
  about: id.optional().catch(undefined),
  places: z.enum(placesOf).catch('confirmed'),
  template: id.optional().catch(undefined),
  starter: z.enum(starters).optional().catch(undefined),
})
export type NewMailingQuery = z.output<typeof newMailingQuery>
