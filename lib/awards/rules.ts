import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { fold } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** The number as it is printed: `АХ-2026/0001`. */
export function awardNumberText(prefix: string, year: number, number: number): string {
  return `${prefix}-${year}/${String(number).padStart(4, '0')}`
}

type PrintedNames = { recipientKk: string; recipientRu: string; recipientEn: string }

/** What the register is searched by: the folded words of the printed name in its spellings, and nothing that is not printed. */
export function recipientKeyOf({ recipientKk, recipientRu, recipientEn }: PrintedNames): string {
  return [...new Set([recipientKk, recipientRu, recipientEn].map(fold))].filter(Boolean).join(' ')
}

/** Without 0, 1, I, L, O and U: what is left cannot be misread on paper. */
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 10

/** A fresh check code of ten characters, about 49 bits: it cannot be found by trying. */
export function newCheckCode(): string {
  let code = ''
  while (code.length < codeLength) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1))
    // 240 is the largest multiple of 30 in a byte: bytes above it would favour the first letters.
    if (byte < 240) code += codeAlphabet[byte % codeAlphabet.length]
  }
  return code
}

const cyrillicTwins: Record<string, string> = {
  ...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', Р: 'P', Т: 'T', Х: 'X', У: 'Y' },
}

/** A code as people type it (small letters, spaces, Cyrillic keys) in the form it is stored; null when it cannot be one. */
export function readCheckCode(typed: string): string | null {
  const plain = [...typed.slice(0, 60).toUpperCase()].map((char) => cyrillicTwins[char] ?? char).join('')
  const code = plain.replaceAll(/[\s\-–—]/g, '')
  return /^[0-9A-Z]{8,16}$/.test(code) ? code : null
}

/** The code in two groups, as it is printed: `7K4M2-QXDAB`. */
export function checkCodeText(code: string): string {
  const half = Math.ceil(code.length / 2)
  return `${code.slice(0, half)}-${code.slice(half)}`
}

/** The latest day of birth of people who are 18 on a day; both `YYYY-MM-DD`. */
export function latestAdultBirthday(today: string): string {
  const monthDay = today.slice(4) === '-02-29' ? '-02-28' : today.slice(4)
  return `${Number(today.slice(0, 4)) - 18}${monthDay}`
}

export type RecipientFacts = {
  recipientKk: string
  recipientRu: string
  recipientEn: string
  volunteer: {
    givenName: string
    surname: string
    birthDate: Date | null
    consents: { guardianId: string | null }[]
  } | null
}

/**
 * The name the public register shows (R11). A minor, or somebody whose age is unknown, stands with the first name and an initial
 * unless a consent to publishing is on record; for a minor it must come from a guardian. `consents` holds only valid ones of that kind.
 */
export function publicName(award: RecipientFacts, locale: Locale, today: string): string {
  const { volunteer } = award
  if (!volunteer || mayBeNamed(volunteer, today)) return inLocale(award, 'recipient', locale)
  const [initial] = volunteer.surname
  return initial ? `${volunteer.givenName} ${initial.toUpperCase()}.` : volunteer.givenName
}

function mayBeNamed(volunteer: NonNullable<RecipientFacts['volunteer']>, today: string): boolean {
  const birthday = volunteer.birthDate?.toISOString().slice(0, 10)
  if (!birthday) return volunteer.consents.length > 0
  return (
    birthday <= latestAdultBirthday(today) || volunteer.consents.some(({ guardianId }) => guardianId !== null)
  )
}

export type Ceremony = {
  /** `year.kind.event`, the event empty when there was none. */
  key: string
  year: number
  kindId: string
  eventId: string | null
  kindPosition: number
  latestDay: string | null
  count: number
}

/** Newest year first, in it the latest ceremony; ceremonies without a date stand at the end of their year. */
export function compareCeremonies(a: Ceremony, b: Ceremony): number {
  if (a.year !== b.year) return b.year - a.year
  if (a.latestDay !== b.latestDay) return (b.latestDay ?? '') < (a.latestDay ?? '') ? -1 : 1
  return a.kindPosition - b.kindPosition || (a.key < b.key ? -1 : 1)
}

export function ceremonyKey(award: { year: number; kindId: string; eventId: string | null }): string {
  return `${award.year}.${award.kindId}.${award.eventId ?? ''}`
}

const names = { nameKk: true, nameRu: true, nameEn: true } as const

/** What is read for a public award; `present` turns it into what is shown. */
export const publicColumns = {
  ...{
    id: true,
    state: true,
    year: true,
    number: true,
    issuedOn: true,
    organisationId: true,
    isDemo: true,
    sourceUrl: true,
  },
  ...{
    recipientKk: true,
    recipientRu: true,
    recipientEn: true,
    issuerKk: true,
    issuerRu: true,
    issuerEn: true,
  },
  ...{ reasonKk: true, reasonRu: true, reasonEn: true, revokedAt: true, updatedAt: true },
  ...{ revokeReasonKk: true, revokeReasonRu: true, revokeReasonEn: true },
  kind: { select: { code: true, prefix: true, ...names } },
  event: {
    select: {
      slug: true,
      state: true,
      centre: { select: { state: true } },
      titleKk: true,
      titleRu: true,
      titleEn: true,
    },
  },
  organisation: { select: { slug: true, state: true } },
  person: { select: { slug: true } },
  volunteer: {
    select: {
      ...{ givenName: true, surname: true, birthDate: true },
      consents: { where: { kind: 'publishing', withdrawnAt: null }, select: { guardianId: true } },
    },
  },
} satisfies Prisma.AwardSelect
type Row = Prisma.AwardGetPayload<{ select: typeof publicColumns }>

/** An award as anyone may see it. The birth date that decides about the name is read for it and goes no further. */
export type PublicAward = ReturnType<typeof present>

/** The public view of an award on a day, in a language. */
export function present(row: Row, locale: Locale, today: string) {
  const { id, state, year, event, organisation, organisationId, person, kind } = row
  const publicEvent = event?.state !== 'draft' && event?.centre.state === 'published' ? event : null
  const organisationHref = organisation?.state === 'published' ? `/organisations/${organisation.slug}` : null
  return {
    ...{ id, year, isRevoked: state === 'revoked', sourceUrl: row.sourceUrl },
    /** Invented for the demonstration; what a source published is real even there. */
    isInvented: row.isDemo && row.sourceUrl === null,
    isOrganisation: organisationId !== null,
    href: `/awards/${id}`,
    name: publicName(row, locale, today),
    number: awardNumberText(kind.prefix, year, row.number ?? 0),
    kind: { code: kind.code, name: inLocale(kind, 'name', locale) },
    reason: inLocale(row, 'reason', locale),
    reasonLocale: localeOf(row, 'reason', locale),
    issuer: inLocale(row, 'issuer', locale),
    issuedOn: row.issuedOn?.toISOString().slice(0, 10) ?? null,
    event: publicEvent
      ? { href: `/events/${publicEvent.slug}`, title: inLocale(publicEvent, 'title', locale) }
      : null,
    recipientHref: organisationHref ?? (person ? `/people/${person.slug}` : null),
    revokedOn: row.revokedAt ? dayOf(row.revokedAt) : null,
    revokeReason: inLocale(row, 'revokeReason', locale),
    updatedOn: dayOf(row.updatedAt),
  }
}
