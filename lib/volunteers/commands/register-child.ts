import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { now } from '#lib/platform/clock.ts'
import type { GuardianRelation } from '#prisma/generated/client.ts'
import { readConsentText } from '../queries/consent-text.ts'
import { fullName } from '../rules.ts'
import { type GuestPerson, registerGuest } from './register-guest.ts'

type Child = Omit<GuestPerson, 'email' | 'phone'> & {
  /** The adult who signs the child up, says to be its guardian, and consents. */
  adultId: string
  relation: GuardianRelation
}

/**
 * Makes a card for a child an adult brings along, with the adult as its guardian and the guardian's consent for personal data
 * (Law 94-V Art. 8), within the caller's transaction. Company on the shift stands for the consent to take part (Law 42-VI Art. 12).
 */
export async function registerChild(actor: Actor | null, tx: Tx, { adultId, relation, ...child }: Child) {
  await registerGuest(actor, tx, { ...child, email: null, phone: null })
  const adult = await tx.volunteer.findUniqueOrThrow({
    where: { id: adultId },
    select: { surname: true, givenName: true, patronymic: true, email: true, phone: true },
  })
  const { email, phone } = adult
  const guardian = await tx.guardian.create({
    data: { volunteerId: child.id, name: fullName(adult), relation, email, phone },
    select: { id: true },
  })
  const { version, hash } = await readConsentText(actor, 'personalData', child.locale)
  await tx.consent.create({
    data: {
      ...{ volunteerId: child.id, kind: 'personalData', method: 'screen', locale: child.locale },
      ...{ textVersion: version, textHash: hash, givenAt: now(), guardianId: guardian.id },
      recordedById: actor?.userId ?? null,
    },
  })
}
