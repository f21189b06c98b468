import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { VolunteerCard } from '#lib/volunteers/queries.ts'
import { lacksDataConsent, missingConsents } from '#lib/volunteers/rules.ts'

const doneKeys = {
  registered: 'volunteers.page.registered',
  saved: 'volunteers.page.saved',
  confirmed: 'volunteers.page.confirmed',
  suspended: 'volunteers.page.suspended',
  withdrawn: 'volunteers.page.withdrawn',
  recorded: 'volunteers.page.recorded',
  guardianSaved: 'volunteers.page.guardianSaved',
  asked: 'consentRequests.card.asked',
  admitted: 'claims.guest.admitted',
  attached: 'claims.guest.attached',
  tagged: 'registry.tags.saved',
} as const

type Props = { card: VolunteerCard; done?: string | string[] }

/** What was just done, and which consents are not on record. */
export async function CardNotices({ card, done }: Props) {
  const t = await getTranslations('volunteers')
  const say = await getTranslations()
  const key =
    typeof done === 'string' && Object.hasOwn(doneKeys, done) ? (done as keyof typeof doneKeys) : null
  const missing =
    card.status === 'anonymised' ? [] : missingConsents(card.birthDate, card.consents, dayOf(now()))
  if (!key && missing.length === 0) return null
  return (
    <div className="grid gap-4 pb-6">
      {key ? (
        <Notice tone="good" role="status">
          {say(doneKeys[key])}
        </Notice>
      ) : null}
      {missing.map((what) => (
        <Notice key={what} tone={lacksDataConsent([what]) ? 'bad' : 'plain'} role="note">
          {t(`missing.${what}`)}
        </Notice>
      ))}
    </div>
  )
}
