import type { Actor } from '#lib/accounts/actor.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { defaultLocale, isLocale, type Locale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import type { Tx } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'

const titles = { titleKk: true, titleRu: true, titleEn: true } as const
type Round = { id: string; titleKk: string; titleRu: string; titleEn: string }
type Reader = { email: string; locale: string }
type Words = { kind: 'jury' | 'outcome' | 'awarded'; path: string; key: string; volunteerId?: string }

/** Tells every juror that there is something to judge. */
export async function writeJuryLetters(_actor: Actor, tx: Tx, roundId: string): Promise<void> {
  const round = await findRound(tx, roundId)
  const jurors = await tx.nominationJuror.findMany({
    where: { roundId, user: { disabledAt: null } },
    select: { userId: true, user: { select: { email: true, locale: true } } },
  })
  for (const { userId, user } of jurors) {
    const path = `/workspace/nominations/jury/${roundId}`
    await write(tx, round, user, { kind: 'jury', path, key: userId })
  }
}

/** Tells those who proposed that there is a decision; what it is stands on the page. */
export async function writeOutcomeLetters(_actor: Actor, tx: Tx, roundId: string): Promise<void> {
  const round = await findRound(tx, roundId)
  const nominations = await tx.nomination.findMany({
    where: { roundId, state: { in: ['awarded', 'notAwarded'] }, nominatedBy: { disabledAt: null } },
    select: { id: true, nominatedBy: { select: { email: true, locale: true } } },
  })
  for (const { id, nominatedBy } of nominations) {
    if (!nominatedBy) continue
    await write(tx, round, nominatedBy, {
      kind: 'outcome',
      path: `/workspace/nominations/${id}`,
      key: id,
    })
  }
}

/** Tells the awarded that their letter can be fetched; who has no e-mail hears it at the ceremony. */
export async function writeAwardLetters(_actor: Actor, tx: Tx, roundId: string): Promise<void> {
  const round = await findRound(tx, roundId)
  const nominations = await tx.nomination.findMany({
    where: { roundId, awardId: { not: null }, volunteerId: { not: null } },
    select: { id: true, volunteer: { select: { id: true, email: true, locale: true } } },
  })
  for (const { id, volunteer } of nominations) {
    if (!volunteer?.email) continue
    const reader = { email: volunteer.email, locale: volunteer.locale }
    const words = { kind: 'awarded', path: '/me/awards', key: id, volunteerId: volunteer.id } as const
    await write(tx, round, reader, words)
  }
}

function findRound(tx: Tx, id: string): Promise<Round> {
  return tx.nominationRound.findUniqueOrThrow({ where: { id }, select: { id: true, ...titles } })
}

async function write(
  tx: Tx,
  round: Round,
  reader: Reader,
  { kind, path, key, volunteerId }: Words,
): Promise<void> {
  const locale: Locale = isLocale(reader.locale) ? reader.locale : defaultLocale
  const t = await translator(locale)
  const title = inLocale(round, 'title', locale)
  const say = (part: string) => t(`nominations.letters.${kind}.${part}`, { title })
  await enqueueMail(tx, {
    ...{ effectKey: `nomination-${kind}:${round.id}:${key}`, recipient: reader.email, locale },
    ...{ kind: 'nomination', volunteerId },
    subject: say('subject'),
    body: [say('text'), `${say('link')}\n${siteUrl}${localePath(locale, path)}`].join('\n\n'),
  })
}
