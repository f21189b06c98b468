import { describe, expect, test } from 'vitest'
import { issueCertificate, reissueCertificate } from '#lib/certificates/commands/issue-certificate.ts'
import { revokeCertificate } from '#lib/certificates/commands/revoke-certificate.ts'
import { takeOutPaper } from '#lib/certificates/commands/take-out-paper.ts'
import { findCertificateByCode } from '#lib/certificates/public.ts'
import { findDesk } from '#lib/certificates/queries/desk.ts'
import { checkQrText } from '#lib/certificates/rules/check.ts'
import { qrTextOf } from '#lib/certificates/rules/payload.ts'
import { publicKey } from '#lib/platform/signing.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator, anEditor, aStranger } from '#tests/support/people.ts'
import { addHours, auditOf, ownerOf, pastScene, refusalOf, worked } from './people.ts'

const siteUrl = 'https://site.invalid'

async function codeOf(id: string): Promise<string> {
  return (await db.certificate.findUniqueOrThrow({ where: { id } })).code
}

describe('a certificate', () => {
  test('says what the ledger has, is signed and recorded, and follows no later edit', async () => {
    const scene = await pastScene()
    const { participationId, volunteerId } = await worked(scene, { minutes: 200 })
    await addHours({
      participationId,
      volunteerId,
      minutes: -20,
      workedOn: scene.shift.startsAt,
      source: 'correction',
    })
    const { id } = await issueCertificate(scene.coordinator, { participationId })
    expect(await auditOf(id)).toEqual(['certificate.issued'])
    await db.event.update({ where: { id: scene.event.id }, data: { titleKk: 'Басқа атау' } })
    await addHours({
      participationId,
      volunteerId,
      minutes: 60,
      workedOn: scene.shift.startsAt,
      source: 'correction',
    })
    const row = await db.certificate.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ minutes: 180, kind: 'event', revokedAt: null })
    expect(row.entryIds).toHaveLength(2)
    const paper = await findCertificateByCode(row.code, 'kk')
    expect(paper).toMatchObject({
      isRevoked: false,
      name: 'Оспанов Дәурен Маратұлы',
      minutes: 180,
      work: { titles: [scene.event.titleKk], role: 'Көмекші', centre: scene.centre.nameKk },
    })
    const verdict = await checkQrText(qrTextOf(siteUrl, row), { ...publicKey(), siteUrl })
    expect(verdict).toMatchObject({ state: 'right', facts: { code: row.code, minutes: 180 } })
    const desk = await findDesk(scene.coordinator, scene.event.id)
    expect(desk?.works[0]).toMatchObject({ minutes: 240, certificate: { minutes: 180 } })
  })

  test('asks for presence and confirmed hours', async () => {
    const scene = await pastScene()
    const people = [
      await worked(scene, { minutes: 0 }),
      await worked(scene, { mark: 'absent' }),
      await worked(scene, { minutes: -10 }),
    ]
    const pending = await worked(scene, { minutes: 0 })
    await addHours({
      ...pending,
      minutes: 60,
      workedOn: scene.shift.startsAt,
      source: 'selfReported',
      confirmedAt: null,
    })
    for (const { participationId } of [...people, pending]) {
      expect(await refusalOf(issueCertificate(scene.coordinator, { participationId }))).toBe(
        'certificates.refusals.noHours',
      )
    }
  })

  test('of a stranger’s event does not exist, for issuing, reading, printing and taking back alike', async () => {
    const scene = await pastScene()
    const { participationId } = await worked(scene)
    const other = await worked(scene)
    const { id } = await issueCertificate(scene.coordinator, other)
    const strangers = [(await aCoordinator()).actor, await anEditor(), await aStranger()]
    for (const actor of strangers) {
      expect(await refusalOf(issueCertificate(actor, { participationId }))).toBe(
        'certificates.refusals.unknown',
      )
      expect(await refusalOf(revokeCertificate(actor, { id, reason: 'x' }))).toBe(
        'certificates.refusals.unknownPaper',
      )
      expect(await takeOutPaper(actor, id)).toBeNull()
      expect(await findDesk(actor, scene.event.id)).toBeNull()
    }
    expect(await db.certificate.count({ where: { eventId: scene.event.id } })).toBe(1)
  })

  test('is nobody’s to issue or take back for themselves, not even an administrator’s', async () => {
    const scene = await pastScene()
    const own = await worked(scene)
    const administrator = { ...(await anAdministrator()), volunteerId: own.volunteerId }
    const coordinator = { ...scene.coordinator, volunteerId: own.volunteerId }
    for (const actor of [administrator, coordinator]) {
      expect(await refusalOf(issueCertificate(actor, own))).toBe('certificates.refusals.toOneself')
    }
    const { id } = await issueCertificate(scene.coordinator, own)
    for (const actor of [administrator, coordinator]) {
      expect(await refusalOf(revokeCertificate(actor, { id, reason: 'x' }))).toBe(
        'certificates.refusals.notAllowed',
      )
    }
  })

  test('is one, however many ask for it at the same moment', async () => {
    const scene = await pastScene()
    const work = await worked(scene)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => refusalOf(issueCertificate(scene.coordinator, work))),
    )
    expect(answers.filter((answer) => answer === 'nothing was refused')).toHaveLength(1)
    expect(new Set(answers)).toEqual(new Set(['nothing was refused', 'certificates.refusals.alreadyIssued']))
    expect(await db.certificate.count({ where: { participationId: work.participationId } })).toBe(1)
  })

  test('is taken back with a reason its check page tells, and issued anew with the hours of now', async () => {
    const scene = await pastScene()
    const work = await worked(scene)
    const { id } = await issueCertificate(scene.coordinator, work)
    await addHours({ ...work, minutes: 30, workedOn: scene.shift.startsAt, source: 'correction' })
    const input = { id, reason: 'Сағат түзетілді' }
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => refusalOf(reissueCertificate(scene.coordinator, input))),
    )
    expect(answers.filter((answer) => answer === 'nothing was refused')).toHaveLength(1)
    const papers = await db.certificate.findMany({
      where: { participationId: work.participationId },
      orderBy: { id: 'asc' },
    })
    expect(papers.map(({ minutes, revokeReason }) => [minutes, revokeReason])).toEqual([
      [180, 'Сағат түзетілді'],
      [210, ''],
    ])
    expect(await findCertificateByCode(await codeOf(id), 'ru')).toMatchObject({
      isRevoked: true,
      revokeReason: 'Сағат түзетілді',
    })
    expect(await takeOutPaper(scene.coordinator, id)).toBeNull()
    expect(await auditOf(id)).toEqual(['certificate.issued', 'certificate.revoked'])
  })

  test('is taken back once, however many do it at the same moment; the first reason stays', async () => {
    const scene = await pastScene()
    const { id } = await issueCertificate(scene.coordinator, await worked(scene))
    const answers = await Promise.all(
      ['бірінші', 'екінші', 'үшінші'].map((reason) =>
        refusalOf(revokeCertificate(scene.coordinator, { id, reason })),
      ),
    )
    expect(answers.filter((answer) => answer === 'nothing was refused')).toHaveLength(1)
    expect(await refusalOf(revokeCertificate(scene.coordinator, { id, reason: 'x' }))).toBe(
      'certificates.refusals.alreadyRevoked',
    )
    expect(await auditOf(id)).toEqual(['certificate.issued', 'certificate.revoked'])
  })

  test('of a minor names them by first name and initial, on the page and in the QR', async () => {
    const scene = await pastScene()
    const work = await worked(scene, { volunteer: { birthDate: new Date('2012-03-01') } })
    const { id } = await issueCertificate(scene.coordinator, work)
    const row = await db.certificate.findUniqueOrThrow({ where: { id } })
    expect((await findCertificateByCode(row.code, 'kk'))?.name).toBe('Дәурен О.')
    expect(row.payload).toContain('|Дәурен О.|')
    expect(row.payload).not.toContain('Оспанов')
  })

  test('can be printed by its holder without a trace, and by the coordinator with one', async () => {
    const scene = await pastScene()
    const work = await worked(scene)
    const holder = await ownerOf(work.volunteerId)
    const { id } = await issueCertificate(scene.coordinator, work)
    expect((await takeOutPaper(holder, id))?.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await auditOf(id)).toEqual(['certificate.issued'])
    expect(await takeOutPaper(scene.coordinator, id)).not.toBeNull()
    expect(await auditOf(id)).toEqual(['certificate.issued', 'certificate.takenOut'])
  })
})
