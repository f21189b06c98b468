import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { publicCentres } from '#lib/centres/policy.ts'
import { readSchedule } from '#lib/office/queries.ts'
import { addWorkingDays } from '#lib/office/rules.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import { blindIndex } from '#lib/platform/sealed.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { listCoordinators } from '../queries/people.ts'
import { readAskingConsent } from '../queries/own.ts'
import { answerDays, isTooQuick, numberText, searchKeyOf } from '../rules.ts'
import type { AskInput } from '../schema.ts'
import { tellAsker, tellStaff } from './tell.ts'

/**
 * Takes a question from the public site, gives it the year's next number and returns its personal link. With a mailbox the link is
 * written there too. A centre that has somebody to answer gets it at once, else the region does. `address` is whom to count tries
 * against. The same form sent again gives the same link; the same id with other words is refused.
 */
export async function askQuestion(
  actor: Actor | null,
  input: AskInput,
  address: string,
): Promise<{ token: string }> {
  await countTry(input, address)
  const { consent: _, consentVersion, consentLocale, ...form } = input
  const text = await readAskingConsent(actor, consentLocale)
  if (text.version !== consentVersion)
    throw new Invalid({ consent: { code: 'consultation.problems.consentChanged' } })
  try {
    const consent = { consentVersion, consentHash: text.hash, consentAt: now() }
    const linkVersion = await transaction((tx) => keep(actor, tx, { ...form, ...consent }))
    return { token: signLink('consultation', input.id, linkVersion) }
  } catch (error) {
    if (!/pkey|^id$/i.test(uniqueViolation(error) ?? '')) throw error
    return sameAgain(input)
  }
}

type Kept = Omit<AskInput, 'consent' | 'consentVersion' | 'consentLocale'> & {
  consentVersion: string
  consentHash: string
  consentAt: Date
}

async function keep(actor: Actor | null, tx: Tx, form: Kept): Promise<number> {
  if ((await tx.consultationTopic.count({ where: { id: form.topicId } })) === 0)
    throw new Invalid({ topicId: { code: 'form.unknownChoice' } })
  const centreId = await centreToAnswer(tx, form.centreId)
  const year = Number(dayOf(form.consentAt).slice(0, 4))
  const number = await nextNumber(tx, year)
  const made = await tx.consultationRequest.create({
    data: {
      ...form,
      ...{ year, number, centreId, askerUserId: actor?.userId ?? null },
      ...{ state: centreId ? 'assigned' : 'new', dueOn: await dueDay(actor, tx, form.consentAt) },
      searchKey: searchKeyOf({ year, number, question: form.question }),
    },
  })
  await tellAsker(actor, tx, made, 'received')
  if (centreId) await tellStaff(actor, tx, made, 'assigned')
  await record(tx, actor, 'question.asked', factsOf(made))
  return made.linkVersion
}

/** The day the office has to answer by, as the database keeps days. */
export async function dueDay(actor: Actor | null, tx: Tx, from: Date): Promise<Date> {
  const schedule = await readSchedule(actor, tx, from)
  return new Date(`${addWorkingDays(schedule, from, answerDays)}T00:00:00Z`)
}

/** What the history says of a question: its number, whose inbox it is in, no word of it. */
export function factsOf(request: { id: string; year: number; number: number; centreId: string | null }) {
  return {
    ...{ type: 'consultation', id: request.id },
    ...{ label: numberText(request), centreId: request.centreId },
  }
}

async function countTry({ id, askerEmail, askerPhone }: AskInput, address: string) {
  const isDirect = address === 'direct'
  if (isTooQuick(id, now()))
    await limit(isDirect ? 'consultationTooQuickAnywhere' : 'consultationTooQuick', address)
  await limit(isDirect ? 'consultationWithoutAddress' : 'consultationByAddress', address)
  const contact = askerEmail ?? askerPhone
  if (contact) await limit('consultationByContact', blindIndex(contact, 'consultation'))
}

/** The centre that was wished for when it is public and has somebody to answer. */
async function centreToAnswer(tx: Tx, centreId: string | null): Promise<string | null> {
  if (!centreId) return null
  const centre = await tx.centre.findFirst({
    where: { ...publicCentres, id: centreId },
    select: { id: true },
  })
  if (!centre) throw new Invalid({ centreId: { code: 'form.unknownChoice' } })
  return (await listCoordinators(null, tx, centreId)).length > 0 ? centreId : null
}

/** Whoever asks for a year's next number waits for the one before: no number is left out or given twice. */
async function nextNumber(tx: Tx, year: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "ConsultationNumber" ("year", "last") VALUES (${year}, 1)
    ON CONFLICT ("year") DO UPDATE SET "last" = "ConsultationNumber"."last" + 1 RETURNING "last"`
  if (!row) throw new Error('no number was given')
  return row.last
}

/** Knowing an id must not open a stranger's question: the link is given again only to who sends the same words. */
async function sameAgain({ id, question, askerEmail, askerPhone }: AskInput): Promise<{ token: string }> {
  const found = await db.consultationRequest.findFirst({
    where: { id, question, askerEmail, askerPhone },
    select: { linkVersion: true },
  })
  if (!found) throw new Conflict('form.again')
  return { token: signLink('consultation', id, found.linkVersion) }
}
