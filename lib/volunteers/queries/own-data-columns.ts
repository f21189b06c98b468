import type { Prisma } from '#prisma/generated/client.ts'

// Every column is named: a new one is left out until somebody has decided that it belongs to the person alone. Ids, and names
// of coordinators and of other volunteers, are never among them.

const names = { nameKk: true, nameRu: true, nameEn: true }
export const place = { centre: { select: names }, organisation: { select: names } }

/** The card, and all of its lists but the long ones. */
export const cardColumns = {
  ...{ cardNumber: true, status: true, surname: true, givenName: true, patronymic: true, birthDate: true },
  ...{
    sex: true,
    locale: true,
    languages: true,
    email: true,
    phone: true,
    iinLast4: true,
    notes: true,
    externalIds: true,
  },
  ...{ suspendReason: true },
  ...{ isGuest: true, createdAt: true, updatedAt: true },
  unit: { select: names },
  directions: { select: { direction: { select: names } } },
  skills: { select: { skill: { select: names } } },
  guardians: { select: { name: true, relation: true, phone: true, email: true } },
  consents: {
    orderBy: { givenAt: 'asc' },
    select: {
      ...{ kind: true, method: true, textVersion: true, textHash: true, locale: true },
      ...{ givenAt: true, withdrawnAt: true, guardian: { select: { name: true } } },
    },
  },
  consentRequests: {
    orderBy: { createdAt: 'asc' },
    select: {
      ...{ guardianName: true, relation: true, email: true, phone: true, createdAt: true },
      ...{ expiresAt: true, answeredAt: true, hasConsented: true },
    },
  },
  memberships: {
    orderBy: { startedOn: 'asc' },
    select: { isPrimary: true, startedOn: true, endedOn: true, endReason: true, ...place },
  },
  transfers: {
    orderBy: { createdAt: 'asc' },
    select: {
      ...{ kind: true, state: true, createdAt: true, decidedAt: true, answer: true },
      ...{ fromCentre: { select: names }, toCentre: { select: names } },
    },
  },
  claims: {
    orderBy: { createdAt: 'asc' },
    select: {
      ...{ workedOn: true, minutes: true, work: true, evidence: true, state: true, decision: true },
      ...{ decidedAt: true, createdAt: true, centre: { select: names } },
    },
  },
  certificates: {
    orderBy: { issuedAt: 'asc' },
    select: {
      ...{ kind: true, code: true, minutes: true, periodFrom: true, periodTo: true, shown: true },
      ...{ issuedAt: true, revokedAt: true, revokeReason: true },
    },
  },
  awards: {
    where: { state: { not: 'draft' } },
    orderBy: { issuedOn: 'asc' },
    select: {
      ...{ kind: { select: names }, year: true, number: true, issuedOn: true, state: true },
      ...{ reasonKk: true, reasonRu: true, reasonEn: true, isHidden: true, revokedAt: true },
    },
  },
  titles: { select: { labelKk: true, labelRu: true, labelEn: true } },
  erasures: {
    orderBy: { askedAt: 'asc' },
    select: { way: true, askedAt: true, dueAt: true, takenBackAt: true, doneAt: true },
  },
  mailingRefusals: {
    orderBy: { at: 'asc' },
    select: { kind: true, source: true, at: true, endedAt: true },
  },
  organisationInvitations: {
    orderBy: { createdAt: 'asc' },
    select: {
      ...{ createdAt: true, expiresAt: true, answeredAt: true, hasAccepted: true },
      organisation: { select: names },
    },
  },
  tags: { orderBy: { tag: { name: 'asc' } }, select: { tag: { select: { name: true } } } },
  pictures: {
    orderBy: { createdAt: 'asc' },
    select: {
      ...{ state: true, method: true, givenOn: true, withdrawnAt: true, guardianName: true },
      file: { select: { altKk: true, altRu: true, altEn: true, takenOn: true, isPublic: true } },
    },
  },
  exports: {
    orderBy: { export: { createdAt: 'asc' } },
    select: { export: { select: { number: true, kind: true, columns: true, createdAt: true } } },
  },
  mailings: {
    orderBy: { id: 'asc' },
    select: {
      outcome: true,
      mailing: { select: { kind: true, confirmedAt: true, centre: { select: names } } },
    },
  },
  accountTokens: {
    orderBy: { createdAt: 'asc' },
    select: { kind: true, createdAt: true, expiresAt: true, usedAt: true },
  },
  mergedCards: {
    orderBy: { createdAt: 'asc' },
    select: {
      ...{ cardNumber: true, surname: true, givenName: true, patronymic: true, birthDate: true, sex: true },
      ...{ email: true, phone: true, notes: true, createdAt: true },
    },
  },
  nominations: {
    orderBy: { createdAt: 'asc' },
    select: {
      ...{ state: true, frozenAt: true, justification: true, dossier: true, decidedAt: true },
      ...{
        sentenceKk: true,
        sentenceRu: true,
        round: { select: { titleKk: true, titleRu: true, titleEn: true } },
      },
    },
  },
  claimSlips: {
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true, expiresAt: true, usedAt: true, revokedAt: true },
  },
} satisfies Prisma.VolunteerSelect

const event = { select: { slug: true, titleKk: true, titleRu: true, titleEn: true } }

export const participationColumns = {
  ...{ id: true, status: true, source: true, joinedAt: true, overrideReason: true, updatedAt: true },
  shift: { select: { startsAt: true, endsAt: true, roleKk: true, roleRu: true, roleEn: true, event } },
  changes: {
    orderBy: { at: 'asc' },
    select: { fromStatus: true, toStatus: true, at: true, reason: true },
  },
  attendance: { select: { mark: true, inAt: true, outAt: true, isOutAuto: true, source: true } },
} satisfies Prisma.ParticipationSelect

export const hourColumns = {
  ...{ id: true, source: true, minutes: true, workedOn: true, confirmedAt: true, reason: true },
  ...{ plannedStartsAt: true, plannedEndsAt: true, createdAt: true },
  direction: { select: names },
  participation: { select: { shift: { select: { event } } } },
} satisfies Prisma.HourEntrySelect
