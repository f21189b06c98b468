import { describe, expect, test } from 'vitest'
import { dayMs, dayOf } from '#lib/platform/clock.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { recordConsent } from '#lib/volunteers/commands/consents.ts'
import {
  discardConsentDraft,
  publishConsentText,
  saveConsentDraft,
} from '#lib/volunteers/commands/consent-texts.ts'
import { listGivenWords, readConsentText } from '#lib/volunteers/queries/consent-text.ts'
import { listConsentVersions, listOutdatedVersions } from '#lib/volunteers/queries/consent-versions.ts'
import { listConsentWork } from '#lib/volunteers/queries/list-consents.ts'
import { consentDraftInput, publishConsentTextInput } from '#lib/volunteers/schema/consent-texts.ts'
import { recordConsentInput } from '#lib/volunteers/schema.ts'
import { createVolunteer } from '#prisma/seed/builders.ts'
import { asOwner, db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator, anEditor } from '#tests/support/people.ts'
import { actionsOn, refusalOf } from './people.ts'

const today = dayOf(new Date())
const words = {
  ...{ titleKk: 'Жаңа келісім', bodyKk: 'Жаңа мәтін', titleRu: 'Новое согласие', bodyRu: 'Новый текст' },
}
const aDraft = (kind: string, revision = 0, given: object = {}) =>
  consentDraftInput.parse({ kind, revision, ...words, ...given })
const aPublication = (id: string, revision: number, given: object = {}) =>
  publishConsentTextInput.parse({ id, revision, validFrom: today, renewal: 'keep', ...given })

async function draftOf(kind: 'personalData' | 'participation' | 'publishing') {
  return db.consentTextVersion.findFirstOrThrow({ where: { kind, publishedAt: null } })
}

describe('the words of a consent', () => {
  test('begin with those that were read before, in three languages, and each record finds its own', async () => {
    const { centre, actor } = await aCoordinator()
    const { id } = await createVolunteer(db, { centreId: centre.id })
    const given = { volunteerId: id, kind: 'personalData', method: 'screen', locale: 'ru', givenOn: today }
    await recordConsent(actor, recordConsentInput.parse(given))
    const consent = await db.consent.findFirstOrThrow({ where: { volunteerId: id } })
    expect(consent).toMatchObject({ textVersion: 'v1', locale: 'ru' })
    const [known] = await listGivenWords(actor, [consent])
    expect(known).toMatchObject({ isSame: true, text: { version: 'v1', locale: 'ru' } })
    expect(known?.text.body).toContain('94-V')
    const [forged] = await listGivenWords(actor, [{ ...consent, textHash: 'x' }])
    expect(forged?.isSame).toBe(false)
    expect(await listGivenWords(actor, [{ ...consent, textVersion: 'v99' }])).toEqual([])
  })

  test('are written by administrators alone', async () => {
    const { actor } = await aCoordinator()
    await expect(saveConsentDraft(actor, aDraft('publishing'))).rejects.toThrow(NotFound)
    await expect(saveConsentDraft(await anEditor(), aDraft('publishing'))).rejects.toThrow(NotFound)
    expect(await listConsentVersions(actor)).toEqual([])
  })

  test('have one draft, saved by two at once only once; a stale form changes nothing', async () => {
    const office = await anAdministrator()
    const both = [
      saveConsentDraft(office, aDraft('publishing')),
      saveConsentDraft(office, aDraft('publishing')),
    ]
    const done = await Promise.allSettled(both)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await saveConsentDraft(office, aDraft('publishing', 1, { bodyRu: 'Другой текст' }))
    expect(await refusalOf(saveConsentDraft(office, aDraft('publishing', 1)))).toBe(
      'privacy.refusals.draftChanged',
    )
    const draft = await draftOf('publishing')
    expect(draft).toMatchObject({ number: 2, revision: 2, bodyRu: 'Другой текст' })
    await discardConsentDraft(office, draft)
    expect(await refusalOf(discardConsentDraft(office, draft))).toBe('privacy.refusals.draftChanged')
    expect(await actionsOn(draft.id)).toEqual([
      'consentText.saved',
      'consentText.saved',
      'consentText.discarded',
    ])
  })

  test('are used from their day on, never change again, and ask for renewal when they say so', async () => {
    const office = await anAdministrator()
    const { centre, actor } = await aCoordinator()
    const { id } = await createVolunteer(db, { centreId: centre.id, email: 'renew@example.test' })
    const given = { volunteerId: id, kind: 'personalData', method: 'paper', locale: 'en', givenOn: today }
    await recordConsent(actor, recordConsentInput.parse(given))
    const before = await readConsentText(null, 'personalData', 'en')

    await saveConsentDraft(office, aDraft('personalData'))
    const { id: draftId } = await draftOf('personalData')
    expect(await refusalOf(publishConsentText(office, aPublication(draftId, 9)))).toBe(
      'privacy.refusals.draftChanged',
    )
    const yesterday = dayOf(new Date(Date.now() - dayMs))
    const late = publishConsentText(office, aPublication(draftId, 1, { validFrom: yesterday }))
    expect(await refusalOf(late)).toEqual({ validFrom: 'privacy.problems.validInPast' })
    const renewBy = dayOf(new Date(Date.now() + 30 * dayMs))
    await publishConsentText(office, aPublication(draftId, 1, { renewal: 'renew', renewBy }))

    // Without English words readers of English get the Russian ones, and the record says so.
    const after = await readConsentText(null, 'personalData', 'en')
    expect(after).toMatchObject({ version: 'v2', locale: 'ru', title: 'Новое согласие' })
    expect(before.version).toBe('v1')
    expect(await listOutdatedVersions(office)).toMatchObject([{ kind: 'personalData', versions: ['v1'] }])
    const outdated = () => listConsentWork(actor, { lack: 'outdated', centre: undefined }, null)
    expect((await outdated()).rows).toMatchObject([{ id, way: 'mail' }])

    await recordConsent(actor, recordConsentInput.parse(given))
    expect((await outdated()).rows).toEqual([])
    const consents = await db.consent.findMany({
      where: { volunteerId: id },
      orderBy: { textVersion: 'asc' },
    })
    expect(consents.map(({ textVersion, withdrawnAt }) => [textVersion, withdrawnAt === null])).toEqual([
      ['v1', false],
      ['v2', true],
    ])
    const again = recordConsent(actor, recordConsentInput.parse(given))
    expect(await refusalOf(again)).toBe('volunteers.refusals.consentKnown')
  })

  test('that were published cannot be changed or removed, not even by the owner of the tables', async () => {
    const change = `UPDATE "ConsentTextVersion" SET "bodyRu" = 'другое' WHERE "number" = 1`
    await expect(asOwner(change)).rejects.toThrow('never changes')
    await expect(asOwner('DELETE FROM "ConsentTextVersion" WHERE "number" = 1')).rejects.toThrow(
      'never changes',
    )
  })
})
