import { z } from 'zod'
import { eventKinds, shiftHoursMax } from '#lib/events/schema.ts'
import {
  checkbox,
  id,
  line,
  optionalLine,
  optionalText,
  optionalWholeNumber,
  text,
  version,
  wallTime,
  wholeNumber,
} from '#lib/platform/fields.ts'

export const shiftsMax = 20
export const proposalStates = ['draft', 'submitted', 'returned', 'accepted', 'withdrawn'] as const
export type ProposalStateName = (typeof proposalStates)[number]

const shift = z
  .strictObject({
    roleKk: line(120),
    roleRu: line(120),
    roleEn: optionalLine(120),
    startsAt: wallTime,
    endsAt: wallTime,
    places: wholeNumber(1, 10_000),
  })
  .superRefine((input, context) => {
    const hours = (Date.parse(`${input.endsAt}Z`) - Date.parse(`${input.startsAt}Z`)) / 3_600_000
    if (hours <= 0) refuse(context, 'endsAt', 'events.problems.endBeforeStart')
    if (hours > shiftHoursMax)
      refuse(context, 'endsAt', 'events.problems.shiftTooLong', { max: shiftHoursMax })
  })

/** What an organisation says of the event. Kazakh or Russian may be empty in a draft; sending asks for both. */
const fields = {
  centreId: id,
  kind: z.enum(eventKinds),
  directionId: id,
  unitId: id,
  ...{ titleKk: optionalLine(200), titleRu: optionalLine(200), titleEn: optionalLine(200) },
  ...{ summaryKk: optionalText(400), summaryRu: optionalText(400), summaryEn: optionalText(400) },
  ...{
    descriptionKk: optionalText(6000),
    descriptionRu: optionalText(6000),
    descriptionEn: optionalText(6000),
  },
  ...{ placeKk: optionalLine(200), placeRu: optionalLine(200), placeEn: optionalLine(200) },
  ...{ startsAt: wallTime, endsAt: wallTime },
  minimumAge: optionalWholeNumber(1, 99),
  ...{ isEmergency: checkbox, helpsVictims: checkbox, helpsOffenders: checkbox, isHazardous: checkbox },
  note: optionalText(1000),
  shifts: z.array(shift).max(shiftsMax).default([]),
}

export const createProposalInput = z
  .strictObject({ id, organisationId: id, ...fields })
  .superRefine(checkProposal)
export const saveProposalInput = z
  .strictObject({ proposalId: id, version, ...fields })
  .superRefine(checkProposal)
/** The state that was read goes along, so that nobody decides about a text they have not seen. */
export const proposalInput = z.strictObject({ proposalId: id, version })
export const returnProposalInput = z.strictObject({ proposalId: id, version, reason: text(1000) })

export type CreateProposalInput = z.output<typeof createProposalInput>
export type SaveProposalInput = z.output<typeof saveProposalInput>
export type ProposalFields = Omit<CreateProposalInput, 'id' | 'organisationId'>
export type ProposalInput = z.output<typeof proposalInput>
export type ReturnProposalInput = z.output<typeof returnProposalInput>

/** The state a list shows, as its address says it; anything else is all. */
export const proposalFilters = z.object({
  state: z.enum(proposalStates).or(z.literal('')).catch(''),
})

type Context = z.core.$RefinementCtx

function checkProposal(
  input: { titleKk: string; titleRu: string; startsAt: string; endsAt: string },
  context: Context,
) {
  if (input.titleKk === '' && input.titleRu === '') refuse(context, 'titleKk', 'events.problems.titleMissing')
  if (input.endsAt <= input.startsAt) refuse(context, 'endsAt', 'events.problems.endBeforeStart')
}

function refuse(context: Context, field: string, message: string, params?: Record<string, number>) {
  context.addIssue({ code: 'custom', path: [field], message, params, input: undefined })
}

/** What a host says about a shift: with an objection it says what about. */
export const reportAttendanceInput = z
  .strictObject({
    ...{ organisationId: id, shiftId: id },
    ...{ seen: wholeNumber(0, 10_000), isObjection: checkbox, text: optionalText(1000) },
  })
  .superRefine((input, context) => {
    if (input.isObjection && input.text === '')
      refuse(context, 'text', 'representatives.refusals.objectionText')
  })
export type ReportAttendanceInput = z.output<typeof reportAttendanceInput>
