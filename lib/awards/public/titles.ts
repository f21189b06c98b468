import { cacheLife, cacheTag } from 'next/cache'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { publicName } from '../rules.ts'
import { mayBeShown } from '../rules/register.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const titlesMax = 200

/** The labels people gave, with who gave them; nobody who hid theirs or may not be shown. No number, and no check. */
export async function listPublicTitles(locale: Locale) {
  'use cache'
  cacheTag('awards')
  cacheLife('hours')
  const rows = await db.informalTitle.findMany({
    where: { isHidden: false, OR: [{ volunteerId: null }, { volunteer: mayBeShown }] },
    orderBy: { id: 'asc' },
    take: titlesMax,
    select: {
      ...{ id: true, labelKk: true, labelRu: true, labelEn: true, isDemo: true },
      ...{ givenByKk: true, givenByRu: true, givenByEn: true },
      person: { select: { slug: true, ...names } },
      organisation: { select: { slug: true, state: true, ...names } },
      volunteer: {
        select: {
          ...{ givenName: true, surname: true, birthDate: true },
          consents: { where: { kind: 'publishing', withdrawnAt: null }, select: { guardianId: true } },
        },
      },
    },
  })
  const today = dayOf(now())
  return rows.map(({ person, organisation, volunteer, ...row }) => ({
    id: row.id,
    label: inLocale(row, 'label', locale),
    labelLocale: localeOf(row, 'label', locale),
    givenBy: inLocale(row, 'givenBy', locale),
    isOrganisation: organisation !== null,
    isInvented: row.isDemo && person === null,
    ...holderOf({ person, organisation, volunteer }, locale, today),
  }))
}
export type PublicTitle = Awaited<ReturnType<typeof listPublicTitles>>[number]

type Names = { nameKk: string; nameRu: string; nameEn: string }
type Holder = {
  person: (Names & { slug: string }) | null
  organisation: (Names & { slug: string; state: string }) | null
  volunteer: Parameters<typeof publicName>[0]['volunteer']
}

function holderOf({ person, organisation, volunteer }: Holder, locale: Locale, today: string) {
  if (person) return { name: inLocale(person, 'name', locale), href: `/people/${person.slug}` }
  if (organisation) {
    const href = organisation.state === 'published' ? `/organisations/${organisation.slug}` : null
    return { name: inLocale(organisation, 'name', locale), href }
  }
  const printed = volunteer ? `${volunteer.givenName} ${volunteer.surname}`.trim() : ''
  const award = { recipientKk: printed, recipientRu: printed, recipientEn: printed, volunteer }
  return { name: publicName(award, locale, today), href: null }
}
