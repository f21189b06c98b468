import type { Actor } from '#lib/accounts/actor.ts'
import type { Db, Tx } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { listedTo } from '../policy.ts'
import { type DuplicateFacts, foldEmail } from '../rules.ts'
import { nameKeyOf } from '../rules/import-person.ts'

export type SoughtPerson = DuplicateFacts & { cardNumber: number | null }

const cardSelect = {
  ...{ id: true, cardNumber: true, surname: true, givenName: true, patronymic: true, birthDate: true },
  ...{ sex: true, iinHash: true, phone: true, email: true, unitId: true, locale: true, notes: true },
  ...{ languages: true, version: true, status: true },
  directions: { select: { directionId: true } },
  skills: { select: { skillId: true } },
  guardians: { select: { id: true, name: true, phone: true, email: true } },
  memberships: { where: { endedOn: null }, select: { centreId: true, isPrimary: true } },
} satisfies Prisma.VolunteerSelect

export type RegisterCard = Prisma.VolunteerGetPayload<{ select: typeof cardSelect }>
export type ForeignCard = DuplicateFacts & { id: string }
export type FoundCards = {
  /** Of the actor's register, with all a sheet may change. */
  here: RegisterCard[]
  /** Of nobody's or others' registers: for the audit only, never for a page. */
  elsewhere: ForeignCard[]
}

const foundMax = 20_000

/**
 * Cards that may be any of these people, looked up for all of them at once: by number, phone, mailbox, name, or card number.
 * How alike they are is for `likeness` to say.
 */
export async function findCardsOf(
  actor: Actor,
  client: Db | Tx,
  people: readonly SoughtPerson[],
): Promise<FoundCards> {
  const facts = await lookUp(client, people)
  const ids = facts.map(({ id }) => id)
  const here = await client.volunteer.findMany({
    where: { AND: [listedTo(actor), { id: { in: ids } }] },
    select: cardSelect,
  })
  const seen = new Set(here.map(({ id }) => id))
  return { here, elsewhere: facts.filter(({ id }) => !seen.has(id)) }
}

/** Cards by their ids, as far as they are in the actor's register. */
export async function listCardsForImport(
  actor: Actor,
  client: Db | Tx,
  ids: readonly string[],
): Promise<RegisterCard[]> {
  return client.volunteer.findMany({
    where: { AND: [listedTo(actor), { id: { in: [...ids] } }] },
    select: cardSelect,
  })
}

async function lookUp(client: Db | Tx, people: readonly SoughtPerson[]): Promise<ForeignCard[]> {
  const of = <Value>(values: readonly (Value | null | undefined)[]) => [
    ...new Set(values.filter((value) => value !== null && value !== undefined)),
  ]
  const hashes = of(people.map(({ iinHash }) => iinHash))
  const phones = of(people.map(({ phone }) => phone))
  const emails = of(people.flatMap(({ email }) => [email, foldEmail(email)]))
  const numbers = of(people.map(({ cardNumber }) => cardNumber))
  const names = of(people.map(nameKeyOf))
  return client.$queryRaw<ForeignCard[]>`
    WITH found AS (
      SELECT "id" FROM "Volunteer" WHERE "iinHash" = ANY(${hashes})
      UNION SELECT "id" FROM "Volunteer" WHERE "phone" = ANY(${phones})
      UNION SELECT "id" FROM "Volunteer" WHERE "email" = ANY(${emails})
      UNION SELECT "id" FROM "Volunteer" WHERE "cardNumber" = ANY(${numbers}::int[])
      UNION SELECT "id" FROM "Volunteer"
        WHERE (split_part("searchKey", ' ', 1) || ' ' || split_part("searchKey", ' ', 2)) = ANY(${names}))
    SELECT "id", "surname", "givenName", "patronymic", "birthDate", "phone", "email", "iinHash"
    FROM "Volunteer" JOIN found USING ("id")
    WHERE "status" <> 'anonymised' AND "mergedIntoId" IS NULL
    LIMIT ${foundMax}`
}

/** Of these keyed hashes, those some card has, whichever: the index allows each once. */
export async function listTakenNumbers(
  _actor: Actor,
  client: Db | Tx,
  hashes: readonly string[],
): Promise<{ iinHash: string; id: string }[]> {
  const found = await client.volunteer.findMany({
    where: { iinHash: { in: [...hashes] } },
    select: { id: true, iinHash: true },
  })
  return found.flatMap(({ id, iinHash }) => (iinHash === null ? [] : [{ id, iinHash }]))
}
