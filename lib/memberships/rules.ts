import { dayMs } from '#lib/platform/clock.ts'
import { isMinorOn } from '#lib/volunteers/rules.ts'

/** A request nobody answered is over after so many days. */
export const transferDays = 30

export function transferEnd(at: Date): Date {
  return new Date(at.getTime() + transferDays * dayMs)
}

export type TransferKind = 'asked' | 'offered' | 'own'
export type TransferState = 'pending' | 'accepted' | 'refused' | 'withdrawn' | 'expired' | 'overtaken'
type Facts = { kind: TransferKind; state: TransferState; expiresAt: Date }

export function isPending({ state, expiresAt }: Omit<Facts, 'kind'>, at: Date): boolean {
  return state === 'pending' && expiresAt > at
}

/**
 * The state as one side may know it. A centre that asked with a number and a date must not learn from an early end that they
 * were right: a request that was overtaken waits for it until its days are over, like one that concerns nobody.
 */
export function shownState({ kind, state, expiresAt }: Facts, isAsker: boolean, at: Date): TransferState {
  if (state === 'pending') return expiresAt > at ? 'pending' : 'expired'
  if (state === 'overtaken' && kind === 'asked' && isAsker) return expiresAt > at ? 'pending' : 'expired'
  return state
}

type ReaderFacts = {
  locale: string
  email: string | null
  birthDate: Date | null
  guardians: readonly { email: string | null }[]
}

/** Where a letter about the card goes: to the person, for a minor without a mailbox to a parent; empty when somebody has to call. */
export function mailboxOf({ email, birthDate, guardians }: ReaderFacts, today: string): string {
  if (email) return email
  if (!isMinorOn(birthDate, today)) return ''
  return guardians.find((guardian) => guardian.email)?.email ?? ''
}
