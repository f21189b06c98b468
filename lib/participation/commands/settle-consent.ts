import type { Doer } from '../policy.ts'

/** Confirms or frees the places held for a person until a guardian consents. */
export async function settleConsent(_actor: Doer, _volunteerId: string): Promise<void> {}
