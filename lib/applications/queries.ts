import { createHash } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { idOfLink, isSigned } from '#lib/platform/signed-link.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { openStates, visibleTo } from './policy.ts'
import { tellingWords } from './rules.ts'
import type { ApplicationStateName } from './schema.ts'

const pageSize = 30
const likelyMax = 8
const names = { select: { nameKk: true, nameRu: true, nameEn: true } } as const

/** A page of the inbox: what waits longest first, what is settled newest first. */
export async function listApplications(
  actor: Actor,
  { state, keyset }: { state: ApplicationStateName | 'open'; keyset: Keyset },
) {
  const isOpen = state === 'open'
  const rows = await db.application.findMany({
    where: { AND: [visibleTo(actor), inState(state)] },
    orderBy: isOpen ? [{ createdAt: 'asc' }, { id: 'asc' }] : [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      ...{ id: true, state: true, kind: true, nameKk: true, nameRu: true, createdAt: true },
      unit: { select: { shortKk: true, shortRu: true, shortEn: true } },
    },
    ...keysetArguments(keyset, pageSize),
  })
  return keysetPage(rows, keyset, pageSize)
}

/** How many applications wait for the office, and how many are in each settled state. */
export async function countApplications(actor: Actor) {
  const groups = await db.application.groupBy({
    by: ['state'],
    where: visibleTo(actor),
    _count: { _all: true },
  })
  const count = (state: string) => groups.find((group) => group.state === state)?._count._all ?? 0
  const settled = { returned: count('returned'), verified: count('verified'), declined: count('declined') }
  return { open: count('new') + count('inReview'), ...settled }
}

/** One application with everything the office decides by; null when it is not the actor's to read. */
export async function findApplication(actor: Actor, applicationId: string) {
  if (!idPattern.test(applicationId)) return null
  const found = await db.application.findFirst({
    where: { AND: [visibleTo(actor), { id: applicationId }] },
    omit: { searchKey: true, consentHash: true, linkVersion: true },
    include: {
      unit: names,
      legalForm: names,
      organisation: { select: { id: true, slug: true, state: true } },
    },
  })
  if (!found) return null
  const taker = found.takenById
    ? await db.user.findUnique({ where: { id: found.takenById }, select: { name: true } })
    : null
  return { ...found, takerName: taker?.name ?? null }
}

export type FoundApplication = NonNullable<Awaited<ReturnType<typeof findApplication>>>

/** Organisations this may be already: the same number, or names with the same telling words in any spelling (R16). For who reads the application. */
export async function listLikely(actor: Actor, { id }: { id: string }) {
  const application = await db.application.findFirst({
    where: { AND: [visibleTo(actor), { id }] },
    select: { nameKk: true, nameRu: true, registrationNumber: true, organisationId: true },
  })
  if (!application) return []
  const { nameKk, nameRu, registrationNumber, organisationId } = application
  const named = (name: string): Prisma.OrganisationWhereInput => ({
    AND: tellingWords(name).map((word) => ({ searchKey: { contains: word } })),
  })
  return db.organisation.findMany({
    where: {
      ...(organisationId ? { id: { not: organisationId } } : {}),
      OR: [...(registrationNumber ? [{ registrationNumber }] : []), named(nameKk), named(nameRu)],
    },
    orderBy: [{ nameKk: 'asc' }, { id: 'asc' }],
    take: likelyMax,
    select: { id: true, state: true, nameKk: true, nameRu: true, nameEn: true, unit: names },
  })
}

/** The applicant's own view behind the link of the letters, or null for a link that is made up or worthless now. */
export async function findOwnApplication(_actor: Actor | null, token: string) {
  const id = idOfLink(token)
  const found = id
    ? await db.application.findUnique({
        where: { id },
        select: { ...ownColumns, linkVersion: true, forgottenAt: true },
      })
    : null
  if (!found || found.forgottenAt || !isSigned(token, 'application', found.id, found.linkVersion)) return null
  const { linkVersion: _, ...application } = found
  return application
}

export type OwnApplication = NonNullable<Awaited<ReturnType<typeof findOwnApplication>>>

const ownColumns = {
  ...{ id: true, state: true, version: true, kind: true, legalFormId: true, unitId: true, reason: true },
  ...{ nameKk: true, nameRu: true, registrationNumber: true, about: true, website: true },
  ...{ contactName: true, contactEmail: true, contactPhone: true, createdAt: true, decidedAt: true },
  organisation: { select: { slug: true, state: true } },
} satisfies Prisma.ApplicationSelect

/** The version a new consent is given to; older ones stay in the messages, a record points at what was read then. */
const consentVersion = 'v1'

/** The words the contact person agrees to, with the hash the record keeps. They are no secret. */
export async function readContactConsent(_actor: Actor | null, locale: Locale) {
  const say = await translator(locale)
  const title = say(`applications.consent.${consentVersion}.title`)
  const body = say(`applications.consent.${consentVersion}.body`)
  const hash = createHash('sha256').update(`${title}\n\n${body}`).digest('hex')
  return { version: consentVersion, locale, title, body, hash }
}

function inState(state: ApplicationStateName | 'open'): Prisma.ApplicationWhereInput {
  return { state: state === 'open' ? { in: [...openStates] } : state }
}
