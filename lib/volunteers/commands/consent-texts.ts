import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { versionText } from '../rules/consent-words.ts'
import type { ConsentDraftInput, PublishConsentTextInput } from '../schema/consent-texts.ts'

/** Writes the draft of a kind's next version, for administrators; made from an older revision it is a Conflict. */
export async function saveConsentDraft(actor: Actor, { revision, ...words }: ConsentDraftInput) {
  requireOffice(actor)
  await transaction(async (tx) => {
    const { id, number } = revision === 0 ? await begin(tx, words) : await rewrite(tx, words, revision)
    await write(tx, actor, 'consentText.saved', { id, kind: words.kind, number })
  }).catch((error: unknown) => {
    if (uniqueViolation(error)) throw new Conflict('privacy.refusals.draftChanged')
    throw error
  })
}

/**
 * Makes a draft the words people are asked to consent to from a day on; from then nobody can change it, which the database sees
 * to. With `renewBy` consents to older words are listed for renewal. A second call is a Conflict.
 */
export async function publishConsentText(actor: Actor, input: PublishConsentTextInput) {
  requireOffice(actor)
  const { id, revision, validFrom, renewal, renewBy } = input
  if (validFrom < dayOf(now())) throw new Invalid({ validFrom: { code: 'privacy.problems.validInPast' } })
  await transaction(async (tx) => {
    const { count } = await tx.consentTextVersion.updateMany({
      where: { id, revision, publishedAt: null },
      data: {
        ...{ publishedAt: now(), publishedById: actor.userId, validFrom: new Date(validFrom) },
        renewBy: renewal === 'renew' && renewBy ? new Date(renewBy) : null,
      },
    })
    if (count === 0) throw new Conflict('privacy.refusals.draftChanged')
    const { kind, number } = await tx.consentTextVersion.findUniqueOrThrow({ where: { id } })
    await write(tx, actor, 'consentText.published', { id, kind, number })
  })
}

/** Throws a draft away. A second call is a Conflict. */
export async function discardConsentDraft(actor: Actor, { id, revision }: { id: string; revision: number }) {
  requireOffice(actor)
  await transaction(async (tx) => {
    const draft = await tx.consentTextVersion.findFirst({ where: { id, revision, publishedAt: null } })
    const { count } = await tx.consentTextVersion.deleteMany({ where: { id, revision, publishedAt: null } })
    if (!draft || count === 0) throw new Conflict('privacy.refusals.draftChanged')
    await write(tx, actor, 'consentText.discarded', { id, kind: draft.kind, number: draft.number })
  })
}

function requireOffice(actor: Actor) {
  if (!mayAdminister(actor)) throw new NotFound('privacy.refusals.unknownText')
}

type Words = Omit<ConsentDraftInput, 'revision'>

/** The first save of a draft: two at once break the key. */
async function begin(tx: Tx, words: Words) {
  const last = await tx.consentTextVersion.findFirst({
    where: { kind: words.kind },
    orderBy: { number: 'desc' },
    select: { number: true },
  })
  return tx.consentTextVersion.create({ data: { ...words, number: (last?.number ?? 0) + 1 } })
}

async function rewrite(tx: Tx, { kind, ...words }: Words, revision: number) {
  const { count } = await tx.consentTextVersion.updateMany({
    where: { kind, revision, publishedAt: null },
    data: { ...words, revision: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('privacy.refusals.draftChanged')
  return tx.consentTextVersion.findFirstOrThrow({ where: { kind, publishedAt: null } })
}

type Text = { id: string; kind: string; number: number }

async function write(tx: Tx, actor: Actor, action: string, { id, kind, number }: Text) {
  const label = `${kind} ${versionText(number)}`
  await record(tx, actor, action, { type: 'consentText', id, label })
}
