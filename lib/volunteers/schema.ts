import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { z } from 'zod'
import {
  checkbox,
  day,
  id,
  ids,
  line,
  optionalDay,
  optionalEmail,
  optionalId,
  optionalLine,
  optionalText,
  text,
  version,
} from '#lib/platform/fields.ts'
import { idPattern, mixedScriptFix } from '#lib/platform/text.ts'

export const sexes = ['female', 'male', 'unstated'] as const
export const statuses = ['new', 'confirmed', 'suspended', 'anonymised'] as const
export const ageBands = ['under14', '14-17', '18-24', '25-34', '35-59', '60+', 'unknown'] as const
/** `active`: whose hours are the latest comes first. */
export const sortings = ['name', 'newest', 'card', 'active'] as const
/** Codes of ISO 639-1. */
export const spokenLanguages = ['kk', 'ru', 'en', 'tr', 'uz', 'uk', 'de', 'fr', 'zh', 'ar'] as const
export const reaches = ['noAccount', 'noEmail', 'noPhone', 'invitable'] as const
export const lackingConsents = ['missing', 'own', 'publishing'] as const
export const idleMonths = ['3', '6', '12', '24'] as const
export const guardianRelations = ['mother', 'father', 'guardian', 'other'] as const
export const consentKinds = ['personalData', 'participation', 'publishing'] as const
export const consentMethods = ['paper', 'screen'] as const
const locales = z.enum(['kk', 'ru', 'en'])

/** The E.164 form of a number in any spelling of any country; «8 7xx» is Kazakhstan's. Null when it is no number. */
export function parsePhone(typed: string): string | null {
  // A domestic number that lost a digit would be read as one of another operator.
  if (/^8\d{9}$/.test(typed.replace(/[\s()-]/g, ''))) return null
  const found = parsePhoneNumberFromString(typed, { defaultCountry: 'KZ', extract: false })
  return found?.isPossible() && !found.ext ? found.number : null
}

export const optionalPhone = optionalLine(30).transform((typed, ctx) => {
  if (typed === '') return null
  const found = parsePhone(typed)
  if (found) return found
  ctx.addIssue({ code: 'custom', message: 'form.phone' })
  return z.NEVER
})

const namePattern = /^[\p{L}\p{M}][\p{L}\p{M} '’.-]*$/u
/** A name of a person in any spelling of letters. */
export const name = line(80).pipe(z.string().regex(namePattern, 'volunteers.problems.name'))
export const optionalName = optionalLine(80).pipe(
  z.string().refine((typed) => typed === '' || namePattern.test(typed), 'volunteers.problems.name'),
)
const nameFields = ['surname', 'givenName', 'patronymic'] as const

/** What to do with a word of mixed scripts: take the offered spelling, or leave it as typed. */
const spelling = z.enum(['fixed', 'typed']).optional()
const iin = optionalLine(30).transform((typed) => typed.replace(/[\s-]/g, ''))

const guardianFields = {
  name: optionalName,
  relation: z.enum(guardianRelations).or(z.literal('')).default(''),
  phone: optionalPhone,
  email: optionalEmail,
}

const personFields = {
  surname: optionalName,
  givenName: name,
  patronymic: optionalName,
  spelling: z.strictObject({ surname: spelling, givenName: spelling, patronymic: spelling }).default({}),
  birthDate: optionalDay,
  sex: z.enum(sexes).default('unstated'),
  locale: locales,
  phone: optionalPhone,
  email: optionalEmail,
  iin,
  unitId: optionalId,
  languages: z.preprocess((value) => value ?? [], z.array(z.enum(spokenLanguages)).max(10)),
  directions: ids,
  skills: ids,
  notes: optionalText(2000),
  acceptDuplicates: checkbox,
}

/** No tick at all leaves no trace of the group in what a browser sends. */
const consentFields = z.preprocess(
  (value) => value ?? {},
  z.strictObject({
    personalData: checkbox,
    participation: checkbox,
    publishing: checkbox,
    method: z.enum(consentMethods).default('paper'),
    locale: locales.default('kk'),
  }),
)

/** A new card. `id` was made with the form, so that sending it twice makes one person. */
export const registerVolunteerInput = withSpelling(
  z.strictObject({
    ...personFields,
    id,
    centreId: id,
    guardian: z.strictObject(guardianFields).prefault({}),
    consent: consentFields,
  }),
)
export type RegisterVolunteerInput = z.output<typeof registerVolunteerInput>

/** A changed card. An empty number leaves the stored one; `removeIin` takes it away. */
export const editVolunteerInput = withSpelling(
  z.strictObject({ ...personFields, id, version, removeIin: checkbox }),
)
export type EditVolunteerInput = z.output<typeof editVolunteerInput>

export const volunteerIdInput = z.strictObject({ id })
export const suspendVolunteerInput = z.strictObject({ id, reason: text(500) })
export type SuspendVolunteerInput = z.output<typeof suspendVolunteerInput>

/** A consent that was given: on paper, or read on this screen. A minor's is given by a guardian, known or new. */
export const recordConsentInput = z.strictObject({
  volunteerId: id,
  kind: z.enum(consentKinds),
  method: z.enum(consentMethods),
  locale: locales,
  givenOn: day,
  guardianId: optionalId,
  guardian: z.strictObject(guardianFields).prefault({}),
})
export type RecordConsentInput = z.output<typeof recordConsentInput>

export const withdrawConsentInput = z.strictObject({ volunteerId: id, consentId: id })
export type WithdrawConsentInput = z.output<typeof withdrawConsentInput>

/** A new guardian, or the corrected contacts of a known one. */
export const saveGuardianInput = z.strictObject({
  volunteerId: id,
  guardianId: optionalId,
  name,
  relation: z.enum(guardianRelations, 'form.required'),
  phone: optionalPhone,
  email: optionalEmail,
})
export type SaveGuardianInput = z.output<typeof saveGuardianInput>

/** What is known of a person while the form is still being filled; half-typed values count as unknown. */
export const duplicateInput = z.object({
  surname: optionalName.catch(''),
  givenName: name,
  patronymic: optionalName.catch(''),
  birthDate: optionalDay.catch(null),
  phone: optionalPhone.catch(null),
  email: optionalEmail.catch(null),
})
export type DuplicateInput = z.output<typeof duplicateInput>

const choice = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).optional().catch(undefined)
const optionalIdFilter = z.string().regex(idPattern).optional().catch(undefined)

/** Filters of the register as the address carries them; what makes no sense is left out. */
export const volunteerFilters = z.object({
  q: optionalLine(80).catch(''),
  centre: optionalIdFilter,
  unit: optionalIdFilter,
  direction: optionalIdFilter,
  age: choice(ageBands),
  status: choice(statuses),
  /** `missing`: of a guardian, for people under 18; `own`: of everybody else. */
  consent: choice(lackingConsents),
  skill: optionalIdFilter,
  language: choice(spokenLanguages),
  tag: optionalIdFilter,
  /** No hours for so many months. */
  idle: choice(idleMonths),
  reach: choice(reaches),
  sort: z.enum(sortings).catch('name').default('name'),
  after: optionalIdFilter,
  before: optionalIdFilter,
})
export type VolunteerFilters = z.output<typeof volunteerFilters>

type Named = { spelling: { [Field in (typeof nameFields)[number]]?: 'fixed' | 'typed' } } & Record<
  (typeof nameFields)[number],
  string
>

/** A word that mixes scripts is stored only after somebody said which spelling is meant (R16). */
function withSpelling<Output extends Named, Input>(schema: z.ZodType<Output, Input>) {
  return schema.transform((input, ctx) => {
    const names: Partial<Record<(typeof nameFields)[number], string>> = {}
    for (const field of nameFields) {
      const fix = mixedScriptFix(input[field])
      if (fix === null || input.spelling[field] === 'typed') continue
      if (input.spelling[field] === 'fixed') names[field] = fix
      else
        ctx.addIssue({
          code: 'custom',
          path: [field],
          message: 'volunteers.problems.mixedScript',
          params: { fix },
        })
    }
    return { ...input, ...names }
  })
}

/** The version of the calendar's address the form was made from; below zero it is off. */
export const calendarAddressInput = z.strictObject({
  version: z.coerce.number().int().min(-1_000_000).max(1_000_000),
})
export type CalendarAddressInput = z.output<typeof calendarAddressInput>
