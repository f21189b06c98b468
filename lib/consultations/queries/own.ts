import { createHash } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { idOfLink, isSigned, signLink } from '#lib/platform/signed-link.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { isOneAccount, linkEndsAt } from '../rules.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const

/** What the person who asked sees. Notes of the office are left out here and nowhere else has a way around it. */
const ownColumns = {
  ...{ id: true, year: true, number: true, state: true, locale: true, question: true, dueOn: true },
  ...{ createdAt: true, closedAt: true, firstAnswerAt: true, isHelpful: true, askerEmail: true },
  topic: { select: names },
  centre: { select: names },
  messages: {
    where: { kind: { in: ['asker', 'answer', 'clarification'] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, body: true, createdAt: true },
  },
} satisfies Prisma.ConsultationRequestSelect

/** The id a personal link opens, or null for one that is made up, was made worthless, or ended 180 days after closing. */
export async function findIdByLink(_actor: Actor | null, token: string): Promise<string | null> {
  const id = idOfLink(token)
  const found = id
    ? await db.consultationRequest.findUnique({
        where: { id },
        select: { id: true, linkVersion: true, forgottenAt: true, state: true, closedAt: true },
      })
    : null
  if (!found || found.forgottenAt || found.state === 'spam') return null
  if (!isSigned(token, 'consultation', found.id, found.linkVersion)) return null
  return found.closedAt && linkEndsAt(found.closedAt) < now() ? null : found.id
}

/**
 * The asker's own view behind their link, or null. `joined` is the conversation this one was joined to, with its link when both were
 * asked from one account; `isMailed` when it was written to the mailbox instead.
 */
export async function findOwnConsultation(_actor: Actor | null, token: string) {
  const id = await findIdByLink(_actor, token)
  if (!id) return null
  const merged = {
    ...{ id: true, year: true, number: true, linkVersion: true, forgottenAt: true },
    ...{ askerUserId: true, askerEmail: true },
  } as const
  const found = await db.consultationRequest.findUniqueOrThrow({
    where: { id },
    select: { ...ownColumns, askerUserId: true, mergedInto: { select: merged } },
  })
  const { mergedInto, askerEmail, askerUserId, ...request } = found
  const isThere = mergedInto && !mergedInto.forgottenAt
  return {
    ...request,
    hasMailbox: askerEmail !== null,
    joined: isThere
      ? {
          ...{ year: mergedInto.year, number: mergedInto.number },
          token: isOneAccount({ askerUserId }, mergedInto)
            ? signLink('consultation', mergedInto.id, mergedInto.linkVersion)
            : null,
          isMailed: askerEmail !== null && askerEmail === mergedInto.askerEmail,
        }
      : null,
  }
}

export type OwnConsultation = NonNullable<Awaited<ReturnType<typeof findOwnConsultation>>>

/** The questions a person asked while signed in, the newest first, each with its link. */
export async function listOwnConsultations(actor: Actor) {
  const rows = await db.consultationRequest.findMany({
    where: { askerUserId: actor.userId, forgottenAt: null, state: { not: 'spam' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: {
      ...{ id: true, year: true, number: true, state: true, createdAt: true, dueOn: true, linkVersion: true },
      topic: { select: names },
    },
  })
  return rows.map(({ linkVersion, ...row }) => ({
    ...row,
    token: signLink('consultation', row.id, linkVersion),
  }))
}

/** The same with every word, for the download of a person's own data; notes about it are the office's own. */
export async function listOwnQuestionsToDownload(actor: Actor) {
  return db.consultationRequest.findMany({
    where: { askerUserId: actor.userId, forgottenAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 1000,
    select: {
      ...{ year: true, number: true, state: true, locale: true, question: true, createdAt: true },
      ...{ askerName: true, askerEmail: true, askerPhone: true, closedAt: true, isHelpful: true },
      ...{ consentVersion: true, consentAt: true },
      topic: { select: names },
      messages: { ...ownColumns.messages, select: { kind: true, body: true, createdAt: true } },
    },
  })
}

/** The version a new consent is given to; older ones stay in the messages, a record points at what was read then. */
const consentVersion = 'v1'

/** The words whoever asks agrees to, with the hash the record keeps. They are no secret. */
export async function readAskingConsent(_actor: Actor | null, locale: Locale) {
  const say = await translator(locale)
  const title = say(`consultation.consent.${consentVersion}.title`)
  const body = say(`consultation.consent.${consentVersion}.body`)
  const hash = createHash('sha256').update(`${title}\n\n${body}`).digest('hex')
  return { version: consentVersion, locale, title, body, hash }
}
