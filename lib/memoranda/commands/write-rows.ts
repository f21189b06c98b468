import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { partyKey } from '../rules/register.ts'
import type { CreateMemorandumInput } from '../schema.ts'

type Party = CreateMemorandumInput['parties'][number]
type Obligation = CreateMemorandumInput['obligations'][number]

/** A party chosen from the register of organisations takes the register's name where none was typed. */
export async function nameParties(_actor: Actor, tx: Tx, parties: Party[]): Promise<Party[]> {
  const organisations = await tx.organisation.findMany({
    where: {
      id: { in: parties.flatMap(({ organisationId }) => organisationId ?? []) },
      state: { not: 'withdrawn' },
    },
    select: { id: true, nameKk: true, nameRu: true, nameEn: true },
  })
  const known = new Map(organisations.map((organisation) => [organisation.id, organisation]))
  return parties.map((party) => {
    const organisation = party.organisationId === null ? null : known.get(party.organisationId)
    if (organisation === undefined)
      throw new Invalid({ [`parties.${party.row - 1}.organisationId`]: { code: 'form.unknownChoice' } })
    return {
      ...party,
      nameKk: party.nameKk || (organisation?.nameKk ?? ''),
      nameRu: party.nameRu || (organisation?.nameRu ?? ''),
      nameEn: party.nameEn || (organisation?.nameEn ?? ''),
    }
  })
}

type Rows = { parties: Party[]; obligations: Obligation[] }

/** Brings the rows of a memorandum to what its form says: known ones are changed, new ones added, the rest goes. */
export async function writeRows(
  _actor: Actor,
  tx: Tx,
  memorandumId: string,
  { parties, obligations }: Rows,
): Promise<void> {
  const partyIds = await writeParties(tx, memorandumId, parties)
  const data = obligations.map((obligation, index) => ({
    id: obligation.id,
    row: {
      ...{ textKk: obligation.textKk, textRu: obligation.textRu, textEn: obligation.textEn },
      ...{ dueOn: asDate(obligation.dueOn), doneOn: asDate(obligation.doneOn) },
      ...{ promised: obligation.promised, promisedUnit: obligation.promisedUnit },
      ...{ position: index + 1, partyId: partyOf(obligation, partyIds) },
    },
  }))
  const kept = await tx.obligation.findMany({ where: { memorandumId }, select: { id: true } })
  const known = new Set(kept.map(({ id }) => id))
  const stay = data.flatMap(({ id }) => (id && known.has(id) ? [id] : []))
  await tx.obligation.deleteMany({ where: { memorandumId, id: { notIn: stay } } })
  for (const { id, row } of data) {
    if (id && known.has(id)) await tx.obligation.update({ where: { id }, data: row })
    else await tx.obligation.create({ data: { memorandumId, ...row } })
  }
}

/** The ids of the sides by the number of their row in the form. */
async function writeParties(tx: Tx, memorandumId: string, parties: Party[]): Promise<Map<number, string>> {
  const kept = await tx.memorandumParty.findMany({ where: { memorandumId }, select: { id: true } })
  const known = new Set(kept.map(({ id }) => id))
  const stay = parties.flatMap(({ id }) => (id && known.has(id) ? [id] : []))
  await tx.memorandumParty.deleteMany({ where: { memorandumId, id: { notIn: stay } } })
  // Out of the way first: two sides may have changed places, and a place is unique.
  await tx.memorandumParty.updateMany({ where: { memorandumId }, data: { position: { increment: 1000 } } })
  const ids = new Map<number, string>()
  for (const [index, { id, row, ...party }] of parties.entries()) {
    const data = { ...party, position: index + 1, searchKey: partyKey(party) }
    const isKept = id !== null && known.has(id)
    const { id: partyId } = isKept
      ? await tx.memorandumParty.update({ where: { id }, data, select: { id: true } })
      : await tx.memorandumParty.create({ data: { memorandumId, ...data }, select: { id: true } })
    ids.set(row, partyId)
  }
  return ids
}

function partyOf({ party, row }: Obligation, ids: Map<number, string>): string | null {
  if (party === null) return null
  const id = ids.get(party)
  if (!id) throw new Invalid({ [`obligations.${row - 1}.party`]: { code: 'form.unknownChoice' } })
  return id
}

function asDate(day: string | null): Date | null {
  return day === null ? null : new Date(day)
}
