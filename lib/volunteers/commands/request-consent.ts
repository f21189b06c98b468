import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { GuardianRelation } from '#prisma/generated/client.ts'

type Asked = {
  volunteerId: string
  participationId: string | null
  guardian: { name: string; relation: GuardianRelation; email: string | null; phone: string | null }
  locale: string
}

/** Replaced on merge. */
export async function requestConsent(_actor: Actor | null, _tx: Tx, _asked: Asked): Promise<void> {}
