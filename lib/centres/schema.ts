import { z } from 'zod'
import { checkPoint, pointFields } from '#lib/near/schema.ts'
import {
  id,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  optionalText,
  optionalUrl,
  version,
} from '#lib/platform/fields.ts'
import { slugPattern } from '#lib/platform/text.ts'

export const centreHosts = [
  ...(['youthCentre', 'school', 'college', 'university', 'ruralDistrict'] as const),
  ...(['library', 'medical', 'silverClub', 'sportSchool'] as const),
] as const
export type CentreHost = (typeof centreHosts)[number]

const texts = {
  descriptionKk: optionalText(4000),
  descriptionRu: optionalText(4000),
  descriptionEn: optionalText(4000),
  addressKk: optionalLine(300),
  addressRu: optionalLine(300),
  addressEn: optionalLine(300),
  openingHoursKk: optionalLine(200),
  openingHoursRu: optionalLine(200),
  openingHoursEn: optionalLine(200),
  email: optionalEmail,
  phone: optionalLine(40),
  website: optionalUrl,
  photoId: optionalId,
  ...pointFields,
}
const identity = {
  host: z.enum(centreHosts),
  unitId: id,
  nameKk: line(200),
  nameRu: line(200),
  nameEn: line(200),
}

/** What coordinators and editors may say about a centre. */
export const centreTextsInput = z.strictObject({ centreId: id, version, ...texts }).superRefine(checkPoint)
/** What administrators may say on top: name, district, host. */
export const centreInput = z
  .strictObject({ centreId: id, version, ...identity, ...texts })
  .superRefine(checkPoint)
export const newCentreInput = z.strictObject({ ...identity, ...texts }).superRefine(checkPoint)
export const centreIdInput = z.strictObject({ centreId: id })

export type CentreTextsInput = z.output<typeof centreTextsInput>
export type CentreInput = z.output<typeof centreInput>
export type NewCentreInput = z.output<typeof newCentreInput>

/** Filters of the public list as the address carries them; unknown values mean "any". */
export const centreFilters = z.object({
  q: z.string().max(100).catch(''),
  unit: z.string().regex(slugPattern).catch(''),
  host: z.enum(centreHosts).or(z.literal('')).catch(''),
})
export type CentreFilters = z.output<typeof centreFilters>
