import { rm } from 'node:fs/promises'
import type { Db, Tx } from '#lib/platform/db.ts'
import { removeFiles } from '#lib/platform/file-store.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { accountsFile } from './demo/accounts.ts'
import { demoSetting } from './load.ts'

export type Removal = {
  /** Rows that went, by table; tables that lost none are left out. */
  removed: Record<string, number>
  /** Demo centres that stay because real events are held there. */
  keptCentres: string[]
}

/**
 * Takes the demonstration rows out and nothing else, whole or not at all; a second call finds nothing. Work done in earnest
 * stays: a real volunteer stays and loses only the sign-ups and hours of demo events, a real event keeps its demo centre. An
 * award given to a demo person goes with that person. Needs the owner's connection: the application may not touch history.
 */
export async function removeDemoRegion(db: Db): Promise<Removal> {
  const { removal, storageKeys } = await db.$transaction(removeAll, { maxWait: 10_000, timeout: 180_000 })
  for (const key of storageKeys) await removeFiles(key)
  if (removal.keptCentres.length === 0) await rm(accountsFile, { force: true })
  return removal
}

const isDemo = { isDemo: true } as const
const ofDemoVolunteer: Prisma.ParticipationWhereInput = { volunteer: isDemo }
const atDemoEvent: Prisma.ParticipationWhereInput = { shift: { event: isDemo } }

async function removeAll(tx: Tx): Promise<{ removal: Removal; storageKeys: string[] }> {
  const removed: Record<string, number> = {}
  const count = (table: string, { count: rows }: { count: number }) => {
    if (rows > 0) removed[table] = (removed[table] ?? 0) + rows
  }
  await removeParticipation(tx, count)
  await removeRecords(tx, count)
  count('Event', await tx.event.deleteMany({ where: isDemo }))
  count('EventSeries', await tx.eventSeries.deleteMany({ where: isDemo }))
  const keptCentres = await removeBodies(tx, count)
  const files = await tx.storedFile.findMany({ where: isDemo, select: { storageKey: true } })
  count('StoredFile', await tx.storedFile.deleteMany({ where: isDemo }))
  count('AuditEntry', await tx.auditEntry.deleteMany({ where: isDemo }))
  count(
    'OutboxMessage',
    await tx.outboxMessage.deleteMany({ where: { recipient: { endsWith: '@demo.invalid' } } }),
  )
  count('User', await tx.user.deleteMany({ where: isDemo }))
  count('StatisticSnapshot', await tx.statisticSnapshot.deleteMany({ where: isDemo }))
  // The figures counted these rows; the worker counts anew as soon as there are none.
  if (Object.keys(removed).length > 0) await tx.statisticsEdition.deleteMany()
  if (keptCentres.length === 0) count('Setting', await tx.setting.deleteMany({ where: { key: demoSetting } }))
  const editions = await tx.openDataPart.findMany({ select: { storageKey: true } })
  // They hold demo rows. The worker makes a new one at once.
  if (Object.keys(removed).length > 0) await tx.openDataEdition.deleteMany({})
  const kept = Object.keys(removed).length > 0 ? [...files, ...editions] : files
  return { removal: { removed, keptCentres }, storageKeys: kept.map(({ storageKey }) => storageKey) }
}

type Count = (table: string, result: { count: number }) => void

/** Hours and sign-ups first: they hold on to shifts and people. Counters of real shifts are made true again. */
async function removeParticipation(tx: Tx, count: Count): Promise<void> {
  const where = { OR: [ofDemoVolunteer, atDemoEvent] }
  const real = { ...ofDemoVolunteer, shift: { event: { isDemo: false } } }
  const touched = await tx.participation.findMany({
    where: real,
    select: { shiftId: true },
    distinct: ['shiftId'],
  })
  const guests = await tx.volunteer.findMany({
    where: { isGuest: true, isDemo: false, userId: null, participations: { some: where } },
    select: { id: true },
  })
  const hours = { OR: [isDemo, { volunteer: isDemo }, { participation: where }] }
  count('HourEntry', await tx.hourEntry.deleteMany({ where: hours }))
  count('HourClaim', await tx.hourClaim.deleteMany({ where: { OR: [isDemo, { volunteer: isDemo }] } }))
  count('Participation', await tx.participation.deleteMany({ where }))
  // A guest's card was made for a demo event and has no other purpose.
  const idle = { participations: { none: {} }, memberships: { none: {} }, hours: { none: {} } }
  const ofGuests = { id: { in: guests.map(({ id }) => id) }, ...idle }
  count('Guest', await tx.volunteer.deleteMany({ where: ofGuests }))
  for (const { shiftId } of touched) {
    const taken = await tx.participation.count({
      where: { shiftId, status: { in: ['confirmed', 'offered'] } },
    })
    const waiting = await tx.participation.count({ where: { shiftId, status: 'waiting' } })
    await tx.shift.update({ where: { id: shiftId }, data: { taken, waiting } })
  }
}

async function removeRecords(tx: Tx, count: Count): Promise<void> {
  const toDemo = [{ volunteer: isDemo }, { person: isDemo }, { organisation: isDemo }]
  count('NominationRound', await tx.nominationRound.deleteMany({ where: isDemo }))
  count('Award', await tx.award.deleteMany({ where: { OR: [isDemo, ...toDemo] } }))
  count('InformalTitle', await tx.informalTitle.deleteMany({ where: { OR: [isDemo, ...toDemo] } }))
  count('Memorandum', await tx.memorandum.deleteMany({ where: isDemo }))
  count('LibraryItem', await tx.libraryItem.deleteMany({ where: isDemo }))
  count('NewsItem', await tx.newsItem.deleteMany({ where: isDemo }))
  // A demo topic that real news carry stays with them.
  count('NewsTag', await tx.newsTag.deleteMany({ where: { ...isDemo, items: { none: {} } } }))
  count('Announcement', await tx.announcement.deleteMany({ where: isDemo }))
  count('CallUp', await tx.callUp.deleteMany({ where: isDemo }))
  count('ConsultationRequest', await tx.consultationRequest.deleteMany({ where: isDemo }))
  count('OfficePerson', await tx.officePerson.deleteMany({ where: isDemo }))
  count('OfficeDay', await tx.officeDay.deleteMany({ where: isDemo }))
  count('Follower', await tx.follower.deleteMany({ where: isDemo }))
  count('Person', await tx.person.deleteMany({ where: isDemo }))
}

/** People, centres and organisations; returns the names of the centres real events hold on to. */
async function removeBodies(tx: Tx, count: Count): Promise<string[]> {
  const kept = await tx.centre.findMany({
    where: { ...isDemo, events: { some: { isDemo: false } } },
    select: { id: true, nameEn: true },
  })
  const goes = { ...isDemo, id: { notIn: kept.map(({ id }) => id) } }
  const memberships = { OR: [{ volunteer: isDemo }, { centre: goes }, { organisation: isDemo }] }
  count('Membership', await tx.membership.deleteMany({ where: memberships }))
  count('Volunteer', await tx.volunteer.deleteMany({ where: isDemo }))
  const bodies = await tx.centre.findMany({ where: goes, select: { id: true } })
  const organisations = await tx.organisation.findMany({ where: isDemo, select: { id: true } })
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
  const invitations = {
    OR: [{ centreId: { in: ids(bodies) } }, { organisationId: { in: ids(organisations) } }],
  }
  count('AccountToken', await tx.accountToken.deleteMany({ where: invitations }))
  count('Centre', await tx.centre.deleteMany({ where: goes }))
  count('Organisation', await tx.organisation.deleteMany({ where: isDemo }))
  return kept.map(({ nameEn }) => nameEn)
}
