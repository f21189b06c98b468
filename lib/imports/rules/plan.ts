/** Why a row came to its end; each has a sentence under `imports.reasons`. */
export type RowReason =
  | ''
  | 'problem'
  | 'bySkip'
  | 'undecided'
  | 'twin'
  | 'registeredSince'
  | 'cardChanged'
  | 'cardGone'
  | 'iinNotKept'
  | 'iinTaken'

export type Plan =
  | { act: 'create' }
  | { act: 'update'; cardId: string }
  | { act: 'end'; outcome: 'unchanged' | 'skipped' | 'refused'; reason: RowReason }

type RowFacts = {
  verdict: string
  choice: string
  volunteerId: string | null
  twinNumber: number | null
  candidateIds: readonly string[]
}

/** What is done with a row once the whole sheet was confirmed; cards alike that appeared since are asked about here too. */
export function planOf(row: RowFacts, alikeNow: readonly string[]): Plan {
  if (row.choice === 'skip') return end('skipped', 'bySkip')
  if (row.verdict === 'problem' || row.verdict === 'unread') return end('refused', 'problem')
  if (row.verdict === 'duplicate' && row.choice === 'none') return end('skipped', 'undecided')
  if (row.choice === 'create' || row.verdict === 'new') return createUnlessKnown(row, alikeNow)
  if (row.volunteerId !== null) return { act: 'update', cardId: row.volunteerId }
  return end('unchanged', 'twin')
}

/** Somebody who is in the register now and was not when the rows were looked through is not made twice. */
function createUnlessKnown(row: RowFacts, alikeNow: readonly string[]): Plan {
  const known = new Set([...row.candidateIds, row.volunteerId])
  return alikeNow.some((id) => !known.has(id)) ? end('refused', 'registeredSince') : { act: 'create' }
}

function end(outcome: 'unchanged' | 'skipped' | 'refused', reason: RowReason): Plan {
  return { act: 'end', outcome, reason }
}
