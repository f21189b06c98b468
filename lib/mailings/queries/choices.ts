import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { idOfLink, isSigned } from '#lib/platform/signed-link.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import { optionalKinds, type OptionalKind } from '../schema.ts'

const columns = { id: true, kind: true, source: true, at: true, endedAt: true } as const

/** Which kinds of mailings somebody gets, and when they changed their mind. */
async function choicesOf(volunteerId: string) {
  const history = await db.mailingRefusal.findMany({
    where: { volunteerId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: columns,
    take: 100,
  })
  const declined = new Set(history.filter(({ endedAt }) => endedAt === null).map(({ kind }) => kind))
  return { wanted: optionalKinds.filter((kind) => !declined.has(kind)), history }
}
export type Choices = Awaited<ReturnType<typeof choicesOf>>

/** The actor's own; null without a card. */
export async function findOwnChoices(actor: Actor): Promise<Choices | null> {
  return actor.volunteerId ? choicesOf(actor.volunteerId) : null
}

/** Those of a card the actor sees, for the card's page. */
export async function findChoices(actor: Actor, volunteerId: string): Promise<Choices | null> {
  const card = await db.volunteer.findFirst({
    where: { AND: [visibleTo(actor), { id: volunteerId }] },
    select: { id: true },
  })
  return card ? choicesOf(card.id) : null
}

/** What a letter's own link is about, and whether it is declined already; null for a link that was never given. */
export async function findByLink(_actor: null, token: string) {
  const id = idOfLink(token)
  if (!id || !isSigned(token, 'mailing', id, 1)) return null
  const row = await db.mailingRecipient.findUnique({
    where: { id },
    select: {
      mailing: { select: { kind: true, centre: { select: { nameKk: true, nameRu: true, nameEn: true } } } },
      volunteer: { select: { mailingRefusals: { where: { endedAt: null }, select: { kind: true } } } },
    },
  })
  if (!row || row.mailing.kind === 'service') return null
  const kind: OptionalKind = row.mailing.kind
  const isDeclined = row.volunteer.mailingRefusals.some((refusal) => refusal.kind === kind)
  return { kind, centre: row.mailing.centre, isDeclined }
}
