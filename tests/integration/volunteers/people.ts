import { newId } from '#lib/platform/new-id.ts'
import { Invalid, Refusal } from '#lib/platform/refusal.ts'
import {
  type EditVolunteerInput,
  editVolunteerInput,
  type RegisterVolunteerInput,
  registerVolunteerInput,
} from '#lib/volunteers/schema.ts'
import { db } from '#tests/support/database.ts'

/** What a desk types for an adult who came with a signed consent. */
export function anApplicant(centreId: string, given: Record<string, unknown> = {}): RegisterVolunteerInput {
  return registerVolunteerInput.parse({
    ...{
      id: newId(),
      centreId,
      surname: uniqueSurname(),
      givenName: 'Дана',
      locale: 'kk',
      birthDate: '1990-05-05',
    },
    consent: { personalData: 'on' },
    ...given,
  })
}

export function anEdit(id: string, given: Record<string, unknown> = {}): EditVolunteerInput {
  return editVolunteerInput.parse({ id, version: 1, givenName: 'Дана', locale: 'kk', ...given })
}

let count = 0

/** A surname nobody else of the file has, of letters only. */
export function uniqueSurname(): string {
  const letters = [...String(++count)].map((digit) => 'абвгдежзик'[Number(digit)]).join('')
  return `Сынақ${letters}ова`
}

/** The whole history of a card as text, to look for what must not be in it. */
export async function historyOf(id: string) {
  return db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
}

export async function actionsOn(id: string): Promise<string[]> {
  return (await historyOf(id)).map(({ action }) => action)
}

/** What a refused attempt was told: the sentence's key, or the key of each field. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string | Record<string, string>> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof Invalid) {
      return Object.fromEntries(Object.entries(error.fields).map(([field, { code }]) => [field, code]))
    }
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing was refused'
}
