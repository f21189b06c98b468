import { createHash } from 'node:crypto'
import { cacheLife, cacheTag } from 'next/cache'
import { publicCentres } from '#lib/centres/policy.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { publicOrganisations } from '#lib/organisations/policy.ts'
import { db } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import { slugPattern } from '#lib/platform/text.ts'
import { consentVersion } from './rules.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const

/** The public key browsers ask their service with; empty while notifications are not configured. */
export const browserKey = env.VAPID_PUBLIC_KEY

/** What anyone can choose to follow: centres by district and name, districts, directions. */
export async function listFollowChoices() {
  'use cache'
  cacheTag('centres', 'region')
  cacheLife('hours')
  const [centres, units, directions] = await Promise.all([
    db.centre.findMany({
      where: publicCentres,
      orderBy: [{ nameKk: 'asc' }, { id: 'asc' }],
      take: 500,
      select: {
        ...{ id: true, slug: true, ...names },
        unit: { select: { shortKk: true, shortRu: true, shortEn: true } },
      },
    }),
    db.unit.findMany({ orderBy: [{ nameKk: 'asc' }], select: { id: true, slug: true, ...names } }),
    db.direction.findMany({ orderBy: { position: 'asc' }, select: { id: true, code: true, ...names } }),
  ])
  return { centres, units, directions }
}

/** A public organisation by its address, to be chosen on its own page; null for others. */
export async function findOrganisationToFollow(slug: string) {
  'use cache'
  cacheTag('organisations')
  cacheLife('hours')
  if (!slugPattern.test(slug)) return null
  return db.organisation.findFirst({
    where: { ...publicOrganisations, slug },
    select: { id: true, slug: true, ...names },
  })
}

/** The words whoever follows agrees to; they are no secret. The mailbox's row keeps their version and language. */
export async function readFollowConsent(locale: Locale) {
  const say = await translator(locale)
  const title = say(`follows.consent.${consentVersion}.title`)
  const body = say(`follows.consent.${consentVersion}.body`)
  const hash = createHash('sha256').update(`${title}\n\n${body}`).digest('hex')
  return { version: consentVersion, locale, title, body, hash }
}
