import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { isOwnAward } from '../policy.ts'
import type { RecipientRef } from '../schema.ts'

export type Recipient = {
  volunteerId: string | null
  personId: string | null
  organisationId: string | null
  recipientKk: string
  recipientRu: string
  recipientEn: string
}

/**
 * The recipients behind the chosen ids with the names to print, in the order they were given. Throws `Invalid` when one is not
 * there, `Forbidden` when one of them is the actor: one wrong id refuses the whole request.
 */
export async function findRecipients(
  actor: Actor,
  tx: Tx,
  refs: readonly RecipientRef[],
): Promise<Recipient[]> {
  const known = new Map([
    ...(await volunteers(tx, refs)),
    ...(await people(tx, refs)),
    ...(await organisations(tx, refs)),
  ])
  return refs.map((ref) => {
    const recipient = known.get(`${ref.type}:${ref.id}`)
    if (!recipient) throw new Invalid({ recipient: { code: 'awards.refusals.unknownRecipient' } })
    if (isOwnAward(actor, recipient)) throw new Forbidden('awards.refusals.toOneself')
    return recipient
  })
}

type Entry = [string, Recipient]
const nobody = { volunteerId: null, personId: null, organisationId: null }

async function volunteers(tx: Tx, refs: readonly RecipientRef[]): Promise<Entry[]> {
  const rows = await tx.volunteer.findMany({
    where: { id: { in: idsOf(refs, 'volunteer') }, status: { not: 'anonymised' } },
    select: { id: true, givenName: true, surname: true },
  })
  return rows.map(({ id, givenName, surname }) => {
    const name = `${givenName} ${surname}`.trim()
    return [
      `volunteer:${id}`,
      { ...nobody, volunteerId: id, recipientKk: name, recipientRu: name, recipientEn: name },
    ]
  })
}

async function people(tx: Tx, refs: readonly RecipientRef[]): Promise<Entry[]> {
  const rows = await tx.person.findMany({
    where: { id: { in: idsOf(refs, 'person') } },
    select: { id: true, nameKk: true, nameRu: true, nameEn: true },
  })
  return rows.map(({ id, ...names }) => [`person:${id}`, { ...nobody, personId: id, ...printed(names) }])
}

async function organisations(tx: Tx, refs: readonly RecipientRef[]): Promise<Entry[]> {
  const rows = await tx.organisation.findMany({
    where: { id: { in: idsOf(refs, 'organisation') }, state: { not: 'withdrawn' } },
    select: { id: true, nameKk: true, nameRu: true, nameEn: true },
  })
  return rows.map(({ id, ...names }) => [
    `organisation:${id}`,
    { ...nobody, organisationId: id, ...printed(names) },
  ])
}

function printed({ nameKk, nameRu, nameEn }: { nameKk: string; nameRu: string; nameEn: string }) {
  return { recipientKk: nameKk, recipientRu: nameRu, recipientEn: nameEn }
}

function idsOf(refs: readonly RecipientRef[], type: RecipientRef['type']): string[] {
  return refs.filter((ref) => ref.type === type).map((ref) => ref.id)
}
