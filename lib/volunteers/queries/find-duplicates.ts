import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { listedTo, visibleTo } from '../policy.ts'
import { plainKey } from '../rules/search.ts'
import { type DuplicateFacts, dayText, fullName, type Likeness, likeness, searchWords } from '../rules.ts'

export type PossibleDuplicate = {
  id: string
  cardNumber: number
  name: string
  birthYear: string | null
  likeness: Exclude<Likeness, 'none'>
}

/**
 * Cards that may be the same person. `here` are those the actor sees; of the others only the ids are told, for the audit:
 * they must never reach a page, for a page would say who is registered elsewhere.
 */
export async function findDuplicates(actor: Actor, facts: DuplicateFacts, exceptId: string | null = null) {
  const others = await db.volunteer.findMany({
    where: candidates(facts, exceptId),
    take: 100,
    select: duplicateSelect,
  })
  const refused = exceptId ? await listRefused(exceptId) : new Set<string>()
  const found = others.filter(({ id }) => !refused.has(id))
  const seen = await seenOf(
    actor,
    found.map(({ id }) => id),
  )
  const here: PossibleDuplicate[] = []
  const elsewhere: { id: string; likeness: Likeness }[] = []
  for (const card of found) {
    const alike = likeness(facts, card)
    if (alike === 'none') continue
    if (!seen.has(card.id)) elsewhere.push({ id: card.id, likeness: alike })
    else here.push({ ...describe(card), likeness: alike })
  }
  const order = ['same', 'likely', 'possible']
  here.sort((a, b) => order.indexOf(a.likeness) - order.indexOf(b.likeness))
  return { here, elsewhere }
}

const duplicateSelect = {
  id: true,
  cardNumber: true,
  surname: true,
  givenName: true,
  patronymic: true,
  birthDate: true,
  phone: true,
  email: true,
  iinHash: true,
} satisfies Prisma.VolunteerSelect

/** Cards of the actor's own register a guest may turn out to have; never the guest's own. */
export async function listLikelyCards(actor: Actor, guest: DuplicateFacts & { id: string }) {
  const { here } = await findDuplicates(actor, guest, guest.id)
  const listed = await db.volunteer.findMany({
    where: { AND: [listedTo(actor), { id: { in: here.map(({ id }) => id) } }] },
    select: { id: true },
  })
  return here.filter(({ id }) => listed.some((card) => card.id === id)).slice(0, 5)
}

/** The cards somebody said are not this person's; they are hinted at no more. */
async function listRefused(id: string): Promise<Set<string>> {
  const pairs = await db.duplicatePair.findMany({
    where: { state: 'notSame', OR: [{ oneId: id }, { otherId: id }] },
    select: { oneId: true, otherId: true },
  })
  return new Set(pairs.map(({ oneId, otherId }) => (oneId === id ? otherId : oneId)))
}

async function seenOf(actor: Actor, ids: string[]): Promise<Set<string>> {
  const rows = await db.volunteer.findMany({
    where: { AND: [visibleTo(actor), { id: { in: ids } }] },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}

function candidates(facts: DuplicateFacts, exceptId: string | null): Prisma.VolunteerWhereInput {
  const words = searchWords(`${facts.surname} ${facts.givenName}`)
  const sameBirth = facts.birthDate
    ? [{ OR: [{ birthDate: new Date(dayText(facts.birthDate)) }, { birthDate: null }] }]
    : []
  const ways: Prisma.VolunteerWhereInput[] = [
    { AND: [...words.map((word) => ({ searchPlain: { contains: plainKey(word) } })), ...sameBirth] },
    ...(facts.phone ? [{ phone: facts.phone }] : []),
    ...(facts.email ? [{ email: facts.email }] : []),
    ...(facts.iinHash ? [{ iinHash: facts.iinHash }] : []),
  ]
  return {
    status: { not: 'anonymised' },
    mergedIntoId: null,
    ...(exceptId ? { id: { not: exceptId } } : {}),
    OR: ways,
  }
}

function describe(card: Prisma.VolunteerGetPayload<{ select: typeof duplicateSelect }>) {
  return {
    id: card.id,
    cardNumber: card.cardNumber,
    name: fullName(card),
    birthYear: card.birthDate ? dayText(card.birthDate).slice(0, 4) : null,
  }
}
