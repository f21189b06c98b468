import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { attachFile, detachFile } from '#lib/memoranda/commands/attach-file.ts'
import { agreeMemorandum, signMemorandum } from '#lib/memoranda/commands/agree-memorandum.ts'
import {
  publishMemorandum,
  terminateMemorandum,
  withdrawMemorandum,
} from '#lib/memoranda/commands/decide-memorandum.ts'
import {
  createMemorandum as prepare,
  saveCard,
  saveMemorandum,
} from '#lib/memoranda/commands/edit-memorandum.ts'
import { findPublishedMemorandum } from '#lib/memoranda/public.ts'
import { findMemorandum, listMemoranda } from '#lib/memoranda/queries.ts'
import { createMemorandumInput, saveCardInput, saveMemorandumInput } from '#lib/memoranda/schema.ts'
import { createMemorandum, createOrganisation } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, auditOf, refusalOf } from '../awards/people.ts'
import { agreeWithSides, formOf, signedBy, subjectOf, twoParties, versionOf } from './desk.ts'

let administrator: Actor
let editor: Actor
let stranger: Actor
let subjectId: string
const ending = {
  terminatedOn: '2026-01-10',
  reasonKk: 'тараптардың келісімімен',
  reasonRu: 'по соглашению сторон',
  reasonEn: '',
}
beforeAll(async () => {
  administrator = await actorWith('administrator')
  editor = await actorWith('editor')
  stranger = await actorWith('volunteer')
  subjectId = await subjectOf()
})

const form = (given: Record<string, unknown> = {}) => formOf(subjectId, given)

function pdf(words = 'paper'): File {
  return new File([`%PDF-1.7\n${words}\n%%EOF`], 'memo.pdf', { type: 'application/pdf' })
}

describe('a memorandum from draft to its end', () => {
  it('is written, published, signed, given its paper, terminated and withdrawn, each step recorded', async () => {
    const { id } = await prepare(editor, createMemorandumInput.parse(form()))
    expect(await findMemorandum(editor, id)).toMatchObject({ state: 'draft', status: 'project' })
    const { slug } = await publishMemorandum(editor, { id, version: 1 })
    expect((await findPublishedMemorandum(slug, 'ru'))?.status).toBe('project')
    await signedBy(administrator, id, '2025-05-05')
    expect((await findPublishedMemorandum(slug, 'ru'))?.status).toBe('inForce')
    await attachFile(editor, { id, version: await versionOf(id), file: pdf() })
    expect((await findPublishedMemorandum(slug, 'ru'))?.file?.href).toMatch(/^\/media\//)
    await terminateMemorandum(administrator, { id, version: await versionOf(id), ...ending })
    expect(await findPublishedMemorandum(slug, 'ru')).toMatchObject({
      status: 'terminated',
      terminationReason: ending.reasonRu,
    })
    await withdrawMemorandum(editor, { id, version: await versionOf(id) })
    expect(await findPublishedMemorandum(slug, 'ru')).toBeNull()
    const agreed = ['agreed', 'signedOff', 'signedOff', 'signed']
    const steps = ['created', 'published', ...agreed, 'fileAttached', 'terminated', 'withdrawn']
    expect(await auditOf(id)).toEqual(steps.map((step) => `memorandum.${step}`))
  })

  it('takes its address from the title; a twin gets another', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(() => prepare(editor, createMemorandumInput.parse(form({ titleEn: 'Same title' })))),
    )
    const rows = await db.memorandum.findMany({ where: { id: { in: ids.map(({ id }) => id) } } })
    expect(new Set(rows.map(({ slug }) => slug)).size).toBe(3)
    expect(rows.map(({ slug }) => slug)).toContain('same-title')
  })

  it('takes a party’s name from the register of organisations', async () => {
    const { id: organisationId } = await createOrganisation(db, {
      nameKk: '«Асыл» қоры',
      nameRu: 'Фонд «Асыл»',
    })
    const parties = [twoParties[0], { organisationId, nameKk: '', nameRu: '', nameEn: '' }]
    const { id } = await prepare(editor, createMemorandumInput.parse(form({ parties })))
    expect((await findMemorandum(editor, id))?.parties[1]).toMatchObject({
      nameKk: '«Асыл» қоры',
      organisationId,
    })
    const unknown = [twoParties[0], { organisationId: id, nameKk: '', nameRu: '', nameEn: '' }]
    expect(await refusalOf(prepare(editor, createMemorandumInput.parse(form({ parties: unknown }))))).toBe(
      'form.unknownChoice',
    )
  })
})

describe('saving', () => {
  it('replaces parties and obligations; a stale form is a conflict that writes nothing', async () => {
    const { id } = await prepare(editor, createMemorandumInput.parse(form()))
    const obligations = [{ textKk: 'Оқыту', textRu: 'Обучить', textEn: '', dueOn: '2026-12-01', doneOn: '' }]
    const input = saveMemorandumInput.parse({ ...form({ obligations }), id, version: 1 })
    const tries = await Promise.allSettled([1, 2, 3].map(() => saveMemorandum(editor, input)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(saveMemorandum(editor, { ...input, titleRu: 'Чужое' }))).toBe(
      'memoranda.refusals.stale',
    )
    const saved = await findMemorandum(editor, id)
    expect([saved?.titleRu, saved?.obligations.length, saved?.parties.length]).toEqual([
      'Обучение волонтёров',
      1,
      2,
    ])
  })

  it('keeps a public one publishable', async () => {
    const { id } = await createMemorandum(db, { subjectId, isSigned: false })
    const bare = saveMemorandumInput.parse({ ...form({ parties: twoParties.slice(0, 1) }), id, version: 1 })
    expect(await refusalOf(saveMemorandum(editor, bare))).toBe('memoranda.refusals.missing.parties')
    const untitled = saveMemorandumInput.parse({ ...form({ titleKk: '' }), id, version: 1 })
    expect(await refusalOf(saveMemorandum(editor, untitled))).toBe('memoranda.refusals.missing.titleKk')
    expect((await findMemorandum(editor, id))?.parties).toHaveLength(2)
  })

  it('keeps the rows that stay, with what hangs on them, and lets two sides change places', async () => {
    const obligations = [
      { textKk: 'А', textRu: 'А', dueOn: '', party: '2', promised: '3', promisedUnit: 'events' },
      { textKk: 'Б', textRu: 'Б', dueOn: '' },
    ]
    const { id } = await prepare(editor, createMemorandumInput.parse(form({ obligations })))
    const before = await findMemorandum(editor, id)
    const [first, second] = before?.parties ?? []
    const [kept] = before?.obligations ?? []
    expect(kept).toMatchObject({ partyId: second?.id, promised: 3, promisedUnit: 'events' })
    const turned = {
      parties: [second, first].map((party) => ({ ...twoParties[0], id: party?.id, nameRu: party?.nameRu })),
      obligations: [{ id: kept?.id, textKk: 'В', textRu: 'В', party: '1' }],
    }
    await saveMemorandum(editor, saveMemorandumInput.parse({ ...form(turned), id, version: 1 }))
    const after = await findMemorandum(editor, id)
    expect(after?.parties.map((party) => party.id)).toEqual([second?.id, first?.id])
    expect(after?.obligations.map((row) => [row.id, row.textRu, row.partyId, row.promised])).toEqual([
      [kept?.id, 'В', second?.id, null],
    ])
  })

  it('takes no row of another memorandum for its own', async () => {
    const [{ id: other }, { id }] = [
      await prepare(editor, createMemorandumInput.parse(form())),
      await prepare(editor, createMemorandumInput.parse(form())),
    ]
    const [foreign] = (await findMemorandum(editor, other))?.parties ?? []
    const parties = [{ ...twoParties[0], id: foreign?.id, nameRu: 'Чужая' }, twoParties[1]]
    await saveMemorandum(editor, saveMemorandumInput.parse({ ...form({ parties }), id, version: 1 }))
    expect((await findMemorandum(editor, other))?.parties[0]?.nameRu).toBe('Фронт-офис')
    expect((await findMemorandum(editor, id))?.parties[0]?.nameRu).toBe('Чужая')
  })

  it('dates the signing only of what was signed, beside the text', async () => {
    const { id } = await prepare(editor, createMemorandumInput.parse(form()))
    const dated = saveCardInput.parse({ id, version: 1, subjectId, signedOn: '2025-01-01' })
    expect(await refusalOf(saveCard(editor, dated))).toBe('memoranda.refusals.notSigned')
    const { id: signed } = await createMemorandum(db, { subjectId, validUntil: new Date('2025-06-01') })
    const card = (signedOn: string) => saveCardInput.parse({ id: signed, version: 1, subjectId, signedOn })
    expect(await refusalOf(saveCard(editor, card('2025-06-02')))).toBe('memoranda.refusals.endBeforeStart')
    await saveCard(editor, card('2025-05-05'))
    expect(await auditOf(signed)).toEqual(['memorandum.cardSaved'])
  })
})

describe('decisions', () => {
  it('publishing needs both titles and two parties, and happens once', async () => {
    const { id: lone } = await prepare(
      editor,
      createMemorandumInput.parse(form({ parties: twoParties.slice(1) })),
    )
    expect(await refusalOf(publishMemorandum(editor, { id: lone, version: 1 }))).toBe(
      'memoranda.refusals.missing.parties',
    )
    const { id: untitled } = await prepare(editor, createMemorandumInput.parse(form({ titleRu: '' })))
    expect(await refusalOf(publishMemorandum(editor, { id: untitled, version: 1 }))).toBe(
      'memoranda.refusals.missing.titleRu',
    )
    const { id } = await prepare(editor, createMemorandumInput.parse(form()))
    const tries = await Promise.allSettled([1, 2, 3].map(() => publishMemorandum(editor, { id, version: 1 })))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await auditOf(id)).toEqual(['memorandum.created', 'memorandum.published'])
    expect(await refusalOf(publishMemorandum(editor, { id, version: 2 }))).toBe(
      'memoranda.refusals.alreadyPublic',
    )
  })

  it('a withdrawn one can be published again and keeps its first day', async () => {
    const { id, slug, publishedAt } = await createMemorandum(db, { subjectId })
    await withdrawMemorandum(editor, { id, version: 1 })
    expect(await refusalOf(withdrawMemorandum(editor, { id, version: 2 }))).toBe(
      'memoranda.refusals.notPublic',
    )
    await publishMemorandum(editor, { id, version: 2 })
    expect(await findPublishedMemorandum(slug, 'kk')).not.toBeNull()
    expect((await findMemorandum(editor, id))?.publishedAt).toEqual(publishedAt)
  })

  it('signing happens once, not ahead of time, not after the end', async () => {
    const { id } = await createMemorandum(db, {
      subjectId,
      isSigned: false,
      validUntil: new Date('2025-12-31'),
    })
    await agreeWithSides(administrator, id)
    const version = await versionOf(id)
    const sign = (signedOn: string | null) =>
      refusalOf(signMemorandum(administrator, { id, version, signedOn }))
    expect(await sign('2190-01-01')).toBe('memoranda.refusals.futureDay')
    expect(await sign('2026-01-01')).toBe('memoranda.refusals.endBeforeStart')
    expect(await sign(null)).toBe('nothing was refused')
    const again = signMemorandum(administrator, { id, version: version + 1, signedOn: null })
    expect(await refusalOf(again)).toBe('memoranda.refusals.alreadySigned')
  })

  it('terminating is the administrator’s alone, once, within the term', async () => {
    const { id } = await createMemorandum(db, { subjectId, signedOn: new Date('2025-05-05') })
    expect(await refusalOf(terminateMemorandum(editor, { id, version: 1, ...ending }))).toBe(
      'memoranda.refusals.administratorsOnly',
    )
    const early = { ...ending, terminatedOn: '2025-05-04' }
    expect(await refusalOf(terminateMemorandum(administrator, { id, version: 1, ...early }))).toBe(
      'memoranda.refusals.beforeSigning',
    )
    const tries = await Promise.allSettled(
      [1, 2].map(() => terminateMemorandum(administrator, { id, version: 1, ...ending })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { id: project } = await createMemorandum(db, { subjectId, isSigned: false })
    expect(await refusalOf(terminateMemorandum(administrator, { id: project, version: 1, ...ending }))).toBe(
      'memoranda.refusals.notSigned',
    )
  })

  it('nothing of a memorandum exists for a stranger', async () => {
    const { id } = await createMemorandum(db, { subjectId })
    const step = { id, version: 1 }
    expect(await findMemorandum(stranger, id)).toBeNull()
    expect((await listMemoranda(stranger, {})).memoranda).toEqual([])
    expect(await refusalOf(prepare(stranger, createMemorandumInput.parse(form())))).toBe(
      'memoranda.refusals.notAllowed',
    )
    const calls = [
      saveMemorandum(stranger, saveMemorandumInput.parse({ ...form(), ...step })),
      publishMemorandum(stranger, step),
      withdrawMemorandum(stranger, step),
      signMemorandum(stranger, { ...step, signedOn: null }),
      agreeMemorandum(stranger, step),
      terminateMemorandum(stranger, { ...step, ...ending }),
      attachFile(stranger, { ...step, file: pdf() }),
      detachFile(stranger, step),
    ]
    expect(await Promise.all(calls.map(refusalOf))).toEqual(calls.map(() => 'memoranda.refusals.unknown'))
    expect(await auditOf(id)).toEqual([])
  })
})

describe('the signed paper', () => {
  it('is public only while the memorandum is', async () => {
    const { id, slug } = await createMemorandum(db, { subjectId, state: 'draft', publishedAt: null })
    await attachFile(editor, { id, version: 1, file: pdf() })
    const { fileId } = await db.memorandum.findUniqueOrThrow({ where: { id } })
    const isOpen = async () =>
      (await db.storedFile.findUniqueOrThrow({ where: { id: fileId ?? '' } })).isPublic
    expect(await isOpen()).toBe(false)
    await publishMemorandum(editor, { id, version: 2 })
    expect(await isOpen()).toBe(true)
    await withdrawMemorandum(editor, { id, version: 3 })
    expect(await isOpen()).toBe(false)
    await publishMemorandum(editor, { id, version: 4 })
    await detachFile(editor, { id, version: 5 })
    expect(await isOpen()).toBe(false)
    expect((await findPublishedMemorandum(slug, 'ru'))?.file).toBeNull()
    expect(await refusalOf(detachFile(editor, { id, version: 6 }))).toBe('memoranda.refusals.noFile')
  })

  it('is a PDF, and a stale form does not replace it', async () => {
    const { id } = await createMemorandum(db, { subjectId })
    const picture = new File(['\u0089PNG'], 'memo.pdf', { type: 'application/pdf' })
    expect(await refusalOf(attachFile(editor, { id, version: 1, file: picture }))).toBe(
      'files.refusals.notAPdf',
    )
    expect(await refusalOf(attachFile(editor, { id, version: 9, file: pdf() }))).toBe(
      'memoranda.refusals.stale',
    )
    expect((await findMemorandum(editor, id))?.fileId).toBeNull()
  })
})
