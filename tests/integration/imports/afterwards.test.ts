import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { confirmImport, forgetOldSheets, undoImport } from '#lib/imports/commands/confirm-import.ts'
import { forgetPersonInImports } from '#lib/imports/commands/forget-person.ts'
import { runImporting } from '#lib/imports/commands/run-importing.ts'
import { uploadSheet } from '#lib/imports/commands/upload-sheet.ts'
import { findBatch } from '#lib/imports/queries/batch.ts'
import { newStorageKey } from '#lib/platform/file-store.ts'
import { newId } from '#lib/platform/new-id.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { recordConsent } from '#lib/volunteers/commands/consents.ts'
import { createVolunteer } from '#prisma/seed/builders.ts'
import { asOwner, db, transaction } from '#tests/support/database.ts'
import { aCoordinator } from '#tests/support/people.ts'
import { checkedBatch, csvFile, rowsOf, runWaitingJobs } from '#tests/support/sheets.ts'

const heads = ['Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'Телефон', 'Почта']

async function import_(actor: Actor, centreId: string, file: File) {
  const id = await checkedBatch(actor, centreId, file)
  await confirmImport(actor, { id })
  await runWaitingJobs()
  return id
}

describe('work that was killed', () => {
  test('goes on with the rows that have no end, and makes nobody twice', async () => {
    const { actor, centre } = await aCoordinator()
    const people = Array.from({ length: 450 }, (_, at) => [
      'Қайта',
      `Адам${'абвгдежзик'[at % 10]}${'абвгдежзик'[Math.floor(at / 10) % 10]}${'абвгде'[Math.floor(at / 100)]}`,
      '',
      '',
      '',
      '',
    ])
    const id = await checkedBatch(actor, centre.id, csvFile([heads, ...people]))
    await confirmImport(actor, { id })
    let steps = 0
    const dying = {
      ...{ id: 'x', subjectId: id },
      step: async () => {
        if (steps++ === 2) throw new Error('killed')
        return actor
      },
    }
    await expect(runImporting(actor, dying)).rejects.toThrow('killed')
    expect(await db.importRow.count({ where: { batchId: id, outcome: 'created' } })).toBe(400)
    await runWaitingJobs()
    expect(await db.importRow.count({ where: { batchId: id, outcome: 'created' } })).toBe(450)
    expect(await db.volunteer.count({ where: { memberships: { some: { centreId: centre.id } } } })).toBe(450)
    expect(await findBatch(actor, id)).toMatchObject({ state: 'done' })
  })
})

describe('a person who is forgotten', () => {
  test('is in no sheet any more, and the row still counts', async () => {
    const { actor, centre } = await aCoordinator()
    const id = await import_(actor, centre.id, csvFile([heads, ['Ұмыт', 'Адам', '', '', '+77010000071', '']]))
    const [row] = await rowsOf(id)
    await transaction((tx) => forgetPersonInImports(actor, tx, row!.volunteerId!))
    expect(await rowsOf(id)).toMatchObject([
      { outcome: 'created', sealed: null, volunteerId: null, keys: [] },
    ])
  })

  test('is in no sheet that waits either, and nobody is made of the row', async () => {
    const { actor, centre } = await aCoordinator()
    const name = { surname: 'Ұмытылар', givenName: 'Күтуші', patronymic: '' }
    const rows = [
      heads,
      ['Ұмытылар', 'Күтуші', '', '', '+77010000072', ''],
      ['Қалар', 'Көрші', '', '', '', ''],
    ]
    const judged = await checkedBatch(actor, centre.id, csvFile(rows))
    const unread = newId()
    await uploadSheet(actor, { id: unread, centreId: centre.id, file: csvFile(rows) })
    await runWaitingJobs()
    const fileKey = newStorageKey()
    await db.importBatch.update({ where: { id: unread }, data: { fileKey } })
    const { id } = await createVolunteer(db, { ...name, searchKey: 'умитилар кутуши', centreId: centre.id })
    const left = await transaction((tx) => forgetPersonInImports(actor, tx, id))
    // The file the rows came from lies there as long as another of its sheets may be asked for.
    expect(left).toEqual({ files: [fileKey] })
    for (const batch of [judged, unread]) {
      const [gone, other] = await rowsOf(batch)
      expect(gone).toMatchObject({ sealed: null, keys: [], verdict: 'problem' })
      expect(other?.sealed).not.toBeNull()
    }
    await confirmImport(actor, { id: judged })
    await runWaitingJobs()
    expect((await rowsOf(judged)).map(({ outcome }) => outcome)).toEqual(['refused', 'created'])
  })

  test('old sheets forget everybody, and sheets nobody went on with are dropped', async () => {
    const { actor, centre } = await aCoordinator()
    const done = await import_(actor, centre.id, csvFile([heads, ['Ескі', 'Тізім', '', '', '', '']]))
    const left = await checkedBatch(actor, centre.id, csvFile([heads, ['Қалған', 'Тізім', '', '', '', '']]))
    await asOwner(`UPDATE "ImportBatch" SET "finishedAt" = now() - interval '31 days' WHERE id = $1`, [done])
    await asOwner(`UPDATE "ImportBatch" SET "createdAt" = now() - interval '8 days' WHERE id = $1`, [left])
    await forgetOldSheets(null)
    expect(await rowsOf(done)).toMatchObject([{ sealed: null, outcome: 'created' }])
    expect(await db.importRow.count({ where: { batchId: left } })).toBe(0)
    expect(await findBatch(actor, left)).toMatchObject({ state: 'dropped', fileName: '' })
  })
})

describe('an undo', () => {
  test('removes what was made and keeps what was built upon, with the reason', async () => {
    const { actor, centre } = await aCoordinator()
    const names = ['Айша', 'Балнур', 'Виктор', 'Галина']
    const id = await import_(
      actor,
      centre.id,
      csvFile([heads, ...names.map((name) => ['Ю', name, '', '01.01.1990', '', ''])]),
    )
    const rows = await rowsOf(id)
    await recordConsent(actor, {
      ...{
        volunteerId: rows[1]!.volunteerId!,
        kind: 'personalData',
        method: 'paper',
        locale: 'kk',
        givenOn: '2026-01-01',
      },
      ...{ guardianId: null, guardian: { name: '', relation: '', phone: null, email: null } },
    })
    await db.volunteer.update({ where: { id: rows[2]!.volunteerId! }, data: { version: 2 } })
    await undoImport(actor, { id })
    await runWaitingJobs()
    const after = await rowsOf(id)
    expect(after.map(({ hasUndone, undoReason }) => `${hasUndone} ${undoReason}`)).toEqual([
      'true ',
      'false builtOn',
      'false changed',
      'true ',
    ])
    expect(await db.volunteer.count({ where: { memberships: { some: { centreId: centre.id } } } })).toBe(2)
    expect(
      await db.auditEntry.count({ where: { subjectId: rows[0]!.id, action: 'volunteer.importUndone' } }),
    ).toBe(1)
    await expect(undoImport(actor, { id })).rejects.toThrow(NotFound)
  })

  test('is refused after 30 days', async () => {
    const { actor, centre } = await aCoordinator()
    const id = await import_(actor, centre.id, csvFile([heads, ['Ян', 'Ли', '', '', '', '']]))
    await asOwner(`UPDATE "ImportBatch" SET "finishedAt" = now() - interval '31 days' WHERE id = $1`, [id])
    await expect(undoImport(actor, { id })).rejects.toThrow('imports.refusals.tooLate')
  })
})
