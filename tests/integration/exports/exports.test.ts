import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { listReceipts } from '#lib/audit/queries/receipts.ts'
import { deleteExpired } from '#lib/exports/commands/delete-expired.ts'
import { forgetPersonInExports } from '#lib/exports/commands/forget-person.ts'
import { movePersonInExports, returnPersonInExports } from '#lib/exports/commands/move-person.ts'
import { runExport } from '#lib/exports/commands/run-export.ts'
import { exportKind, startExport } from '#lib/exports/commands/start-export.ts'
import { takeOutExport } from '#lib/exports/commands/take-out-export.ts'
import { findOwnExport } from '#lib/exports/queries/exports.ts'
import { startExportInput } from '#lib/exports/schema.ts'
import { type JobRun, runJobs } from '#lib/jobs/worker.ts'
import { newId } from '#lib/platform/new-id.ts'
import { openStored } from '#lib/platform/file-store.ts'
import * as build from '#prisma/seed/builders.ts'
import { db, transaction } from '#tests/support/database.ts'
import { aCoordinator, actorOf, anAdministrator, aStranger } from '#tests/support/people.ts'

const dangerous = ['=cmd|calc', '+7', '-1', '@SUM(A1)', '\tтаб']

function formOf(given: Record<string, unknown> = {}) {
  return startExportInput.parse({
    ...{ id: newId(), kind: 'people', format: 'xlsx', reason: 'ауысым алдындағы қоңырау' },
    columns: ['cardNumber', 'surname', 'givenName', 'phone', 'email', 'centre', 'sex'],
    ...given,
  })
}

async function selected(actor: Actor, people: { id: string }[]): Promise<string> {
  const data = { userId: actor.userId, volunteerIds: people.map(({ id }) => id) }
  return (await db.peopleSelection.create({ data })).id
}

async function runAll(): Promise<void> {
  while ((await runJobs({ [exportKind]: runExport })) > 0);
}

async function made(actor: Actor, given: Record<string, unknown> = {}) {
  const { id } = await startExport(actor, formOf(given), 'kk')
  await runAll()
  return id
}

async function bytesOf(actor: Actor, id: string): Promise<Buffer> {
  const stored = await takeOutExport(actor, id)
  if (!stored) throw new Error('no file')
  return buffer(stored.stream as Parameters<typeof buffer>[0])
}

async function sheetOf(actor: Actor, id: string): Promise<string[][]> {
  const sheets = await readXlsxFile(await bytesOf(actor, id))
  return sheets[0]!.data.map((row) => row.map(String))
}

/** One file of an archive, read without the writer's own code. */
function partOf(zip: Buffer, name: string): string {
  const at = zip.indexOf(Buffer.concat([Buffer.from([0, 0]), Buffer.from(name)]))
  const head = at + 2 - 30
  const packed = zip.subarray(head + 30 + name.length, head + 30 + name.length + zip.readUInt32LE(head + 18))
  return inflateRawSync(packed).toString()
}

async function auditOf(id: string) {
  const rows = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  return rows.map(({ action }) => action)
}

async function aScene(count = 3) {
  const { actor, centre } = await aCoordinator()
  const people = []
  for (let index = 0; index < count; index++)
    people.push(
      await build.createVolunteer(db, {
        ...{
          centreId: centre.id,
          surname: dangerous[index % dangerous.length],
          phone: `+7701000000${index}`,
        },
        ...{ givenName: 'Сынақ', birthDate: new Date('1990-05-04') },
      }),
    )
  return { actor, centre, people }
}

describe('an export', () => {
  test('holds the chosen columns of the people chosen, is recorded, and says who it is of', async () => {
    const { actor, people } = await aScene(4)
    const selectionId = await selected(actor, people.slice(0, 3))
    const id = await made(actor, { selectionId })
    const rows = await sheetOf(actor, id)
    expect(rows[0]).toEqual([
      'Карта',
      'Тегі',
      'Аты',
      'Жынысы',
      'Телефон нөмірі',
      'Электрондық пошта',
      'Орталық',
    ])
    expect(rows).toHaveLength(4)
    expect(rows.slice(1).map((row) => row[1])).toEqual(dangerous.slice(0, 3))
    expect(rows[1]![4]).toBe('+77010000000')
    expect(await auditOf(id)).toEqual(['export.started', 'export.made', 'export.fetched'])
    const held = await db.exportedPerson.findMany({ where: { exportId: id } })
    expect(new Set(held.map(({ volunteerId }) => volunteerId))).toEqual(
      new Set(people.slice(0, 3).map((person) => person.id)),
    )
    const entries = await db.auditEntry.findMany({ where: { subjectId: id } })
    expect(JSON.stringify(entries)).not.toContain('7701000000')
  })

  test('carries who took it out, when and what for: on a last sheet and in the file’s properties', async () => {
    const { actor } = await aScene(1)
    const bytes = await bytesOf(actor, await made(actor))
    const last = (await readXlsxFile(bytes)).at(-1)
    expect(last?.sheet).toBe('Birgemiz')
    expect(JSON.stringify(last?.data)).toContain(actor.email)
    expect(JSON.stringify(last?.data)).toContain('ауысым алдындағы қоңырау')
    const properties = partOf(bytes, 'docProps/custom.xml')
    expect(properties).toContain(actor.email)
    expect(properties).toContain('Purpose')
  })

  test('never runs a formula: text stays text in both formats', async () => {
    const { actor } = await aScene(5)
    const xml = partOf(await bytesOf(actor, await made(actor)), 'xl/worksheets/sheet1.xml')
    expect(xml).not.toContain('<f>')
    expect(xml).toContain('t="inlineStr"><is><t xml:space="preserve">=cmd|calc</t></is>')
    const csv = (await bytesOf(actor, await made(actor, { format: 'csv' }))).toString()
    const rows = parse(csv, { bom: true, delimiter: ';' }) as string[][]
    for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    expect(rows.slice(1, -1).map((row) => row[1]!.replace(/^'/, ''))).toEqual(dangerous)
    expect(rows.at(-1)![0]).toMatch(/^# Birgemiz № \d+ \| /)
  })

  test('of somebody else does not exist, for administrators neither', async () => {
    const { actor } = await aScene()
    const id = await made(actor)
    for (const other of [(await aCoordinator()).actor, await anAdministrator(), await aStranger()]) {
      expect(await findOwnExport(other, id)).toBeNull()
      expect(await takeOutExport(other, id)).toBeNull()
    }
    await expect(startExport(await aStranger(), formOf(), 'kk')).rejects.toThrow('exports.refusals.unknown')
  })

  test('of another’s selection, event or centre cannot be asked for', async () => {
    const { actor, people, centre } = await aScene()
    const other = (await aScene(1)).actor
    const selectionId = await selected(actor, people.slice(0, 1))
    const event = await build.createEvent(db, { centreId: centre.id })
    const days = { from: '2026-01-01', to: '2026-06-30' }
    for (const given of [
      { selectionId },
      { kind: 'participants', eventId: event.id },
      { kind: 'hours', centreId: centre.id, ...days },
    ])
      await expect(startExport(other, formOf(given), 'kk')).rejects.toThrow('exports.refusals.unknown')
  })

  test('leaves out who left the register before it ran; who leaves later makes the file worthless', async () => {
    const { actor, people } = await aScene(3)
    const { id } = await startExport(actor, formOf(), 'kk')
    await db.membership.updateMany({
      where: { volunteerId: people[0]!.id },
      data: { endedOn: new Date('2026-11-20') },
    })
    await runAll()
    expect(await sheetOf(actor, id)).toHaveLength(3)
    await db.membership.updateMany({
      where: { volunteerId: people[1]!.id },
      data: { endedOn: new Date('2026-11-20') },
    })
    expect(await takeOutExport(actor, id)).toBeNull()
    const kept = await db.export.findUniqueOrThrow({ where: { id } })
    expect(kept.fileKey).toBeNull()
  })

  test('stops when the right ended before it ran, and cannot be fetched once it ended', async () => {
    const { actor } = await aScene()
    const second = await made(actor)
    await startExport(actor, formOf(), 'kk')
    await db.roleAssignment.updateMany({ where: { userId: actor.userId }, data: { revokedAt: new Date() } })
    await runAll()
    expect(await takeOutExport(await actorOf(actor.userId), second)).toBeNull()
    const jobs = await db.job.findMany({ where: { actorUserId: actor.userId }, orderBy: { id: 'asc' } })
    expect(jobs.map(({ state }) => state).sort()).toEqual(['done', 'failed'])
  })

  test('sent several times at once is one file', async () => {
    const { actor } = await aScene()
    const form = formOf()
    const started = await Promise.all(Array.from({ length: 5 }, () => startExport(actor, form, 'kk')))
    expect(new Set(started.map(({ id }) => id))).toEqual(new Set([form.id]))
    expect(await db.job.count({ where: { subjectId: form.id } })).toBe(1)
  })

  test('is deleted after a day; the row that tells of it stays', async () => {
    const { actor } = await aScene(1)
    const id = await made(actor)
    const { fileKey } = (await findOwnExport(actor, id))!
    await db.export.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } })
    expect(await takeOutExport(actor, id)).toBeNull()
    expect(await deleteExpired(null)).toBe(1)
    expect(await openStored(fileKey!, 'rows.xlsx')).toBeNull()
    expect(await auditOf(id)).toEqual(['export.started', 'export.made', 'export.deleted'])
    expect(await deleteExpired(null)).toBe(0)
  })
})

describe('protected data', () => {
  const child = { birthDate: new Date('2013-05-04'), phone: '+77010000009' }

  test('are taken out with a reason only, and at most of five hundred people', async () => {
    expect(() => formOf({ sensitive: ['birthDate'] })).toThrow('exports.problems.sensitiveReason')
    const { actor, centre } = await aScene(1)
    await db.volunteer.createMany({
      data: Array.from({ length: 500 }, () => ({ id: newId(), givenName: 'Көп' })),
    })
    const many = await db.volunteer.findMany({ where: { givenName: 'Көп' }, select: { id: true } })
    await db.membership.createMany({
      data: many.map(({ id }) => ({
        volunteerId: id,
        centreId: centre.id,
        startedOn: new Date('2026-01-01'),
      })),
    })
    const form = formOf({ sensitive: ['birthDate'], sensitiveReason: 'сақтандыру' })
    await expect(startExport(actor, form, 'kk')).rejects.toMatchObject({
      fields: { sensitive: { code: 'exports.refusals.tooManySensitive' } },
    })
  })

  test('of a minor stay out without the reason: the phone is empty', async () => {
    const { actor, centre } = await aCoordinator()
    const { id } = await build.createVolunteer(db, { centreId: centre.id, ...child })
    await build.createGuardian(db, id)
    const columns = ['givenName', 'phone']
    expect((await sheetOf(actor, await made(actor, { columns })))[1]![1]).toBe('null')
    const told = await made(actor, {
      ...{ columns, sensitive: ['birthDate', 'guardianName'], sensitiveReason: 'қоңырау' },
    })
    expect((await sheetOf(actor, told))[1]!.slice(1)).toEqual([
      '+77010000009',
      '2013-05-04',
      'Сәуле Оспанова',
    ])
  })

  test('no column of a number exists', () => {
    expect(() => formOf({ columns: ['iin'] })).toThrow()
    expect(() => formOf({ columns: ['iinLast4'] })).toThrow()
  })
})

describe('of an event and of hours', () => {
  test('participants and the ledger are taken out, of people the actor sees', async () => {
    const { actor, centre, people } = await aScene(2)
    const startsAt = new Date(Date.now() - 3 * 86_400_000)
    const event = await build.createEvent(db, { centreId: centre.id, startsAt })
    const shift = await build.createShift(db, { eventId: event.id })
    const { id: participationId } = await build.createParticipation(db, {
      shiftId: shift.id,
      volunteerId: people[0]!.id,
    })
    await db.attendance.create({ data: { participationId, mark: 'present' } })
    const facts = { volunteerId: people[0]!.id, participationId, workedOn: startsAt, confirmedAt: new Date() }
    await db.hourEntry.create({ data: { ...facts, source: 'attendance', minutes: 150 } })
    const columns = ['surname', 'mark', 'hours']
    const participants = await made(actor, { kind: 'participants', eventId: event.id, columns })
    expect((await sheetOf(actor, participants))[1]).toEqual([dangerous[0], 'Келді', '2.5'])
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
    const hours = await made(actor, {
      ...{ kind: 'hours', from: day(-5), to: day(0), columns: ['surname', 'event', 'hours'] },
    })
    expect((await sheetOf(actor, hours))[1]).toEqual([dangerous[0], event.titleKk, '2.5'])
  })
})

describe('somebody in an export', () => {
  test('sees that their data was taken out: by whom, in which role, for which centre', async () => {
    const { actor, centre, people } = await aScene(2)
    const [user, other] = [await build.createUser(db), await build.createUser(db)]
    const [mine, theirs] = people.map(({ id }) => id)
    await db.volunteer.update({ where: { id: mine! }, data: { userId: user.id } })
    await db.volunteer.update({ where: { id: theirs! }, data: { userId: other.id } })
    await made(actor, { selectionId: await selected(actor, people.slice(0, 1)) })
    const told = async (userId: string, id: string, onlyViews = false) =>
      (await listReceipts(await actorOf(userId), { cardIds: [id], onlyViews, keyset: null })).rows
    expect(await told(user.id, mine!)).toMatchObject([
      {
        ...{ action: 'export.made', subjectType: 'export', actorUserId: actor.userId },
        ...{ actorRole: 'coordinator', centre: { id: centre.id } },
      },
    ])
    expect(await told(user.id, mine!, true)).toEqual([])
    expect(await told(other.id, theirs!)).toEqual([])
  })

  test('who is erased takes the file along; the count of rows stays', async () => {
    const { actor, people } = await aScene(2)
    const id = await made(actor)
    const { fileKey } = (await findOwnExport(actor, id))!
    const left = await transaction((tx) => forgetPersonInExports(actor, tx, people[0]!.id))
    expect(left).toEqual({ files: [fileKey] })
    expect(await findOwnExport(actor, id)).toMatchObject({ fileKey: null, rowCount: 2 })
    expect(await db.exportedPerson.count({ where: { volunteerId: people[0]!.id } })).toBe(0)
  })

  test('who is erased while the file is made stays out of it', async () => {
    const { actor, people } = await aScene(2)
    const { id } = await startExport(actor, formOf(), 'kk')
    const erased = people[0]!.id
    const run: JobRun = (doer, job) =>
      runExport(doer, {
        ...job,
        async step(progress) {
          const fresh = await job.step(progress)
          // After the rows were read, before the file is handed over.
          if (progress.done > 0) await transaction((tx) => forgetPersonInExports(actor, tx, erased))
          return fresh
        },
      })
    expect(await runJobs({ [exportKind]: run })).toBe(1)
    expect(await findOwnExport(actor, id)).toMatchObject({ fileKey: null })
  })

  test('who turns out to be another card moves there, and back by an undo', async () => {
    const { actor, people } = await aScene(2)
    const [from, to] = [people[0]!.id, (await build.createVolunteer(db)).id]
    const id = await made(actor)
    const { exportIds } = await transaction((tx) =>
      movePersonInExports(actor, tx, { fromId: from, toId: to }),
    )
    expect(exportIds).toEqual([id])
    await transaction((tx) => returnPersonInExports(actor, tx, { fromId: from, toId: to }, { exportIds }))
    expect(await db.exportedPerson.count({ where: { volunteerId: from } })).toBe(1)
    expect(await db.exportedPerson.count({ where: { volunteerId: to } })).toBe(0)
  })
})
