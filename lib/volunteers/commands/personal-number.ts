import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { blindIndex, canSeal, seal } from '#lib/platform/sealed.ts'
import type { PossibleDuplicate } from '../queries/find-duplicates.ts'
import { type IinProblem, iinProblem, type Sex } from '../rules.ts'

type Person = { iin: string; birthDate: string | null; sex: Sex }
export type SealedIin = { iinSealed: string; iinHash: string; iinLast4: string }

const problemCodes: Record<IinProblem, string> = {
  shape: 'volunteers.problems.iinShape',
  sum: 'volunteers.problems.iinSum',
  date: 'volunteers.problems.iinDate',
  birthDate: 'volunteers.problems.iinBirthDate',
  sex: 'volunteers.problems.iinSex',
}

/** The checked number as it is stored for a card; null when none was typed. Invalid names what is wrong with it. */
export function sealIin(
  volunteerId: string,
  { iin, birthDate, sex }: Person,
  today: string,
): SealedIin | null {
  if (iin === '') return null
  if (!canSeal()) throw new Invalid({ iin: { code: 'volunteers.problems.iinNoKeys' } })
  checkIin({ iin, birthDate, sex }, today)
  return {
    iinSealed: seal(iin, iinPlace(volunteerId)),
    iinHash: blindIndex(iin, 'iin'),
    iinLast4: iin.slice(-4),
  }
}

export function checkIin({ iin, ...person }: Person, today: string): void {
  const problem = iinProblem(iin, person, today)
  if (problem) throw new Invalid({ iin: { code: problemCodes[problem] } })
}

export function iinPlace(volunteerId: string): string {
  return `volunteer:${volunteerId}:iin`
}

type Found = { here: PossibleDuplicate[]; elsewhere: { id: string; likeness: string }[] }

/**
 * Refuses a number that another card has. What is said about a card of another centre tells nothing about it; the regional
 * office finds the case in the audit.
 */
export async function refuseTakenIin(actor: Actor, found: Found): Promise<void> {
  const own = found.here.find(({ likeness }) => likeness === 'same')
  if (own)
    throw new Invalid({
      iin: { code: 'volunteers.problems.iinKnown', values: { card: String(own.cardNumber) } },
    })
  const other = found.elsewhere.find(({ likeness }) => likeness === 'same')
  if (!other) return
  await transaction((tx) =>
    record(tx, actor, 'volunteer.duplicateSuspected', {
      type: 'volunteer',
      id: other.id,
      details: { by: ['iin'] },
    }),
  )
  throw new Invalid({ iin: { code: 'volunteers.problems.iinElsewhere' } })
}

/** Asks once about cards that are likely the same person; a tick says they are not. */
export function refuseUnlessAccepted(found: Found, isAccepted: boolean): void {
  const likely = found.here.filter(({ likeness }) => likeness === 'likely')
  if (isAccepted || likely.length === 0) return
  const list = likely
    .slice(0, 5)
    .map(({ cardNumber, name, birthYear }) => `№ ${cardNumber} ${name}${birthYear ? ` (${birthYear})` : ''}`)
  throw new Invalid({
    acceptDuplicates: { code: 'volunteers.problems.possibleDuplicates', values: { list: list.join('; ') } },
  })
}
