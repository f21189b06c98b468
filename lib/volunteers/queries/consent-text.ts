import { createHash } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { defaultLocale, isLocale, type Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { versionText, type WordsRow, wordsIn } from '../rules/consent-words.ts'
import type { consentKinds } from '../schema.ts'

type Kind = (typeof consentKinds)[number]
export type ConsentText = Awaited<ReturnType<typeof readConsentText>>

const wordColumns = {
  ...{ kind: true, number: true, titleKk: true, bodyKk: true, titleRu: true, bodyRu: true },
  ...{ titleEn: true, bodyEn: true },
} satisfies Prisma.ConsentTextVersionSelect

/** Published words that count on a day. */
export function inForceOn(day: string): Prisma.ConsentTextVersionWhereInput {
  return { publishedAt: { not: null }, validFrom: { lte: new Date(day) } }
}

/**
 * The words of a consent that count today, as a person reads them, with the hash the record keeps. `locale` is the language they
 * are in: without an English version it is Russian. They are no secret: who consents reads them without an account.
 */
export async function readConsentText(_actor: Actor | null, kind: Kind, locale: Locale) {
  const row = await db.consentTextVersion.findFirstOrThrow({
    where: { kind, ...inForceOn(dayOf(now())) },
    orderBy: { number: 'desc' },
    select: wordColumns,
  })
  return textOf(row, locale)
}

export type GivenFacts = { id: string; kind: Kind; textVersion: string; textHash: string; locale: string }
export type GivenWords = { id: string; isSame: boolean; text: ConsentText }

/**
 * The very words consents were given to, by the consent's id. `isSame` says that the hash kept with the consent is the one of
 * these words; a version the portal does not know has none.
 */
export async function listGivenWords(_actor: Actor, consents: readonly GivenFacts[]): Promise<GivenWords[]> {
  const rows = await db.consentTextVersion.findMany({
    where: { publishedAt: { not: null }, kind: { in: [...new Set(consents.map(({ kind }) => kind))] } },
    select: wordColumns,
  })
  return consents.flatMap(({ id, kind, textVersion, textHash, locale }) => {
    const row = rows.find((each) => each.kind === kind && versionText(each.number) === textVersion)
    if (!row) return []
    const text = textOf(row, isLocale(locale) ? locale : defaultLocale)
    return [{ id, text, isSame: text.hash === textHash }]
  })
}

function textOf(row: WordsRow & { number: number }, locale: Locale) {
  const words = wordsIn(row, locale)
  const hash = createHash('sha256').update(`${words.title}\n\n${words.body}`).digest('hex')
  return { version: versionText(row.number), ...words, hash }
}
