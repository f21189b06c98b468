import { z } from 'zod'
import { id, optionalLine, optionalWallTime, line, version, wallTime } from '#lib/platform/fields.ts'
import { instantOf } from '#lib/platform/clock.ts'
import { idPattern } from '#lib/platform/text.ts'
import { homeSubjects, slotsMax } from './rules.ts'

/** `news:<id>`, as the choice of a place travels. */
const subject = z
  .string()
  .default('')
  .transform((value, context) => {
    if (value === '') return null
    const [kind, subjectId = ''] = value.split(':')
    const known = homeSubjects.find((each) => each === kind)
    if (known && idPattern.test(subjectId)) return { kind: known, id: subjectId }
    context.addIssue({ code: 'custom', message: 'form.unknownChoice' })
    return z.NEVER
  })

const instant = optionalWallTime.transform((value) => (value === null ? null : instantOf(value)))

const slot = z
  .strictObject({ subject, startsAt: instant, endsAt: instant })
  .refine(({ startsAt, endsAt }) => startsAt === null || endsAt === null || endsAt > startsAt, {
    path: ['endsAt'],
    message: 'homeDesk.problems.endBeforeStart',
  })

/** A phone of an office as it is read aloud: digits, spaces, dashes, a plus in front. */
const officePhone = optionalLine(30).refine((value) => value === '' || /^\+?[\d\s()-]{3,30}$/.test(value), {
  error: 'homeDesk.problems.phone',
})

export const saveHomeInput = z
  .strictObject({
    version,
    slots: z.array(slot).length(slotsMax),
    hotLinePhone: officePhone,
    hotLineKk: optionalLine(200),
    hotLineRu: optionalLine(200),
    hotLineEn: optionalLine(200),
    hotLineHoursKk: optionalLine(120),
    hotLineHoursRu: optionalLine(120),
    hotLineHoursEn: optionalLine(120),
  })
  .superRefine(({ slots, hotLinePhone, hotLineKk, hotLineRu }, context) => {
    const chosen = slots.map((each) => (each.subject ? `${each.subject.kind}:${each.subject.id}` : ''))
    chosen.forEach((each, index) => {
      if (each !== '' && chosen.indexOf(each) < index)
        context.addIssue({
          code: 'custom',
          path: ['slots', index, 'subject'],
          message: 'homeDesk.problems.twice',
        })
    })
    if (hotLinePhone === '') return
    if (hotLineKk === '') context.addIssue({ code: 'custom', path: ['hotLineKk'], message: 'form.required' })
    if (hotLineRu === '') context.addIssue({ code: 'custom', path: ['hotLineRu'], message: 'form.required' })
  })
export type SaveHomeInput = z.output<typeof saveHomeInput>

export const publishHomeInput = z.strictObject({ version })
export type PublishHomeInput = z.output<typeof publishHomeInput>

const announcement = {
  textKk: line(240),
  textRu: line(240),
  textEn: optionalLine(240),
  link: optionalLine(200).refine(
    (value) => value === '' || /^\/(?!\/)[\p{L}\p{N}\-._~/?=&%#]*$/u.test(value),
    {
      error: 'homeDesk.problems.link',
    },
  ),
  startsAt: wallTime.transform(instantOf),
  endsAt: wallTime.transform(instantOf),
}
const isOrdered = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => endsAt > startsAt
const notOrdered = { path: ['endsAt'], message: 'homeDesk.problems.endBeforeStart' }

/** The form brings its id, so that sending it twice makes one. */
export const addAnnouncementInput = z.strictObject({ id, ...announcement }).refine(isOrdered, notOrdered)
export type AddAnnouncementInput = z.output<typeof addAnnouncementInput>

export const saveAnnouncementInput = z
  .strictObject({ id, version, ...announcement })
  .refine(isOrdered, notOrdered)
export type SaveAnnouncementInput = z.output<typeof saveAnnouncementInput>

export const removeAnnouncementInput = z.strictObject({ id, version })
export type RemoveAnnouncementInput = z.output<typeof removeAnnouncementInput>
