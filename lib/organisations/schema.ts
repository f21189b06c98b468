import { z } from 'zod'
import {
  day,
  id,
  ids,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  optionalText,
  optionalUrl,
  optionalWholeNumber,
  version,
  wholeNumber,
} from '#lib/platform/fields.ts'
import { slugPattern } from '#lib/platform/text.ts'
import { isRegistrationNumber } from './rules.ts'

const texts = {
  descriptionKk: optionalText(4000),
  descriptionRu: optionalText(4000),
  descriptionEn: optionalText(4000),
  projectsKk: optionalText(2000),
  projectsRu: optionalText(2000),
  projectsEn: optionalText(2000),
  directionIds: ids,
  addressKk: optionalLine(300),
  addressRu: optionalLine(300),
  addressEn: optionalLine(300),
  email: optionalEmail,
  phone: optionalLine(40),
  website: optionalUrl,
  logoId: optionalId,
}
/** БСН / БИН; spaces are typed and left out. */
export const optionalNumber = optionalLine(20)
  .transform((typed) => typed.replaceAll(' ', ''))
  .pipe(
    z
      .string()
      .refine((typed) => typed === '' || isRegistrationNumber(typed), 'organisations.refusals.number')
      .transform((typed) => typed || null),
  )
const identity = {
  registrationNumber: optionalNumber,
  legalFormId: optionalId,
  unitId: optionalId,
  nameKk: line(200),
  nameRu: line(200),
  nameEn: line(200),
  foundedYear: optionalWholeNumber(1900, 2200),
  sourceUrl: optionalUrl,
}

/** What a representative and editors may say about an organisation. */
export const organisationTextsInput = z.strictObject({ organisationId: id, version, ...texts })
/** What administrators may say on top: names, legal form, district, year, source. */
export const organisationInput = z.strictObject({ organisationId: id, version, ...identity, ...texts })
export const newOrganisationInput = z.strictObject({ ...identity, ...texts })
export const organisationIdInput = z.strictObject({ organisationId: id })
export const unverifyInput = z.strictObject({ organisationId: id, reason: line(300) })

/** Card number and birth date together name a person nobody has to look up. */
export const inviteMemberInput = z.strictObject({
  organisationId: id,
  cardNumber: wholeNumber(1, 999_999_999),
  birthDate: day,
})
export const memberIdInput = z.strictObject({ organisationId: id, membershipId: id })
export const ownMembershipInput = z.strictObject({ membershipId: id })
export const invitationIdInput = z.strictObject({ invitationId: id })
export type InviteMemberInput = z.output<typeof inviteMemberInput>

export type OrganisationTextsInput = z.output<typeof organisationTextsInput>
export type OrganisationInput = z.output<typeof organisationInput>
export type NewOrganisationInput = z.output<typeof newOrganisationInput>

/** Filters of the public list as the address carries them; unknown values mean "any". */
export const organisationFilters = z.object({
  q: z.string().max(100).catch(''),
  unit: z.string().regex(slugPattern).catch(''),
  form: z
    .string()
    .regex(/^[\w-]{0,40}$/)
    .catch(''),
})
export type OrganisationFilters = z.output<typeof organisationFilters>
