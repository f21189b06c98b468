import { createHash } from 'node:crypto'
import { locales } from '#lib/i18n/routing.ts'
import { wordsIn } from '#lib/volunteers/rules/consent-words.ts'
import type { ConsentKind, Prisma } from '#prisma/generated/client.ts'
import { newId } from '../ids.ts'
import { inPortions, type Region } from './region.ts'
import { asDate } from './days.ts'
import { nameBy } from './person-names.ts'
import type { DemoVolunteer } from './volunteers.ts'

/** Guardians of the minors and everybody's consents: 640 of 713 minors have one, 80 of 92 under fourteen may take part by it. */
export async function loadConsents(region: Region, volunteers: DemoVolunteer[]): Promise<void> {
  const guardians: Prisma.GuardianCreateManyInput[] = []
  const consents: Prisma.ConsentCreateManyInput[] = []
  const textOf = await readTexts(region)
  for (const volunteer of volunteers) {
    const { person, id: volunteerId } = volunteer
    const isMinor = person.age < 18
    const guardianId = isMinor && (person.hasConsent || region.random.chance(0.5)) ? newId() : null
    if (guardianId) guardians.push(guardianOf(region, volunteer, guardianId))
    if (!person.hasConsent) continue
    const kinds: ConsentKind[] = person.age < 14 ? ['personalData', 'participation'] : ['personalData']
    if (person.status !== 'anonymised' && region.random.chance(0.15)) kinds.push('publishing')
    const shared = { volunteerId, guardianId, ...consentFacts(region, volunteer) }
    consents.push(...kinds.map((kind) => ({ ...shared, kind, ...textOf(kind, shared.locale) })))
  }
  await inPortions(guardians, (data) => region.tx.guardian.createMany({ data }))
  await inPortions(consents, (data) => region.tx.consent.createMany({ data }))
}

/** Version and hash of the words of each kind and language, as a desk would record them. */
async function readTexts(region: Region) {
  const first = await region.tx.consentTextVersion.findMany({ where: { number: 1 } })
  const texts = first.flatMap((row) =>
    locales.map((locale) => {
      const { title, body } = wordsIn(row, locale)
      const textHash = createHash('sha256').update(`${title}\n\n${body}`).digest('hex')
      return [`${row.kind} ${locale}`, textHash] as const
    }),
  )
  const hashes = new Map<string, string>(texts)
  return (kind: ConsentKind, locale: string) => ({
    textVersion: 'v1',
    textHash: hashes.get(`${kind} ${locale}`) ?? '',
  })
}

function consentFacts(region: Region, { person, joinedDay }: DemoVolunteer) {
  const { random, now } = region
  const givenAt = new Date(asDate(joinedDay).getTime() + 6 * 3_600_000)
  const method = random.chance(0.6) ? ('paper' as const) : ('screen' as const)
  const isWithdrawn = person.status === 'anonymised'
  const withdrawnAt = isWithdrawn ? new Date(now.getTime() - random.whole(5, 40) * 86_400_000) : null
  return { method, locale: person.locale, givenAt, withdrawnAt }
}

function guardianOf(
  region: Region,
  { id, person }: DemoVolunteer,
  guardianId: string,
): Prisma.GuardianCreateManyInput {
  const { random } = region
  const isMother = random.chance(0.7)
  const { surname, givenName } = nameBy(random, { sex: isMother ? 'female' : 'male', locale: person.locale })
  const relation = random.chance(0.06)
    ? ('guardian' as const)
    : isMother
      ? ('mother' as const)
      : ('father' as const)
  const email = random.chance(0.4) ? `guardian-${id.slice(-6)}@demo.invalid` : null
  return { id: guardianId, volunteerId: id, name: `${givenName} ${surname}`, relation, email }
}
