import type { Prisma } from '#prisma/generated/client.ts'

/** More than any ceremony; a file of them is still one a printer takes. */
export const lettersMax = 1000

export type LetterChoice = {
  year: number | null
  kindId: string | null
  eventId: string | null
  roundId: string | null
  batchId: string | null
}

/** The valid awards of a choice: what was taken back is not printed, what is only hidden is, for the paper belongs to the person. */
export function lettersOf({ year, kindId, eventId, roundId, batchId }: LetterChoice): Prisma.AwardWhereInput {
  return {
    ...{ state: 'issued', recipientKk: { not: '—' } },
    ...(year === null ? {} : { year }),
    ...(kindId === null ? {} : { kindId }),
    ...(eventId === null ? {} : { eventId }),
    ...(batchId === null ? {} : { batchId }),
    ...(roundId === null ? {} : { nomination: { roundId } }),
  }
}

/** Awards of the same kind look alike: certificates of honour, merit and diplomas have a double frame and the horn of thanks four times. */
export function isCertificate(kindCode: string): boolean {
  return ['honor_cert', 'praise_cert', 'diploma', 'certificate'].includes(kindCode)
}
