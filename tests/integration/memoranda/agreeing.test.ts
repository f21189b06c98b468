import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import {
  agreeMemorandum,
  reopenMemorandum,
  signMemorandum,
  signOff,
} from '#lib/memoranda/commands/agree-memorandum.ts'
import { saveMemorandum } from '#lib/memoranda/commands/edit-memorandum.ts'
import { decideTerm, proposeTerm } from '#lib/memoranda/commands/prolong-memorandum.ts'
import { findPublishedMemorandum } from '#lib/memoranda/public.ts'
import { findMemorandum, findMemorandumOf, listMemorandaOf } from '#lib/memoranda/queries.ts'
import { listMemorandumHistory } from '#lib/memoranda/queries/history.ts'
import { readWording } from '#lib/memoranda/rules/wording.ts'
import { saveMemorandumInput } from '#lib/memoranda/schema.ts'
import { createMemorandum, createOrganisation } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, auditOf, refusalOf } from '../awards/people.ts'
import {
  agreeWithSides,
  draftBy,
  formOf,
  representativeOf,
  signedBy,
  subjectOf,
  twoParties,
  versionOf,
} from './desk.ts'

let author: Actor
let editor: Actor
let administrator: Actor

beforeAll(async () => {
  author = await actorWith('editor')
  editor = await actorWith('editor')
  administrator = await actorWith('administrator')
})

const step = async (id: string) => ({ id, version: await versionOf(id) })

/** A draft of the author between a named body and an organisation that has a representative. */
async function withOrganisation() {
  const organisation = await createOrganisation(db)
  const representative = await representativeOf(organisation.id)
  const parties = [twoParties[0], { organisationId: organisation.id, nameKk: '', nameRu: '', nameEn: '' }]
  const id = await draftBy(author, { parties })
  const [named, own] = await db.memorandumParty.findMany({
    where: { memorandumId: id },
    orderBy: { position: 'asc' },
  })
  return { id, organisation, representative, named: named?.id ?? '', own: own?.id ?? '' }
}

describe('two people', () => {
  it('the author does not agree, sign off or sign; neither does who wrote the text last', async () => {
    const id = await draftBy(author)
    expect(await refusalOf(agreeMemorandum(author, await step(id)))).toBe('memoranda.refusals.author')
    const changed = saveMemorandumInput.parse({ ...formOf(await subjectOf()), ...(await step(id)) })
    await saveMemorandum(administrator, changed)
    expect(await refusalOf(agreeMemorandum(administrator, await step(id)))).toBe('memoranda.refusals.author')
    await agreeWithSides(editor, id)
    expect(await refusalOf(signMemorandum(author, { ...(await step(id)), signedOn: null }))).toBe(
      'memoranda.refusals.author',
    )
  })

  it('the database refuses an author’s decision whatever asks for it', async () => {
    const id = await draftBy(author)
    for (const kind of ['agreed', 'signedOff', 'signed'] as const) {
      const data = { memorandumId: id, kind, madeById: author.userId }
      await expect(db.memorandumDecision.create({ data })).rejects.toThrow()
    }
    await expect(
      db.memorandumAddendum.create({
        data: {
          ...{ memorandumId: id, number: 1, proposedById: author.userId, decidedById: author.userId },
          ...{ previousUntil: new Date('2026-01-01'), validUntil: new Date('2027-01-01') },
          ...{ decidedAt: new Date(), isAccepted: true },
        },
      }),
    ).rejects.toThrow()
  })

  it('a text nobody is known to have written is for administrators', async () => {
    const { id } = await createMemorandum(db, { isSigned: false })
    expect(await refusalOf(agreeMemorandum(editor, await step(id)))).toBe('memoranda.refusals.orphan')
    await agreeMemorandum(administrator, await step(id))
  })

  it('several calls at once agree once', async () => {
    const id = await draftBy(author)
    const at = await step(id)
    const tries = await Promise.allSettled(
      [editor, administrator, editor].map((each) => agreeMemorandum(each, at)),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(agreeMemorandum(editor, await step(id)))).toBe('memoranda.refusals.alreadyAgreed')
    expect(await auditOf(id)).toEqual(['memorandum.created', 'memorandum.agreed'])
  })
})

describe('a settled text', () => {
  it('is frozen until it is opened again with a reason, and what was said before is void', async () => {
    const id = await draftBy(author)
    await agreeWithSides(editor, id)
    const change = async () =>
      saveMemorandumInput.parse({ ...formOf(await subjectOf()), ...(await step(id)) })
    expect(await refusalOf(saveMemorandum(author, await change()))).toBe('memoranda.refusals.frozen')
    await reopenMemorandum(author, { ...(await step(id)), reason: 'a typing error' })
    expect((await findMemorandum(editor, id))?.status).toBe('project')
    await saveMemorandum(author, { ...(await change()), titleRu: 'Новое название' })
    const memorandum = await findMemorandum(editor, id)
    expect(memorandum?.signOffs).toEqual([])
    expect(memorandum?.decisions.map(({ kind, voidedAt }) => [kind, voidedAt !== null])).toEqual([
      ['agreed', true],
      ['signedOff', true],
      ['signedOff', true],
      ['reopened', false],
    ])
    expect(readWording(memorandum?.decisions[0]?.wording)?.ru).toContain('Обучение волонтёров')
    expect(await refusalOf(reopenMemorandum(author, { ...(await step(id)), reason: 'x' }))).toBe(
      'memoranda.refusals.notAgreed',
    )
    const history = await listMemorandumHistory(editor, id)
    expect(history.map(({ action }) => action)).toContain('memorandum.reopened')
  })

  it('once signed is opened by an administrator alone', async () => {
    const id = await draftBy(author)
    await signedBy(editor, id, '2025-05-05')
    const reopen = async (actor: Actor) =>
      refusalOf(reopenMemorandum(actor, { ...(await step(id)), reason: 'x' }))
    expect(await reopen(editor)).toBe('memoranda.refusals.administratorsOnly')
    expect(await reopen(administrator)).toBe('nothing was refused')
    expect(await db.memorandum.findUnique({ where: { id } })).toMatchObject({
      isSigned: false,
      signedOn: null,
    })
  })

  it('a decision is never rewritten, only voided, once', async () => {
    const id = await draftBy(author)
    await agreeMemorandum(editor, await step(id))
    const where = { memorandumId: id }
    await expect(db.memorandumDecision.updateMany({ where, data: { note: 'other' } })).rejects.toThrow()
    await db.memorandumDecision.updateMany({ where, data: { voidedAt: new Date() } })
    await expect(
      db.memorandumDecision.updateMany({ where, data: { voidedAt: new Date(0) } }),
    ).rejects.toThrow()
  })
})

describe('a side', () => {
  it('signs off through its representative, and nobody says so for it', async () => {
    const { id, organisation, representative, named, own } = await withOrganisation()
    expect(await findMemorandumOf(representative, organisation.id, id)).toBeNull()
    const early = { ...(await step(id)), partyId: own, note: '' }
    expect(await refusalOf(signOff(representative, early))).toBe('memoranda.refusals.unknown')
    await agreeMemorandum(editor, await step(id))
    expect(await listMemorandaOf(representative, organisation.id)).toMatchObject([{ id, waitsForThem: true }])
    const byDesk = { ...(await step(id)), partyId: own, note: 'letter 7' }
    expect(await refusalOf(signOff(editor, byDesk))).toBe('memoranda.refusals.representativeSigns')
    const forOther = { ...(await step(id)), partyId: named, note: 'x' }
    expect(await refusalOf(signOff(representative, forOther))).toBe('memoranda.refusals.notYourSide')
    await signOff(representative, { ...(await step(id)), partyId: own, note: '' })
    expect(await refusalOf(signOff(representative, { ...(await step(id)), partyId: own, note: '' }))).toBe(
      'memoranda.refusals.alreadySignedOff',
    )
    const sign = async () => refusalOf(signMemorandum(editor, { ...(await step(id)), signedOn: null }))
    expect(await sign()).toBe('memoranda.refusals.sidesMissing')
    const silent = { ...(await step(id)), partyId: named, note: '' }
    expect(await refusalOf(signOff(editor, silent))).toBe('form.required')
    await signOff(editor, { ...silent, note: 'letter 7' })
    expect(await sign()).toBe('nothing was refused')
  })

  it('nothing of it exists for another organisation’s representative', async () => {
    const { id, own } = await withOrganisation()
    await agreeMemorandum(editor, await step(id))
    const other = await createOrganisation(db)
    const stranger = await representativeOf(other.id)
    expect(await refusalOf(signOff(stranger, { ...(await step(id)), partyId: own, note: '' }))).toBe(
      'memoranda.refusals.unknown',
    )
    expect(await findMemorandumOf(stranger, other.id, id)).toBeNull()
    expect(await findMemorandum(stranger, id)).toBeNull()
    expect(await listMemorandumHistory(stranger, id)).toEqual([])
  })
})

describe('a longer term', () => {
  const longer = { noteKk: 'Ұзарту', noteRu: 'Продление', noteEn: '' }

  it('is proposed by one, accepted by another, and shown with its past', async () => {
    const { id, slug } = await createMemorandum(db, {
      signedOn: new Date('2025-05-05'),
      validUntil: new Date('2027-05-05'),
    })
    const propose = async (validUntil: string) =>
      refusalOf(proposeTerm(editor, { ...(await step(id)), validUntil, ...longer }))
    expect(await propose('2027-05-05')).toBe('memoranda.refusals.notLonger')
    expect(await propose('2029-05-05')).toBe('nothing was refused')
    expect(await propose('2030-05-05')).toBe('memoranda.refusals.termWaits')
    const addendum = await db.memorandumAddendum.findFirstOrThrow({ where: { memorandumId: id } })
    const decide = async (actor: Actor) =>
      refusalOf(decideTerm(actor, { ...(await step(id)), addendumId: addendum.id, decision: 'accept' }))
    expect(await decide(editor)).toBe('memoranda.refusals.ownTerm')
    expect((await findPublishedMemorandum(slug, 'ru'))?.validUntil).toBe('2027-05-05')
    expect(await decide(author)).toBe('nothing was refused')
    expect(await decide(author)).toBe('memoranda.refusals.termDecided')
    const page = await findPublishedMemorandum(slug, 'ru')
    expect(page?.validUntil).toBe('2029-05-05')
    expect(page?.past.addenda).toMatchObject([{ number: 1, previousUntil: '2027-05-05', note: 'Продление' }])
  })

  it('is not for what has ended or has no end', async () => {
    const over = await createMemorandum(db, { validUntil: new Date('2025-05-05') })
    const endless = await createMemorandum(db, { signedOn: new Date('2025-05-05') })
    const propose = async (id: string) =>
      refusalOf(proposeTerm(editor, { ...(await step(id)), validUntil: '2031-01-01', ...longer }))
    expect(await propose(over.id)).toBe('memoranda.refusals.ended')
    expect(await propose(endless.id)).toBe('memoranda.refusals.noEnd')
  })
})
