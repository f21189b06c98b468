import { z } from 'zod'
import { checkbox, day, id, optionalEmail, optionalLine } from '#lib/platform/fields.ts'
import { name, optionalName, optionalPhone } from '#lib/volunteers/schema.ts'
import { paperLinesMax } from './rules/paper.ts'
import { marks } from './rules/standing.ts'

/** An instant as a device sends it: UTC, to the millisecond. */
const instant = z
  .string()
  .regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .pipe(z.iso.datetime({ precision: 3 }))
  .transform((text) => new Date(text))

export const marksMax = 200

const mark = z.strictObject({
  participationId: id,
  nonce: id,
  mark: z.enum(marks).nullable().default(null),
  inAt: instant.nullable().default(null),
  outAt: instant.nullable().default(null),
  deviceAt: instant,
  source: z.enum(['screen', 'scan', 'paper', 'walkIn']),
  deviceId: z.string().regex(/^[\w-]{0,40}$/),
})

export const marksInput = z.strictObject({ shiftId: id, marks: z.array(mark).min(1).max(marksMax) })
/** What a device posts. It says whose marks they are: another account may have signed in meanwhile. */
export const sentMarksInput = z.strictObject({ ...marksInput.shape, userId: id })
export type MarkInput = z.output<typeof mark>
export type MarksInput = z.output<typeof marksInput>

const clockTime = z
  .string()
  .refine((value) => value === '' || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value), 'form.time')
  .default('')

/** A row of the list, sent without script. */
export const rowInput = z.strictObject({
  shiftId: id,
  participationId: id,
  nonce: id,
  intent: z.enum(['present', 'absent', 'excused', 'undo', 'out', 'back', 'times']),
  inTime: clockTime,
  outTime: clockTime,
})
export type RowInput = z.output<typeof rowInput>

export const paperInput = z.strictObject({
  shiftId: id,
  /** Made with the form: the same sheet sent twice is stored once. */
  batch: id,
  lines: z
    .string()
    .max(paperLinesMax * 40)
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .pipe(z.string().refine((text) => text.trim() !== '', 'form.required'))
    .pipe(z.string().refine((text) => text.split('\n').length <= paperLinesMax, 'attendance.paper.tooMany')),
})
export type PaperInput = z.output<typeof paperInput>

const overrideReason = optionalLine(300)

/** Somebody of the register who came unannounced. */
export const knownWalkInInput = z
  .strictObject({ shiftId: id, volunteerId: id, overrideReason })
  .transform((input) => ({ ...input, person: null, acceptDuplicates: false }))
/** Somebody who is in no register yet. */
export const newWalkInInput = z
  .strictObject({
    shiftId: id,
    surname: optionalName,
    givenName: name,
    birthDate: day,
    phone: optionalPhone,
    email: optionalEmail,
    overrideReason,
    acceptDuplicates: checkbox,
    /** The person read what is done with their data and agreed; a minor's guardian does so later. */
    consent: checkbox.pipe(z.literal(true, 'attendance.walkIn.consentNeeded')),
  })
  .transform(({ shiftId, overrideReason: reason, acceptDuplicates, consent: _read, ...person }) => ({
    ...{ shiftId, volunteerId: null, overrideReason: reason, acceptDuplicates, person },
  }))
export type WalkInInput = z.output<typeof knownWalkInInput> | z.output<typeof newWalkInInput>
