import { z } from 'zod'
import {
  checkbox,
  day,
  id,
  optionalDay,
  optionalLine,
  optionalWholeNumber,
  version,
} from '#lib/platform/fields.ts'

export const imageVariant = z.strictObject({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  format: z.enum(['webp', 'avif']),
  bytes: z.number().int().positive(),
})
export const imageVariants = z.array(imageVariant).max(12)
export type ImageVariant = z.output<typeof imageVariant>

/** What the sender says about the people on a picture; `recognisable` ones are named next, each with a consent. */
export const peopleAnswers = ['nobody', 'crowd', 'recognisable'] as const
export type PeopleAnswer = (typeof peopleAnswers)[number]
export const people = z.enum(peopleAnswers, 'files.refusals.peopleUnasked')

const alts = { altKk: optionalLine(300), altRu: optionalLine(300), altEn: optionalLine(300) }

/** What is said about a picture when it is sent. */
export const imageFacts = z.strictObject({
  ...alts,
  credit: optionalLine(200),
  isPublic: checkbox,
  people: people.optional(),
})
export type ImageFactsInput = z.output<typeof imageFacts>

export const editPictureInput = z.strictObject({
  id,
  version,
  ...alts,
  credit: optionalLine(200),
  source: optionalLine(300),
  licence: optionalLine(100),
  takenOn: optionalDay,
  people,
})
export type EditPictureInput = z.output<typeof editPictureInput>

export const replacePictureInput = z.strictObject({
  id,
  version,
  people,
  file: z.file('files.refusals.empty'),
})
export type ReplacePictureInput = z.output<typeof replacePictureInput>

export const fileStepInput = z.strictObject({ id, version })
export type FileStepInput = z.output<typeof fileStepInput>

/** A volunteer by the number on the card, or somebody without a card by name. */
export const namePersonInput = z
  .strictObject({
    fileId: id,
    cardNumber: optionalWholeNumber(1, 99_999_999),
    name: optionalLine(120),
    isMinor: checkbox,
  })
  .refine(({ cardNumber, name }) => (cardNumber === null) !== (name === ''), {
    path: ['cardNumber'],
    message: 'files.refusals.cardOrName',
  })
export type NamePersonInput = z.output<typeof namePersonInput>

export const consentMethods = ['paper', 'screen', 'link'] as const
export const pictureConsentInput = z.strictObject({
  personId: id,
  method: z.enum(consentMethods),
  givenOn: day,
  guardianName: optionalLine(120),
})
export type PictureConsentInput = z.output<typeof pictureConsentInput>

export const personStepInput = z.strictObject({ personId: id })
export type PersonStepInput = z.output<typeof personStepInput>

export const libraryLacks = ['alt', 'answer', 'consent', 'takenOut'] as const
/** What the address of the library may carry; anything odd is as if it were not there. */
export const libraryFilters = z.object({
  q: optionalLine(60).catch(''),
  kind: z.enum(['image', 'document']).optional().catch(undefined),
  lacks: z.enum(libraryLacks).optional().catch(undefined),
  unused: z.literal('1').optional().catch(undefined),
})
export type LibraryFilters = z.output<typeof libraryFilters>
