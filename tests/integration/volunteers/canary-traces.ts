import type { Actor } from '#lib/accounts/actor.ts'
import { sendApplication } from '#lib/applications/commands/send-application.ts'
import { readContactConsent } from '#lib/applications/queries.ts'
import { sendApplicationInput } from '#lib/applications/schema.ts'
import { askQuestion } from '#lib/consultations/commands/ask.ts'
import { readAskingConsent } from '#lib/consultations/queries/own.ts'
import { askInput } from '#lib/consultations/schema.ts'
import { askToFollow } from '#lib/follows/commands/ask-to-follow.ts'
import { startExport } from '#lib/exports/commands/start-export.ts'
import { startExportInput } from '#lib/exports/schema.ts'
import { confirmImport } from '#lib/imports/commands/confirm-import.ts'
import { uploadSheet } from '#lib/imports/commands/upload-sheet.ts'
import { offerTransfer } from '#lib/memberships/commands/request-transfer.ts'
import { inviteMember } from '#lib/organisations/commands/invite-member.ts'
import { newId } from '#lib/platform/new-id.ts'
import { selectPeople } from '#lib/registry/commands/select-people.ts'
import * as build from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aRepresentative } from '#tests/support/people.ts'
import { aStoredPicture } from '#tests/support/stored-picture.ts'
import { checkedBatch, csvFile, rowsOf, runWaitingJobs } from '#tests/support/sheets.ts'
import { merge, pairOf } from '../duplicates/people.ts'
import { confirmMailing } from '#lib/mailings/commands/confirm-mailing.ts'
import { draft } from '../mailings/scene.ts'
import { aRound } from '../nominations/people.ts'
import { born, iin, person, phone } from './canary-search.ts'

type Desk = { coordinator: Actor; centreId: string; id: string }

/** What the coordinator's registry keeps of the person: a second card, sheets, files, messages, questions of others. */
export async function deskTraces(desk: Desk) {
  const { coordinator, centreId, id } = desk
  const { cardNumber } = await db.volunteer.findUniqueOrThrow({ where: { id } })
  const second = await aSecondCard(desk, cardNumber)
  await sheets(desk)
  await db.savedView.create({ data: { userId: coordinator.userId, name: 'көрініс', query: `q=${phone}` } })
  const tag = await db.tag.create({ data: { centreId, name: 'жүргізуші' } })
  await db.volunteerTag.create({ data: { volunteerId: id, tagId: tag.id } })
  const { id: selectionId } = await selectPeople(coordinator, { volunteerIds: [id], filters: undefined })
  const columns = ['surname', 'givenName', 'phone']
  const form = { id: newId(), kind: 'people', format: 'csv', reason: 'қоңырау', columns, selectionId }
  await startExport(coordinator, startExportInput.parse(form), 'kk')
  await aMailing(desk, selectionId)
  const toCentreId = (await build.createCentre(db)).id
  await offerTransfer(coordinator, { volunteerId: id, toCentreId, note: 'Канар көшіп барады' })
  const { organisation, actor } = await aRepresentative()
  await inviteMember(actor, { organisationId: organisation.id, cardNumber, birthDate: born })
  await anApplication()
  await aNomination(desk)
  await aPicture(id)
  await aQuestion()
  await aFollower()
  return { cardIds: [id, second], selectionId }
}

/** Proposed with words about the person, and judged with some. */
async function aNomination({ coordinator, id }: Desk) {
  const { round, juror } = await aRound()
  const words = `${person.surname} ${person.givenName}`
  const nomination = await build.createNomination(db, {
    ...{ roundId: round.id, volunteerId: id, nominatedById: coordinator.userId, nomineeKk: words },
    ...{ justification: `${words} канар еңбегі`, dossier: { kind: 'volunteer', note: words } },
    ...{ state: 'awarded', decidedAt: new Date(), sentenceKk: words, sentenceRu: words },
  })
  await db.nominationOpinion.create({
    data: { nominationId: nomination.id, userId: juror.userId, comment: `канар: ${words}`, reason: words },
  })
}

/** Shown with a guardian's consent of old, described by name. */
async function aPicture(volunteerId: string) {
  const picture = await aStoredPicture({ people: 'recognisable', altKk: `${person.givenName} ағаш егіп жүр` })
  const given = { state: 'given', method: 'paper', givenOn: new Date('2026-01-05') } as const
  await db.filePerson.create({
    data: { fileId: picture.id, volunteerId, guardianName: 'Канар Анасы', ...given },
  })
}

/** Written and confirmed; the worker fills it for the person. */
export async function aMailing({ coordinator, centreId }: Desk, selectionId: string) {
  const mailingId = await draft(coordinator, centreId, { audience: 'selection', selectionId })
  await confirmMailing(coordinator, { mailingId, version: 1, urgentReason: 'шұғыл' })
}

/** A card of another name that turned out to be the same person, and one that only looks alike. */
async function aSecondCard({ coordinator, centreId, id }: Desk, cardNumber: number): Promise<string> {
  const second = await build.createVolunteer(db, {
    ...{ centreId, surname: 'Канарская', givenName: 'Канара', searchKey: 'канарская канара', phone },
    ...{ email: 'canary-second@example.test', notes: 'канар екінші карта', birthDate: new Date(born) },
  })
  await db.guardian.create({
    data: { volunteerId: second.id, name: 'Канар Анасы', relation: 'mother', phone },
  })
  await merge(coordinator, await pairOf(coordinator, { cardNumber }, second), id)
  const other = await build.createVolunteer(db, { centreId })
  await pairOf(coordinator, { cardNumber }, other)
  return second.id
}

const heads = ['Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'Телефон', 'ИИН', 'Заметка']
const sheetRow = [person.surname, person.givenName, person.patronymic, '14.03.1987', phone]

/** One sheet that changed the card, one with a row in the way of which something stands, one nobody has looked through yet. */
async function sheets({ coordinator, centreId }: Desk) {
  const id = await checkedBatch(coordinator, centreId, csvFile([heads, [...sheetRow, iin, 'канар тізімнен']]))
  await confirmImport(coordinator, { id })
  await runWaitingJobs()
  const [row] = await rowsOf(id)
  if (row?.outcome !== 'updated') throw new Error('the sheet did not change the card')
  const wrong = [...sheetRow.slice(0, 3), '14.03.1897', phone, '111', '']
  const second = await checkedBatch(coordinator, centreId, csvFile([heads, wrong]))
  if ((await rowsOf(second))[0]?.verdict !== 'problem') throw new Error('the row has no problem')
  const file = csvFile([heads, [...sheetRow, '', ''], ['Басқа', 'Біреу', '', '', '', '', '']])
  await uploadSheet(coordinator, { id: newId(), centreId, file })
  await runWaitingJobs()
}

/** To the front office, with the person's own mailbox. */
async function aQuestion() {
  const { version } = await readAskingConsent(null, 'ru')
  const topic = await db.consultationTopic.findFirstOrThrow()
  const form = {
    ...{
      id: newId(),
      topicId: topic.id,
      locale: 'ru',
      question: 'Я Канареева, где мои часы?',
      consent: 'on',
    },
    ...{ askerName: 'Қанарқыз Канареева', askerEmail: 'canary@example.test', askerPhone: phone },
    ...{ consentVersion: version, consentLocale: 'ru' },
  }
  await askQuestion(null, askInput.parse(form), 'direct')
}

/** News of the region into the person's own mailbox, not confirmed yet. */
async function aFollower() {
  const none = { centre: [], unit: [], direction: [], organisation: [] }
  const topics = [{ kind: 'region' as const, id: null }]
  const form = { ...none, region: topics, topics, email: 'canary@example.test', locale: 'ru' as const }
  const consent = { consentVersion: 'v1', consentLocale: 'ru' as const }
  await askToFollow(null, { ...form, ...consent, isAtOnce: false }, 'direct')
}

/** In the name of a group, with the person's own mailbox. */
async function anApplication() {
  const { version } = await readContactConsent(null, 'ru')
  const unit = await db.unit.findFirstOrThrow()
  const names = { nameKk: '«Ақ көңіл» тобы', nameRu: 'Группа «Ак конил»' }
  const form = {
    ...{ id: newId(), locale: 'ru', contactEmail: 'canary@example.test', consent: 'on' },
    ...{ consentVersion: version, kind: 'initiativeGroup', unitId: unit.id, ...names },
    ...{ about: 'Канареева и соседи', contactName: 'Қанарқыз Канареева', contactPhone: phone },
  }
  await sendApplication(null, sendApplicationInput.parse(form), 'direct')
}
