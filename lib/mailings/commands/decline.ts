import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { idOfLink, isSigned } from '#lib/platform/signed-link.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import type { MailingRefusalSource } from '#prisma/generated/client.ts'
import {
  type ChoiceForInput,
  type LinkInput,
  type OptionalKind,
  optionalKinds,
  type OwnChoiceInput,
} from '../schema.ts'

type Choice = {
  volunteerId: string
  kinds: readonly OptionalKind[]
  source: MailingRefusalSource
}

/** Keeps which kinds of mailings the actor wants from now on; what did not change is not written. */
export async function chooseOwnMailings(actor: Actor, { wanted }: OwnChoiceInput): Promise<void> {
  const { volunteerId } = actor
  if (!volunteerId) throw new NotFound('mailings.refusals.noCard')
  await transaction((tx) => choose(tx, actor, { volunteerId, wanted, source: 'self' }))
}

/** The same for a person who told a coordinator; another centre's card does not exist. */
export async function chooseMailingsFor(
  actor: Actor,
  { volunteerId, wanted }: ChoiceForInput,
): Promise<void> {
  await transaction(async (tx) => {
    const card = await tx.volunteer.findFirst({
      where: { AND: [visibleTo(actor), { id: volunteerId, status: { not: 'anonymised' } }] },
      select: { id: true },
    })
    if (!card) throw new NotFound('volunteers.refusals.unknown')
    await choose(tx, actor, { volunteerId, wanted, source: 'coordinator' })
  })
}

/**
 * Declines the kind of the letter a link came in, for everybody the letter was written to. No account is asked for: the link was
 * mailed to this mailbox only. A second call changes nothing; a link that was never given throws `NotFound`.
 */
export async function declineByLink(
  _actor: null,
  { token, source }: LinkInput & { source: 'link' | 'oneClick' },
): Promise<void> {
  await transaction(async (tx) => {
    const { kind, volunteerIds } = await peopleOfLink(tx, token)
    for (const volunteerId of volunteerIds) await decline(tx, null, { volunteerId, kinds: [kind], source })
  })
}

/** Takes it back by the same link. */
export async function acceptByLink(_actor: null, { token }: LinkInput): Promise<void> {
  await transaction(async (tx) => {
    const { kind, volunteerIds } = await peopleOfLink(tx, token)
    for (const volunteerId of volunteerIds)
      await accept(tx, null, { volunteerId, kinds: [kind], source: 'link' })
  })
}

async function peopleOfLink(tx: Tx, token: string): Promise<{ kind: OptionalKind; volunteerIds: string[] }> {
  const id = idOfLink(token)
  if (!id || !isSigned(token, 'mailing', id, 1)) throw new NotFound('mailings.refusals.unknownLink')
  const row = await tx.mailingRecipient.findUnique({
    where: { id },
    select: { volunteerId: true, messageId: true, mailing: { select: { kind: true } } },
  })
  if (!row || row.mailing.kind === 'service') throw new NotFound('mailings.refusals.unknownLink')
  const sharing = row.messageId
    ? await tx.mailingRecipient.findMany({
        where: { messageId: row.messageId },
        select: { volunteerId: true },
      })
    : []
  const volunteerIds = [...new Set([row, ...sharing].map(({ volunteerId }) => volunteerId))].sort()
  return { kind: row.mailing.kind, volunteerIds }
}

type Wanting = { volunteerId: string; wanted: readonly OptionalKind[]; source: MailingRefusalSource }

async function choose(tx: Tx, actor: Actor, { volunteerId, wanted, source }: Wanting): Promise<void> {
  const unwanted = optionalKinds.filter((kind) => !wanted.includes(kind))
  await decline(tx, actor, { volunteerId, kinds: unwanted, source })
  await accept(tx, actor, { volunteerId, kinds: wanted, source })
}

async function decline(tx: Tx, actor: Actor | null, { volunteerId, kinds, source }: Choice): Promise<void> {
  const byUserId = actor?.userId ?? null
  for (const kind of kinds) {
    const { count } = await tx.mailingRefusal.createMany({
      data: [{ volunteerId, kind, source, byUserId }],
      skipDuplicates: true,
    })
    if (count > 0) await note(tx, actor, 'mailing.declined', { volunteerId, kind, source })
  }
}

async function accept(tx: Tx, actor: Actor | null, { volunteerId, kinds, source }: Choice): Promise<void> {
  for (const kind of kinds) {
    const { count } = await tx.mailingRefusal.updateMany({
      where: { volunteerId, kind, endedAt: null },
      data: { endedAt: now(), endedById: actor?.userId ?? null },
    })
    if (count > 0) await note(tx, actor, 'mailing.accepted', { volunteerId, kind, source })
  }
}

type Noted = { volunteerId: string; kind: OptionalKind; source: string }

async function note(tx: Tx, actor: Actor | null, action: string, { volunteerId, kind, source }: Noted) {
  await record(tx, actor, action, { type: 'volunteer', id: volunteerId, details: { kind, source } })
}
