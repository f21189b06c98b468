import type { Actor } from '#lib/accounts/actor.ts'
import { type JobRun, runJobs } from '#lib/jobs/worker.ts'
import { sendDue } from '#lib/mail/worker.ts'
import { checkLetter } from '#lib/mailings/commands/check-letter.ts'
import { confirmMailing, sendingKind } from '#lib/mailings/commands/confirm-mailing.ts'
import { runMailing } from '#lib/mailings/commands/run-mailing.ts'
import { writeMailing } from '#lib/mailings/commands/write-mailing.ts'
import type { WriteMailingInput } from '#lib/mailings/schema.ts'
import { env } from '#lib/platform/env.ts'
import { newId } from '#lib/platform/new-id.ts'
import { createVolunteer } from '#prisma/seed/builders.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator } from '#tests/support/people.ts'

/** Whatever the hour of the test: nothing waits, unless a test says otherwise. */
export function withoutQuietHours(): void {
  env.QUIET_HOURS = '00:00-00:00'
  env.MAILINGS_PER_MINUTE = 60_000
}

const kinds: Record<string, JobRun> = { [sendingKind]: runMailing }

/** Does all the work that waits, as the worker would. */
export async function writeLetters(): Promise<void> {
  while ((await runJobs(kinds)) > 0);
}

/** Sends whatever is due. */
export async function sendLetters(): Promise<void> {
  while ((await sendDue((id) => checkLetter(null, id))) > 0);
}

let count = 0
type Person = Partial<Prisma.VolunteerCreateManyInput>

/** A centre with its coordinator and some people, one for each that is given. */
export async function centreWith(people: Person[]) {
  const { centre, actor } = await aCoordinator()
  const volunteers: { id: string; email: string | null }[] = []
  for (const given of people) {
    const email = given.email === undefined ? `p${count++}@demo.invalid` : given.email
    volunteers.push(await createVolunteer(db, { centreId: centre.id, locale: 'kk', ...given, email }))
  }
  return { centre, actor, volunteers }
}

export const texts = {
  ...{ kind: 'news' as const, subjectKk: 'Жаңалық', subjectRu: 'Новость', subjectEn: '' },
  ...{ bodyKk: 'Сәлем, {givenName}! {centre}', bodyRu: 'Здравствуйте, {givenName}! {centre}', bodyEn: '' },
}

const nobody = {
  centreId: null,
  selectionId: null,
  eventId: null,
  shiftId: null,
  places: 'confirmed' as const,
}

export function inputFor(centreId: string, given: Partial<WriteMailingInput> = {}): WriteMailingInput {
  return { id: newId(), audience: 'centre', ...nobody, centreId, ...texts, ...given }
}

/** A draft to everybody of the centre. */
export async function draft(actor: Actor, centreId: string, given: Partial<WriteMailingInput> = {}) {
  return (await writeMailing(actor, inputFor(centreId, given))).id
}

export async function confirmed(actor: Actor, centreId: string, given: Partial<WriteMailingInput> = {}) {
  const mailingId = await draft(actor, centreId, given)
  await confirmMailing(actor, { mailingId, version: 1, urgentReason: '' })
  return mailingId
}

/** The people of a mailing and the letters to them, in the order they are written. */
export function lettersOf(mailingId: string) {
  return db.mailingRecipient.findMany({
    where: { mailingId },
    orderBy: { id: 'asc' },
    select: { id: true, volunteerId: true, outcome: true, message: true },
  })
}

export async function actionsOn(subjectId: string): Promise<string[]> {
  const rows = await db.auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })
  return rows.map(({ action }) => action)
}
