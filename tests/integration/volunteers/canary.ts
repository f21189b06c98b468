import { spawn } from 'node:child_process'
import { requestClaim } from '#lib/accounts/commands/claim-account.ts'
import { requestPasswordReset } from '#lib/accounts/commands/passwords.ts'
import { startIssuing } from '#lib/certificates/commands/start-issuing.ts'
import { blockPerson } from '#lib/comments/commands/block-person.ts'
import { reportComment } from '#lib/comments/commands/report-comment.ts'
import { setReaction } from '#lib/counting/commands/set-reaction.ts'
import { makeExtract } from '#lib/certificates/commands/make-extract.ts'
import { correctHours } from '#lib/hours/commands/correct-hours.ts'
import { returnClaim } from '#lib/hours/commands/decide-claims.ts'
import { makeClaim } from '#lib/hours/commands/make-claim.ts'
import { attachGuest } from '#lib/participation/commands/attach-guest.ts'
import { takeOffShift } from '#lib/participation/commands/take-off-shift.ts'
import { dayMs, dayOf } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { selectPeople } from '#lib/registry/commands/select-people.ts'
import { volunteerFilters } from '#lib/volunteers/schema.ts'
import { suspendVolunteer } from '#lib/volunteers/commands/change-status.ts'
import { registerVolunteer } from '#lib/volunteers/commands/register-volunteer.ts'
import { requestConsent } from '#lib/volunteers/commands/request-consent.ts'
import * as build from '#prisma/seed/builders.ts'
import { db, transaction } from '#tests/support/database.ts'
import { actorOf, anEditor } from '#tests/support/people.ts'
import { addHours, pastScene } from '../certificates/people.ts'
import { write } from '../comments/people.ts'
import { aPublished } from '../news/desk.ts'
import { joinAsGroup, signUp } from '../participation/sign-up.ts'
import { iin, person, phone } from './canary-search.ts'
import { deskTraces } from './canary-traces.ts'
import { anApplicant } from './people.ts'

const guardian = {
  ...{ name: 'Анаканар Канареева', relation: 'mother' as const, phone: '+77010009911' },
  email: 'canary-mother@example.test',
}

/** Somebody with something of theirs in every corner, put there by the commands people use. */
export async function aCanary() {
  const scene = await pastScene()
  const { coordinator, centre } = scene
  const given = { ...person, sex: 'female', iin, phone, email: 'canary@example.test', notes: 'канар жазбасы' }
  const { id } = await registerVolunteer(coordinator, anApplicant(centre.id, given))
  const work = await build.createParticipation(db, {
    ...{ shiftId: scene.shift.id, volunteerId: id, overrideReason: 'канар үшін' },
  })
  await db.attendance.create({ data: { participationId: work.id, mark: 'present' } })
  const workedOn = scene.shift.startsAt
  await addHours({ participationId: work.id, volunteerId: id, minutes: 180, workedOn })
  await addHours({ volunteerId: id, minutes: 45, workedOn, source: 'confirmation' })
  const holder = await anAccount(id)
  await claimsAndCorrections(scene, id, holder)
  await signUps(scene, id)
  await publicTraces(scene, id)
  await requestClaim(null, { volunteerId: id, email: 'canary-claim@example.test', locale: 'kk' })
  const asking = { volunteerId: id, participationId: null, guardian, locale: 'kk' as const }
  await transaction((tx) => requestConsent(coordinator, tx, asking))
  const filters = volunteerFilters.parse({ q: 'Канареева' })
  await selectPeople(coordinator, { volunteerIds: [], filters })
  await suspendVolunteer(coordinator, { id, reason: 'Канар жоқ' })
  await makeExtract(holder, { period: 'all', from: undefined, to: undefined, shown: ['name'] })
  await startIssuing(coordinator, { eventId: scene.event.id })
  await talkTraces(holder)
  const traces = await deskTraces({ coordinator, centreId: centre.id, id })
  return { id, holder, ...traces, ...scene }
}

/** What the person said, reported and felt about the news. */
async function talkTraces(holder: Holder) {
  const editor = await anEditor()
  const newsId = await aPublished(editor)
  const theirs = await write(holder, newsId, { body: 'Канар пікірі' })
  const other = await write(editor, newsId)
  await db.comment.updateMany({ where: { id: { in: [theirs, other] } }, data: { state: 'shown' } })
  await reportComment(holder, { commentId: other, reason: 'other', words: 'Канар шағымы' })
  await setReaction(holder, { newsId, kind: 'heart' })
  await blockPerson(editor, { userId: holder.userId, days: 3, reason: 'Канар тыйымы' })
}

type Scene = Awaited<ReturnType<typeof pastScene>>
type Holder = Awaited<ReturnType<typeof actorOf>>

async function anAccount(volunteerId: string): Promise<Holder> {
  const email = 'canary-account@example.test'
  const user = await build.createUser(db, { email, name: 'Қанарқыз Канареева' })
  await build.grantRole(db, { userId: user.id, role: 'volunteer' })
  const expiresAt = new Date(Date.now() + dayMs)
  await db.session.create({ data: { userId: user.id, expiresAt, device: 'Canary 1.0' } })
  await db.volunteer.update({ where: { id: volunteerId }, data: { userId: user.id } })
  // Typed at the publishing desk in a time when the person still worked there.
  const news = await build.createNews(db)
  await db.newsDraft.create({
    data: { newsId: news.id, userId: user.id, version: 1, words: { authorName: 'Қанарқыз Канареева' } },
  })
  const paper = await db.libraryItem.create({
    data: { slug: `paper-${user.id}`, kind: 'guide', titleKk: 'Нұсқаулық', titleRu: 'Памятка' },
  })
  await db.libraryDownload.create({ data: { userId: user.id, itemId: paper.id, number: 1 } })
  await requestPasswordReset(null, { email, locale: 'kk', address: 'direct' })
  return actorOf(user.id)
}

async function claimsAndCorrections({ coordinator, centre, shift }: Scene, id: string, holder: Holder) {
  const { id: directionId } = await db.direction.findFirstOrThrow()
  const workedOn = dayOf(new Date(Date.now() - 3 * dayMs))
  const words = { work: 'Канар жұмысы', evidence: 'Канар куә' }
  const about = {
    participationId: null,
    workedOn,
    centreId: centre.id,
    directionId,
    hours: null,
    minutes: 60,
  }
  const claim = await makeClaim(holder, { id: newId(), ...about, ...words })
  await returnClaim(coordinator, { claimId: claim.id, version: 1, reason: 'Канар дәлелі жоқ' })
  const shiftId = shift.id
  const where = { volunteerId: id, participation: { shiftId } }
  const first = await db.hourEntry.findFirstOrThrow({ where })
  await correctHours(coordinator, { entryId: first.id, minutes: 200, reason: 'Канар ұзақ істеді' })
}

async function signUps({ coordinator, centre }: Scene, id: string) {
  const event = await build.createEvent(db, { centreId: centre.id })
  const shift = await build.createShift(db, { eventId: event.id })
  const guest = await signUp(shift.id, { ...person, phone, email: 'canary-guest@example.test' })
  const { volunteerId: guestId } = await db.participation.findUniqueOrThrow({
    where: { id: guest.participationId },
  })
  await attachGuest(coordinator, { guestId, volunteerId: id })
  const other = await build.createShift(db, { eventId: event.id })
  const removed = await build.createParticipation(db, { shiftId: other.id, volunteerId: id })
  await takeOffShift(coordinator, { participationId: removed.id, reason: 'Канар келмейді' })
  await joinAsGroup(shift.id, 3, {
    ...{ leaderName: 'Канареева Қанарқыз', email: 'canary@example.test', phone, leaderComes: false },
  })
}

async function publicTraces({ event }: Scene, volunteerId: string) {
  const name = 'Канареева Қанарқыз'
  const recipient = { recipientKk: name, recipientRu: name, recipientEn: 'Canary' }
  const reasons = { reasonKk: 'Канар үшін', reasonRu: 'За Канар' }
  const facts = { ...recipient, ...reasons, volunteerId, eventId: event.id }
  await build.createAward(db, { ...facts, state: 'issued', number: 9001, issuedOn: new Date() })
  await build.createAward(db, facts)
  const label = { labelKk: 'Канар', labelRu: 'Канар', labelEn: 'Canary' }
  await db.informalTitle.create({ data: { ...label, volunteerId } })
}

/** The real worker until the letters are sent and the papers are made; gives back what it logged. */
export async function workerUntil(isDone: () => Promise<boolean>): Promise<string> {
  const worker = spawn(process.execPath, ['--conditions=react-server', 'scripts/worker.ts'], {
    env: { ...process.env, NODE_ENV: 'production', SMTP_URL: '', LOG_LEVEL: 'trace' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let logged = ''
  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (part: Buffer) => (logged += part.toString('utf8')))
  const gone = new Promise((resolve) => worker.once('exit', resolve))
  const end = Date.now() + 60_000
  while (!(await isDone()) && Date.now() < end && worker.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 50))
  worker.kill('SIGTERM')
  await gone
  return logged
}

/** The figures that must stand: hours, counts, the region's number. */
export async function totals() {
  const { _sum } = await db.hourEntry.aggregate({ _sum: { minutes: true } })
  return {
    minutes: _sum.minutes,
    entries: await db.hourEntry.count(),
    people: await db.volunteer.count(),
    region: await db.membership.count({ where: { isPrimary: true, endedOn: null } }),
    worked: await db.participation.count({ where: { shift: { startsAt: { lte: new Date() } } } }),
    events: await db.event.count(),
    awards: await db.award.count({ where: { state: 'issued' } }),
    papers: await db.certificate.count(),
    claims: await db.hourClaim.count(),
    history: await db.auditEntry.count({ where: { action: { not: 'volunteer.erased' } } }),
  }
}
