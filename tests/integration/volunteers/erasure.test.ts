import { beforeAll, describe, expect, test } from 'vitest'
import { findActorOfSession } from '#lib/accounts/actor.ts'
import { findCertificateByCode } from '#lib/certificates/public.ts'
import { erase, eraseVolunteer, eraseWithin } from '#lib/erasure/commands/erase-volunteer.ts'
import { forgetters } from '#lib/erasure/commands/forgetters.ts'
import { forgetPersonInAccounts } from '#lib/accounts/commands/forget-person.ts'
import { forgetPersonInConsultations } from '#lib/consultations/commands/forget-person.ts'
import { forgetPersonInApplications } from '#lib/applications/commands/forget-person.ts'
import { forgetPersonInAwards } from '#lib/awards/commands/forget-person.ts'
import { forgetPersonInCertificates } from '#lib/certificates/commands/forget-person.ts'
import { forgetPersonInComments } from '#lib/comments/commands/forget-person.ts'
import { forgetPersonInCounting } from '#lib/counting/commands/forget-person.ts'
import { forgetPersonInDuplicates } from '#lib/duplicates/commands/forget-person.ts'
import { forgetPersonInExports } from '#lib/exports/commands/forget-person.ts'
import { forgetPersonInFiles } from '#lib/files/commands/forget-person.ts'
import { forgetPersonInFollows } from '#lib/follows/commands/forget-person.ts'
import { forgetPersonInHours } from '#lib/hours/commands/forget-person.ts'
import { forgetPersonInImports } from '#lib/imports/commands/forget-person.ts'
import { forgetPersonInLibrary } from '#lib/library/commands/forget-person.ts'
import { forgetPersonInMail } from '#lib/mail/commands/forget-person.ts'
import { forgetPersonInMailings } from '#lib/mailings/commands/forget-person.ts'
import { forgetPersonInMemberships } from '#lib/memberships/commands/forget-person.ts'
import { forgetPersonInNominations } from '#lib/nominations/commands/forget-person.ts'
import { forgetPersonInNews } from '#lib/news/commands/forget-person.ts'
import { forgetPersonInOrganisations } from '#lib/organisations/commands/forget-person.ts'
import { forgetPersonInParticipation } from '#lib/participation/commands/forget-person.ts'
import { forgetPersonInRegistry } from '#lib/registry/commands/forget-person.ts'
import { reviseEditions } from '#lib/open-data/commands/revise-editions.ts'
import { forgetPersonInVolunteers } from '#lib/volunteers/commands/forget-person.ts'
import { db } from '#tests/support/database.ts'
import { drift } from '../participation/people.ts'
import { aCanary, totals, workerUntil } from './canary.ts'
import { filesWithCanary, holdsCanary, tablesWithCanary } from './canary-search.ts'
import { aMailing } from './canary-traces.ts'
import { actionsOn, refusalOf } from './people.ts'

// One person whose every field is unmistakable goes through everything the portal does, and is erased.

let canary: Awaited<ReturnType<typeof aCanary>>
let logged = ''

beforeAll(async () => {
  canary = await aCanary()
  logged = await workerUntil(async () => {
    const letters = await db.outboxMessage.count({ where: { state: 'pending' } })
    const jobs = await db.job.count({ where: { state: { not: 'done' } } })
    return letters + jobs === 0 && (await db.openDataEdition.count()) > 0
  })
  // One more that nobody has written yet.
  await aMailing({ ...canary, centreId: canary.centre.id }, canary.selectionId)
}, 90_000)

const kept = [
  { forget: forgetPersonInMailings, table: 'MailingRecipient' },
  { forget: forgetPersonInApplications, table: 'Application' },
  { forget: forgetPersonInConsultations, table: 'ConsultationRequest' },
  { forget: forgetPersonInFollows, table: 'Follower' },
  { forget: forgetPersonInImports, table: 'ImportRow' },
  { forget: forgetPersonInExports, table: 'ExportedPerson' },
  { forget: forgetPersonInDuplicates, table: 'Merge' },
  { forget: forgetPersonInMemberships, table: 'TransferRequest' },
  { forget: forgetPersonInOrganisations, table: 'MemberInvitation' },
  { forget: forgetPersonInMail, table: 'OutboxMessage' },
  { forget: forgetPersonInRegistry, table: 'PeopleSelection' },
  { forget: forgetPersonInParticipation, table: 'SignUpGroup' },
  { forget: forgetPersonInCertificates, table: 'Certificate' },
  { forget: forgetPersonInAwards, table: 'Award' },
  { forget: forgetPersonInLibrary, table: 'LibraryDownload' },
  { forget: forgetPersonInComments, table: 'Comment' },
  { forget: forgetPersonInCounting, table: 'Reaction' },
  { forget: forgetPersonInFiles, table: 'FilePerson' },
  { forget: forgetPersonInNews, table: 'NewsDraft' },
  { forget: forgetPersonInAccounts, table: 'User' },
  { forget: forgetPersonInVolunteers, table: 'Volunteer' },
  { forget: forgetPersonInHours, table: 'HourEntry' },
  { forget: forgetPersonInNominations, table: 'Nomination' },
]

class RolledBack extends Error {}

/** What is found in the database after an erasure with these steps, which then never happened. */
async function foundAfter(steps: typeof forgetters): Promise<string[]> {
  let found: string[] = []
  const held = new Set(canary.cardIds)
  const whole = db.$transaction(
    async (tx) => {
      await eraseWithin(null, tx, { volunteerId: canary.id, isDue: false, steps, held })
      found = await tablesWithCanary(tx, canary.cardIds)
      throw new RolledBack()
    },
    { timeout: 20_000 },
  )
  await expect(whole).rejects.toThrow(RolledBack)
  return found
}

describe('before the erasure', () => {
  test('the person is in many tables, letters and papers, and in no line of the log', async () => {
    const found = await tablesWithCanary(db, canary.cardIds)
    for (const table of ['Award', 'Certificate', 'Guardian', 'HourClaim', 'HourEntry', 'OutboxMessage']) {
      expect(found).toContain(table)
    }
    const others = ['AccountToken', 'ConsentRequest', 'InformalTitle', 'Participation', 'ParticipationChange']
    for (const table of [...others, 'PeopleSelection', 'Session', 'SignUpGroup', 'User', 'Volunteer']) {
      expect(found).toContain(table)
    }
    expect(found).not.toContain('AuditEntry')
    expect(found).not.toContain('RateLimit')
    expect(found).toContain('StoredFile')
    const desk = [
      'Application',
      'ConsultationRequest',
      'DuplicatePair',
      'ExportedPerson',
      'ImportRow',
      'MailingRecipient',
    ]
    for (const table of [
      ...desk,
      'MemberInvitation',
      'Merge',
      'SavedView',
      'TransferRequest',
      'VolunteerTag',
    ])
      expect(found).toContain(table)
    const files = await filesWithCanary()
    expect(files.filter((name) => name.endsWith('.eml')).length).toBeGreaterThan(4)
    expect(files.filter((name) => name.endsWith('.pdf'))).toHaveLength(1)
    const sheets = files.filter((name) => name.endsWith('.csv'))
    expect(sheets).toHaveLength(2)
    expect(
      sheets.filter((name) => name.endsWith('awards.csv')),
      'open data',
    ).toHaveLength(1)
    expect(holdsCanary(logged)).toBe(false)
  })

  test.each(kept)('the $table would stay without $forget.name', async ({ forget, table }) => {
    // The database lets no word of the ledger go while the card has a name.
    const isCard = forget === forgetPersonInVolunteers
    const steps = forgetters.filter((one) => one !== forget && !(isCard && one === forgetPersonInHours))
    expect(await foundAfter(steps)).toContain(table)
  })

  test('each of the list is tried', () => {
    expect(kept.map(({ forget }) => forget).sort()).toEqual([...forgetters].sort())
  })

  test('a stranger, another centre and the person’s own account cannot carry it out', async () => {
    const { id, holder } = canary
    const cardNumber = String((await db.volunteer.findUniqueOrThrow({ where: { id } })).cardNumber)
    const input = { volunteerId: id, cardNumber, hasRequest: true as const }
    expect(await refusalOf(eraseVolunteer(holder, input))).toBe('volunteers.refusals.unknown')
    const typo = eraseVolunteer(canary.coordinator, { ...input, cardNumber: '0' })
    expect(await refusalOf(typo)).toEqual({ cardNumber: 'erasure.problems.cardNumber' })
  })
})

describe('after the erasure', () => {
  test('nothing of the person is found anywhere, and every total stands', { timeout: 30_000 }, async () => {
    const before = await totals()
    const { code } = await db.certificate.findFirstOrThrow({ where: { volunteerId: canary.id } })
    const session = await db.session.findFirstOrThrow({ where: { userId: canary.holder.userId } })
    const attempts = await Promise.allSettled([erase(canary.coordinator, canary.id), erase(null, canary.id)])
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)

    expect(await tablesWithCanary(db, canary.cardIds)).toEqual([])
    // A round of the worker, every twenty seconds.
    await reviseEditions(null)
    expect(await filesWithCanary()).toEqual([])
    const after = await totals()
    // Drafts were no awards yet; two steps of the coming place are new in the history.
    expect({ ...after, history: 0 }).toEqual({ ...before, history: 0 })
    expect(after.history).toBeGreaterThanOrEqual(before.history)
    expect(await drift()).toEqual([])

    expect(await actionsOn(canary.id)).toContain('volunteer.erased')
    expect(await findActorOfSession(session.id)).toBeNull()
    expect(await findCertificateByCode(code, 'kk')).toMatchObject({ isErased: true, name: null })
    const cards = await db.volunteer.findMany({ where: { id: { in: canary.cardIds } } })
    expect(cards.map(({ status }) => status)).toEqual(['anonymised', 'anonymised'])
    const card = await db.volunteer.findUniqueOrThrow({ where: { id: canary.id } })
    expect(card).toMatchObject({ status: 'anonymised', birthDate: new Date('1987-01-01'), sex: 'female' })
  })
})
