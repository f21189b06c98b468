import type { Actor } from '#lib/accounts/actor.ts'
import { agreeMemorandum, signMemorandum, signOff } from '#lib/memoranda/commands/agree-memorandum.ts'
import { createMemorandum as prepare } from '#lib/memoranda/commands/edit-memorandum.ts'
import { createMemorandumInput } from '#lib/memoranda/schema.ts'
import { dayMs, dayOf } from '#lib/platform/clock.ts'
import { createUser, grantRole } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { withReference } from '#tests/support/reference.ts'
import { freshActor } from '../awards/people.ts'

export const twoParties = [
  { organisationId: '', nameKk: 'Фронт-офис', nameRu: 'Фронт-офис', nameEn: '' },
  { organisationId: '', nameKk: '«Дала» университеті', nameRu: 'Университет «Дала»', nameEn: '' },
]

export async function subjectOf(code = 'training'): Promise<string> {
  await withReference()
  return (await db.memorandumSubject.findUniqueOrThrow({ where: { code } })).id
}

export function formOf(subjectId: string, given: Record<string, unknown> = {}) {
  const titles = {
    titleKk: 'Волонтерлерді оқыту',
    titleRu: 'Обучение волонтёров',
    titleEn: 'Volunteer training',
  }
  return { subjectId, ...titles, parties: twoParties, obligations: [], ...given }
}

export async function draftBy(author: Actor, given: Record<string, unknown> = {}): Promise<string> {
  const { id } = await prepare(author, createMemorandumInput.parse(formOf(await subjectOf(), given)))
  return id
}

export async function versionOf(id: string): Promise<number> {
  return (await db.memorandum.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
}

/** Agrees a text and records the word of each side that has nobody in the portal. */
export async function agreeWithSides(actor: Actor, id: string): Promise<void> {
  await agreeMemorandum(actor, { id, version: await versionOf(id) })
  for (const party of await db.memorandumParty.findMany({ where: { memorandumId: id } }))
    await signOff(actor, { id, version: await versionOf(id), partyId: party.id, note: 'letter 12' })
}

export async function signedBy(actor: Actor, id: string, signedOn: string | null): Promise<void> {
  await agreeWithSides(actor, id)
  await signMemorandum(actor, { id, version: await versionOf(id), signedOn })
}

export async function representativeOf(organisationId: string, given = {}): Promise<Actor> {
  const user = await createUser(db, given)
  await grantRole(db, { userId: user.id, role: 'representative', organisationId })
  return freshActor(user.id)
}

/** A day of the region's calendar, as the database keeps days. */
export function dayIn(days: number): Date {
  return new Date(dayOf(new Date(Date.now() + days * dayMs)))
}
