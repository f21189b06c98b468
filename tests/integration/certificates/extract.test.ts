import { describe, expect, test } from 'vitest'
import { chooseShown } from '#lib/certificates/commands/choose-shown.ts'
import { makeExtract } from '#lib/certificates/commands/make-extract.ts'
import { revokeCertificate } from '#lib/certificates/commands/revoke-certificate.ts'
import { takeOutPaper } from '#lib/certificates/commands/take-out-paper.ts'
import { findCertificateByCode } from '#lib/certificates/public.ts'
import { listOwnPapers } from '#lib/certificates/queries/papers.ts'
import type { ExtractFacts, Shown } from '#lib/certificates/rules/facts.ts'
import type { ExtractInput } from '#lib/certificates/schema.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { db } from '#tests/support/database.ts'
import { anAdministrator, aStranger } from '#tests/support/people.ts'
import { addHours, auditOf, ownerOf, pastScene, refusalOf, worked } from './people.ts'

const today = dayOf(new Date())
const lastYear = String(Number(today.slice(0, 4)) - 1)

function asked(given: Partial<ExtractInput> = {}): ExtractInput {
  return { period: 'all', from: undefined, to: undefined, shown: ['minutes', 'period'], ...given }
}

async function aBook() {
  const scene = await pastScene()
  const work = await worked(scene, { minutes: 150 })
  const { volunteerId } = work
  await addHours({
    volunteerId,
    minutes: 90,
    workedOn: new Date(`${lastYear}-03-05`),
    source: 'confirmation',
  })
  await addHours({
    volunteerId,
    minutes: 45,
    workedOn: new Date(`${lastYear}-03-05`),
    source: 'selfReported',
    confirmedAt: null,
  })
  return { ...scene, ...work, holder: await ownerOf(volunteerId) }
}

async function rowOf(id: string) {
  return db.certificate.findUniqueOrThrow({ where: { id } })
}

describe('an extract of one’s own book', () => {
  test('has the ledger’s total of the period, signed and recorded', async () => {
    const { holder, volunteerId } = await aBook()
    const { id } = await makeExtract(holder, asked())
    const { _sum } = await db.hourEntry.aggregate({
      where: { volunteerId, NOT: { source: 'selfReported', confirmedAt: null } },
      _sum: { minutes: true },
    })
    const row = await rowOf(id)
    const facts = row.facts as ExtractFacts
    expect(row.minutes).toBe(_sum.minutes)
    expect(facts.lines.map(({ minutes }) => minutes)).toEqual([90, 150])
    expect(facts.since).toBe(`${lastYear}-03-05`)
    expect(facts.centres).toHaveLength(1)
    expect(await auditOf(id)).toEqual(['certificate.extracted'])
    const past = await rowOf((await makeExtract(holder, asked({ period: 'lastYear' }))).id)
    expect(past).toMatchObject({ minutes: 90, periodFrom: new Date(`${lastYear}-01-01`) })
  })

  test('asked for twice at once is one; after a change of the ledger it is another', async () => {
    const { holder, volunteerId } = await aBook()
    const made = await Promise.all([1, 2, 3].map(() => makeExtract(holder, asked())))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    await addHours({ volunteerId, minutes: 15, workedOn: new Date(), source: 'confirmation' })
    expect((await makeExtract(holder, asked())).id).not.toBe(made[0]?.id)
  })

  test('needs confirmed hours then, and a period that has come', async () => {
    const { holder } = await aBook()
    const custom = (from: string, to: string) => makeExtract(holder, asked({ period: 'custom', from, to }))
    expect(await refusalOf(custom('2001-01-01', '2001-12-31'))).toBe('certificates.refusals.noHoursThen')
    expect(await refusalOf(custom('2199-01-01', '2199-12-31'))).toBe('form.problems')
    const stranger = await aStranger()
    expect(await refusalOf(makeExtract(stranger, asked()))).toBe('certificates.refusals.noCard')
  })

  test('is its holder’s alone: a coordinator finds none of it', async () => {
    const { holder, coordinator } = await aBook()
    const { id } = await makeExtract(holder, asked())
    expect(await takeOutPaper(coordinator, id)).toBeNull()
    expect(await refusalOf(chooseShown(coordinator, { id, shown: ['name'] }))).toBe(
      'certificates.refusals.unknownPaper',
    )
    expect(await refusalOf(revokeCertificate(coordinator, { id, reason: 'x' }))).toBe(
      'certificates.refusals.unknownPaper',
    )
    expect(await listOwnPapers(coordinator)).toEqual([])
    expect(await listOwnPapers(holder)).toHaveLength(1)
    await revokeCertificate(holder, { id, reason: 'жоғалттым' })
    expect((await rowOf(id)).revokedAt).not.toBeNull()
  })
})

describe('the holder’s choice', () => {
  const choices: { shown: Shown[]; sees: string[] }[] = [
    { shown: [], sees: [] },
    { shown: ['name'], sees: ['name'] },
    { shown: ['work', 'minutes'], sees: ['work', 'minutes'] },
    { shown: ['period'], sees: ['period'] },
  ]

  test.each(choices)('$shown is all the check page and the QR say', async ({ shown, sees }) => {
    const { holder } = await aBook()
    const { id } = await makeExtract(holder, asked({ shown: ['name', 'work', 'minutes', 'period'] }))
    await chooseShown(holder, { id, shown })
    const { code, payload } = await rowOf(id)
    const paper = await findCertificateByCode(code, 'kk')
    const seen = (['name', 'work', 'minutes', 'period'] as const).filter((key) => paper?.[key] !== null)
    expect(seen).toEqual(sees)
    const [, , , , name, minutes, from] = payload.split('|')
    expect([name !== '-', minutes !== '-', from !== '-']).toEqual(
      (['name', 'minutes', 'period'] as const).map((key) => shown.includes(key)),
    )
    expect(await auditOf(id)).toEqual(['certificate.extracted', 'certificate.shownChosen'])
  })

  test('of a revoked paper can no longer change, and nobody else may choose', async () => {
    const { holder } = await aBook()
    const { id } = await makeExtract(holder, asked())
    expect(await refusalOf(chooseShown(await anAdministrator(), { id, shown: [] }))).toBe(
      'certificates.refusals.unknownPaper',
    )
    await revokeCertificate(holder, { id, reason: 'x' })
    expect(await refusalOf(chooseShown(holder, { id, shown: [] }))).toBe(
      'certificates.refusals.alreadyRevoked',
    )
  })
})

test('a code nobody gave, and an award’s, say nothing', async () => {
  for (const code of ['ABCDEFGHJKMN', 'ABCDEFGHJK', '', "' OR 1=1", '12']) {
    expect(await findCertificateByCode(code, 'kk')).toBeNull()
  }
})

test('a person whose data were erased is named nowhere any more', async () => {
  const { holder, volunteerId } = await aBook()
  const { id } = await makeExtract(holder, asked({ shown: ['name', 'work', 'minutes', 'period'] }))
  await db.volunteer.update({ where: { id: volunteerId }, data: { status: 'anonymised' } })
  const paper = await findCertificateByCode((await rowOf(id)).code, 'kk')
  expect(paper).toMatchObject({ isRevoked: false, name: null, work: null, minutes: null, period: null })
})
