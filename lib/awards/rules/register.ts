import { fold } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { latestAdultBirthday } from '../rules.ts'

const published = { kind: 'publishing', withdrawnAt: null } as const

/**
 * Of whom the site may say that they were thanked: not of somebody whose data were erased, and not of somebody who took a consent
 * to publishing back and gave no other since. It counts for what is issued later too (R20).
 */
export const mayBeShown = {
  status: { not: 'anonymised' },
  OR: [
    { consents: { some: published } },
    { consents: { none: { kind: 'publishing', withdrawnAt: { not: null } } } },
  ],
} satisfies Prisma.VolunteerWhereInput

/** What the public register lists: issued, not hidden at the recipient's wish, and of nobody who may not be shown. */
export const isListed = {
  state: 'issued',
  isHidden: false,
  OR: [{ volunteerId: null }, { volunteer: mayBeShown }],
} satisfies Prisma.AwardWhereInput

export type AwardFilters = {
  year?: number
  kind?: string
  q?: string
  to?: 'people' | 'organisations'
  event?: string
  /** The slug of a unit: of the centre or organisation a volunteer belongs to, or of an awarded organisation. */
  unit?: string
}

/** The register under its filters. A minor is found by the first name only, so a search cannot give away a surname. */
export function allOf(filters: AwardFilters, today: string): Prisma.AwardWhereInput {
  const { year, kind, q, to, event, unit } = filters
  const words = q ? q.split(/\s+/).filter(Boolean).slice(0, 6) : []
  return {
    AND: [
      isListed,
      year ? { year } : {},
      kind ? { kind: { code: kind } } : {},
      to === 'people' ? { organisationId: null } : {},
      to === 'organisations' ? { organisationId: { not: null } } : {},
      event ? { eventId: event } : {},
      unit ? ofUnit(unit) : {},
      ...words.map((word) => named(word, today)),
    ],
  }
}

function ofUnit(slug: string): Prisma.AwardWhereInput {
  const unit = { unit: { slug } }
  const member = { isPrimary: true, endedOn: null, OR: [{ centre: unit }, { organisation: unit }] }
  return { OR: [{ organisation: unit }, { volunteer: { memberships: { some: member } } }] }
}

/** Only what is printed is searched: a patronymic on the card, or another name of an organisation, finds nothing. */
function named(word: string, today: string): Prisma.AwardWhereInput {
  const contains = { contains: word, mode: 'insensitive' } as const
  const printed = [
    ...[{ recipientKk: contains }, { recipientRu: contains }, { recipientEn: contains }],
    { recipientKey: { contains: fold(word) || word } },
  ]
  const guardians = { ...published, guardianId: { not: null } }
  const adults = { lte: new Date(latestAdultBirthday(today)) }
  const mayBeNamed: Prisma.VolunteerWhereInput = {
    OR: [
      { birthDate: adults },
      { birthDate: null, consents: { some: published } },
      { consents: { some: guardians } },
    ],
  }
  // Of everybody else the given name is printed, as the card has it.
  const isShort: Prisma.VolunteerWhereInput = {
    OR: [
      { birthDate: { gt: adults.lte }, consents: { none: guardians } },
      { birthDate: null, consents: { none: published } },
    ],
  }
  return {
    OR: [
      { volunteerId: null, OR: printed },
      { volunteer: mayBeNamed, OR: printed },
      { volunteer: { ...isShort, givenName: contains } },
    ],
  }
}
