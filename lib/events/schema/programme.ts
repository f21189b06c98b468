import { z } from 'zod'
import { id, line, optionalId, optionalLine, optionalText, wholeNumber } from '#lib/platform/fields.ts'

const names = { nameKk: optionalLine(120), nameRu: optionalLine(120), nameEn: optionalLine(120) }
const places = { placeKk: optionalLine(200), placeRu: optionalLine(200), placeEn: optionalLine(200) }

/** Kazakh and Russian belong together: a reader of either is sent to the same place. */
const platformFields = { ...names, ...places }
type PlatformFields = Record<keyof typeof platformFields, string>

export const addPlatformInput = z.strictObject({ eventId: id, ...platformFields }).superRefine(checkPlatform)
export const savePlatformInput = z
  .strictObject({ eventId: id, platformId: id, ...platformFields })
  .superRefine(checkPlatform)
export const platformIdInput = z.strictObject({ eventId: id, platformId: id })
export type AddPlatformInput = z.output<typeof addPlatformInput>
export type SavePlatformInput = z.output<typeof savePlatformInput>
export type PlatformIdInput = z.output<typeof platformIdInput>

function checkPlatform(input: PlatformFields, context: z.core.$RefinementCtx) {
  for (const [kk, ru] of [
    ['nameKk', 'nameRu'],
    ['placeKk', 'placeRu'],
  ] as const) {
    if ((input[kk] === '') === (input[ru] === '')) continue
    const path = [input[kk] === '' ? kk : ru]
    context.addIssue({ code: 'custom', path, message: 'series.problems.bothLanguages', input: undefined })
  }
}

/** Somebody of the people's pages, or a name in Kazakh and Russian. */
export const addSpeakerInput = z
  .strictObject({
    ...{ eventId: id, itemId: id, personId: optionalId, ...names },
    ...{ roleKk: optionalLine(200), roleRu: optionalLine(200), roleEn: optionalLine(200) },
  })
  .superRefine((input, context) => {
    if (input.personId !== null || (input.nameKk !== '' && input.nameRu !== '')) return
    const path = [input.nameKk === '' ? 'nameKk' : 'nameRu']
    context.addIssue({ code: 'custom', path, message: 'series.problems.noSpeaker', input: undefined })
  })
export const speakerIdInput = z.strictObject({ eventId: id, speakerId: id })
export type AddSpeakerInput = z.output<typeof addSpeakerInput>
export type SpeakerIdInput = z.output<typeof speakerIdInput>

export const addPresentationInput = z.strictObject({
  ...{ eventId: id, itemId: optionalId, titleKk: line(200), titleRu: line(200), titleEn: optionalLine(200) },
  ...{ speakerName: optionalLine(120), showing: z.enum(['afterStart', 'atOnce']) },
  file: z.instanceof(File, { error: 'form.required' }),
})
export const presentationIdInput = z.strictObject({ eventId: id, presentationId: id })
export type AddPresentationInput = z.output<typeof addPresentationInput>
export type PresentationIdInput = z.output<typeof presentationIdInput>

export const courseLevels = ['basic', 'advanced', 'leader'] as const

export const saveTrainingInput = z.strictObject({
  eventId: id,
  level: z.enum(courseLevels),
  courseHours: wholeNumber(1, 500),
  trainerId: optionalId,
  ...{ trainerKk: optionalLine(120), trainerRu: optionalLine(120), trainerEn: optionalLine(120) },
  ...{ outcomesKk: optionalText(1500), outcomesRu: optionalText(1500), outcomesEn: optionalText(1500) },
})
export type SaveTrainingInput = z.output<typeof saveTrainingInput>
