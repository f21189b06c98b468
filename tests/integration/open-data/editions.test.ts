import { createHash } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerFile } from '#app/api/open-data/answer.ts'
import { hideAwardsOf } from '#lib/awards/commands/forget-person.ts'
import { erase } from '#lib/erasure/commands/erase-volunteer.ts'
import { dropOldEditions } from '#lib/open-data/commands/drop-old-editions.ts'
import { makeDailyEdition, makeEdition } from '#lib/open-data/commands/make-edition.ts'
import { reviseEditions } from '#lib/open-data/commands/revise-editions.ts'
import { findEdition } from '#lib/open-data/public/editions.ts'
import { writeSchema } from '#lib/open-data/rules/schemas.ts'
import { type Dataset, datasets } from '#lib/open-data/schema/datasets.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { listStoredKeys } from '#lib/platform/file-store.ts'
import {
  createAward,
  createCentre,
  createEvent,
  createMemorandum,
  createOrganisation,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { asOwner, db, transaction } from '#tests/support/database.ts'
import { withReference } from '#tests/support/reference.ts'

const get = (path: string, headers: Record<string, string> = {}) =>
  answerFile(new Request(`http://site.invalid/api/open-data/${path}`, { headers }), path.split('/'))

async function jsonOf(path: string) {
  const answer = await get(path)
  expect(answer.status, path).toBe(200)
  return (await answer.json()) as { rows: number; edition: string; records: Record<string, unknown>[] }
}

let number = 0
async function award(given: Parameters<typeof createVolunteer>[1] = {}, surname = 'Қайратова') {
  const volunteer = await createVolunteer(db, { givenName: 'Айгерім', surname, ...given })
  const printed = `Айгерім ${surname}`
  const names = { recipientKk: printed, recipientRu: printed, recipientEn: printed }
  const facts = { state: 'issued' as const, number: ++number, year: 2026, volunteerId: volunteer.id }
  return { volunteer, award: await createAward(db, { ...facts, ...names }) }
}

async function storedKeys(): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of listStoredKeys()) keys.push(key)
  return keys.sort()
}

beforeAll(async () => {
  await withReference()
  await createCentre(db, { state: 'published', nameKk: '=1+1 орталығы' })
  await createCentre(db, { state: 'draft', nameKk: 'Жасырын орталық' })
  const hidden = await createCentre(db, { state: 'withdrawn' })
  await createEvent(db, {
    state: 'published',
    publishedAt: new Date(),
    titleKk: 'Жасырын шара',
    centreId: hidden.id,
  })
  await createEvent(db, { state: 'published', publishedAt: new Date() })
  await createOrganisation(db, { state: 'published' })
  await createMemorandum(db)
})

describe('an edition', () => {
  test('is made once by two at once, recorded, and its files are what its index says', async () => {
    const made = await Promise.all([makeEdition(null), makeEdition(null)])
    const names = made.filter((name) => name !== null)
    expect(names.length).toBeGreaterThan(0)
    expect(await db.openDataEdition.count()).toBe(new Set(names).size)
    const parts = await db.openDataPart.findMany()
    expect(await storedKeys()).toEqual(parts.map(({ storageKey }) => storageKey).sort())
    expect(await db.auditEntry.count({ where: { action: 'openData.made' } })).toBe(names.length)
    expect(await makeDailyEdition(null)).toBe(0)

    const edition = await findEdition(null)
    const sums = await (await get(`${edition!.name}/checksums.txt`)).text()
    for (const { dataset, rows, files } of edition!.parts) {
      for (const { name, bytes, sha256 } of files) {
        const answer = await get(`${edition!.name}/${name}`)
        const body = Buffer.from(await answer.arrayBuffer())
        expect([body.length, createHash('sha256').update(body).digest('hex')], name).toEqual([bytes, sha256])
        expect(answer.headers.get('content-length')).toBe(String(bytes))
        expect(sums).toContain(`${sha256}  ${name}\n`)
      }
      const file = await jsonOf(`${dataset}.json`)
      expect([file.rows, file.records.length, file.edition], dataset).toEqual([rows, rows, edition!.name])
      const csv = await (await get(`${dataset}.csv`)).text()
      expect(parse(csv, { bom: true, columns: true }), dataset).toHaveLength(rows)
      const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }))
      const validate = ajv.compile(writeSchema(dataset, 'schema'))
      expect(validate(file), JSON.stringify(validate.errors?.slice(0, 2))).toBe(true)
    }
    expect(edition!.parts.map(({ dataset }) => dataset)).toEqual([...datasets])
  })

  test('holds nothing that public pages do not show', async () => {
    const all = await Promise.all(datasets.map(async (name) => (await get(`${name}.json`)).text()))
    expect(all.join()).not.toContain('Жасырын')
    const csv = await (await get('centres.csv')).text()
    expect(csv).toContain(`,'=1+1 орталығы,`)
  })

  test('whoever has a file already gets 304; other names do not exist', async () => {
    const answer = await get('centres.csv')
    const etag = answer.headers.get('etag')!
    expect((await get('centres.csv', { 'if-none-match': etag })).status).toBe(304)
    const since = answer.headers.get('last-modified')!
    expect((await get('centres.csv', { 'if-modified-since': since })).status).toBe(304)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    await answer.body?.cancel()
    const unknown = [
      'people.csv',
      '2020-01-01/centres.csv',
      'x/centres.csv',
      'schemas/centres.xml.json',
      '..',
      'a/b/c',
    ]
    for (const path of unknown) expect((await get(path)).status, path).toBe(404)
  })

  test('one index leads to files of one edition only, even after the next is made', async () => {
    const index = (await (await get('index.json')).json()) as {
      edition: string
      datasets: { distributions: { downloadUrl: string; checksum: { value: string } }[] }[]
    }
    await createCentre(db, { state: 'published' })
    const next = await makeEdition(null)
    expect(next).not.toBe(index.edition)
    for (const { downloadUrl, checksum } of index.datasets.flatMap(({ distributions }) => distributions)) {
      const body = await (await get(downloadUrl.split('/api/open-data/')[1]!)).arrayBuffer()
      expect(createHash('sha256').update(Buffer.from(body)).digest('hex'), downloadUrl).toBe(checksum.value)
    }
    const log = (await (await get('changelog.json')).json()) as { counts: { edition: string }[] }
    expect(log.counts[0]).toMatchObject({
      ...{
        edition: next,
        datasets: expect.arrayContaining([{ dataset: 'centres', rows: 3, difference: 1 }]),
      },
    })
  })

  test('a build that stops midway leaves the old edition whole', async () => {
    const before = await findEdition(null)
    await asOwner(`ALTER TABLE "OpenDataPart" ADD CONSTRAINT stop CHECK ("dataset" <> 'awards') NOT VALID`)
    await expect(makeEdition(null)).rejects.toThrow()
    await asOwner(`ALTER TABLE "OpenDataPart" DROP CONSTRAINT stop`)
    expect(await findEdition(null)).toEqual(before)
    const parts = await db.openDataPart.findMany()
    expect(await storedKeys()).toEqual(parts.map(({ storageKey }) => storageKey).sort())
  })
})

describe('people in old editions', () => {
  const recipients = async (edition: string) =>
    (await jsonOf(`${edition}/awards.json`)).records.map(({ recipient }) => (recipient as { kk: string }).kk)
  const sumOf = async (edition: string) =>
    (await findEdition(edition))!.parts.find(({ dataset }) => dataset === 'awards')!

  test('who is hidden or erased leaves every edition; who is found to be a minor loses the surname', async () => {
    const [stays, hides, leaves, young] = [
      await award({}, 'Қалатын'),
      await award({}, 'Жасырынар'),
      await award({}, 'Кететін'),
      await award({}, 'Жасөспірім'),
    ]
    const edition = (await makeEdition(null)) as string
    expect(await recipients(edition)).toEqual(
      expect.arrayContaining([
        'Айгерім Қалатын',
        'Айгерім Жасырынар',
        'Айгерім Кететін',
        'Айгерім Жасөспірім',
      ]),
    )
    const before = await sumOf(edition)
    expect(await reviseEditions(null)).toBe(0)

    await transaction((tx) => hideAwardsOf(null, tx, hides.volunteer.id))
    await erase(null, leaves.volunteer.id)
    await db.volunteer.update({
      where: { id: young.volunteer.id },
      data: { birthDate: new Date(Date.now() - 15 * 365 * dayMs) },
    })
    expect(await reviseEditions(null)).toBe(1)
    expect(await reviseEditions(null)).toBe(0)

    expect(await recipients(edition)).toEqual(['Айгерім Қалатын', 'Айгерім Ж.'])
    const csv = await (await get(`${edition}/awards.csv`)).text()
    expect(csv).not.toMatch(/Жасырынар|Кететін|Жасөспірім/)
    const after = await sumOf(edition)
    expect(after).toMatchObject({ rows: 2, revision: before.revision + 1 })
    expect(await storedKeys()).not.toContain(before.storageKey)
    const { id } = await db.openDataEdition.findUniqueOrThrow({ where: { name: edition } })
    expect(await db.auditEntry.count({ where: { action: 'openData.revised', subjectId: id } })).toBe(1)
    expect(stays.award.id).toBeTruthy()
  })

  test('two that revise at once write one new file', async () => {
    const { volunteer } = await award({}, 'Екінші')
    const edition = (await makeEdition(null)) as string
    await transaction((tx) => hideAwardsOf(null, tx, volunteer.id))
    await Promise.all([reviseEditions(null), reviseEditions(null)])
    expect(await sumOf(edition)).toMatchObject({ revision: 1 })
    expect(await recipients(edition)).not.toContain('Айгерім Екінші')
    const parts = await db.openDataPart.findMany()
    expect(await storedKeys()).toEqual(parts.map(({ storageKey }) => storageKey).sort())
  })
})

test('thirty editions are kept, the oldest go with their files', async () => {
  const files: { dataset: Dataset; storageKey: string; rows: number; files: []; writtenAt: Date }[] = []
  const days = Array.from({ length: 31 }, (_, index) => new Date(Date.now() - (index + 2) * dayMs))
  for (const madeAt of days)
    await db.openDataEdition.create({
      data: {
        name: madeAt.toISOString().slice(0, 10),
        madeAt,
        schemaVersion: '1.0',
        parts: { create: files },
      },
    })
  await dropOldEditions(null)
  expect(await db.openDataEdition.count()).toBe(30)
  expect(await findEdition(days[30]!.toISOString().slice(0, 10))).toBeNull()
  expect(await findEdition(null)).not.toBeNull()
})
