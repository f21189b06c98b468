import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { isMinorOn } from '../rules.ts'
import { versionsRead } from '../rules/consent-words.ts'
import type { GiveOwnConsentInput } from '../schema/consent-answer.ts'
import { spend, textsOf, write } from './answer-consent.ts'
import { supersede } from './supersede-consent.ts'

/**
 * Writes a grown-up's own consents, given by the link that was mailed to them. A used, expired or unknown link is a Conflict; so
 * is one that was made for a guardian, and one whose texts changed since they were read.
 */
export async function giveOwnConsent(
  actor: null,
  { secret, ...given }: GiveOwnConsentInput,
  { address, locale }: { address: string; locale: Locale },
): Promise<{ volunteerId: string }> {
  await limit('personalLink', address)
  const texts = await textsOf(locale)
  if (versionsRead(texts) !== given.textVersion) throw new Conflict('consentRequests.refusals.textChanged')
  return spend(actor, secret, true, async (tx, request) => {
    const { volunteer, volunteerId, relation } = request
    if (relation !== null || isMinorOn(volunteer.birthDate, dayOf(now())))
      throw new Conflict('consentRequests.refusals.gone')
    const kinds: string[] = ['personalData', ...(given.publishing ? ['publishing'] : [])]
    for (const { kind, version, hash, locale: read } of texts.filter((text) => kinds.includes(text.kind))) {
      if (!(await supersede(tx, { volunteerId, kind, version, isGuardians: false }))) continue
      const text = { locale: read, textVersion: version, textHash: hash }
      await tx.consent.create({ data: { volunteerId, kind, method: 'link', givenAt: now(), ...text } })
      await write(tx, request, 'volunteer.consentRecorded', { kind, method: 'link', version })
    }
  })
}
