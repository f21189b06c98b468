import type { DemoCentre } from './centres.ts'
import { answerDays, searchKeyOf } from '#lib/consultations/rules.ts'
import { addWorkingDays, type Schedule } from '#lib/office/rules.ts'
import { dayMs, dayOf, hourMs } from '#lib/platform/clock.ts'
import type { ConsultationMessageKind, ConsultationState } from '#prisma/generated/client.ts'
import consultations from '../data/consultations.json' with { type: 'json' }
import people from '../data/office-people.json' with { type: 'json' }
import { newId } from '../ids.ts'
import { asDate } from './days.ts'
import type { Region } from './region.ts'

type Given = {
  state: string
  topic: string
  locale: string
  daysAgo: number
  toCentre?: boolean
  isHelpful?: boolean
  question: string
  words: { kind: string; body: string }[]
}

const week = [1, 2, 3, 4, 5].map((weekday) => ({
  ...{ weekday, opensAt: '09:00', closesAt: '18:30', breakFrom: '13:00', breakTo: '14:30' },
  isDemo: true,
}))

/** Invented hours and people of the office, and questions in every state; nobody real asked or answered them. */
export async function loadOffice(region: Region, centre: DemoCentre): Promise<void> {
  const { tx } = region
  await tx.officeDay.createMany({ data: week, skipDuplicates: true })
  const shown = people.map((person, index) => ({
    ...{ ...person, position: (index + 1) * 10, state: 'published' as const, isDemo: true },
  }))
  await tx.officePerson.createMany({ data: shown })
  const topics = new Map((await tx.consultationTopic.findMany()).map(({ code, id }) => [code, id]))
  const exceptions = await tx.officeException.findMany()
  const schedule = {
    week,
    exceptions: exceptions.map((row) => ({ ...row, day: row.day.toISOString().slice(0, 10) })),
  }
  for (const given of consultations as Given[]) {
    const topicId = topics.get(given.topic)
    if (topicId) await loadOne(region, given, { topicId, centreId: centre.id, schedule })
  }
}

type Place = { topicId: string; centreId: string; schedule: Schedule }

async function loadOne({ tx, now }: Region, given: Given, { topicId, centreId, schedule }: Place) {
  const { daysAgo, toCentre, words, isHelpful = null, locale, question } = given
  const state = given.state as ConsultationState
  const createdAt = new Date(now.getTime() - daysAgo * dayMs)
  const spokenAt = new Date(createdAt.getTime() + 5 * hourMs)
  const year = Number(dayOf(createdAt).slice(0, 4))
  const { last: number } = await tx.consultationNumber.upsert({
    where: { year },
    create: { year, last: 1 },
    update: { last: { increment: 1 } },
  })
  const id = newId()
  const isOpen = state === 'new' || state === 'assigned'
  await tx.consultationRequest.create({
    data: {
      ...{ id, year, number, state, topicId, locale, question, isHelpful, createdAt, isDemo: true },
      ...{ consentVersion: 'v1', consentHash: '', consentAt: createdAt },
      centreId: toCentre ? centreId : null,
      dueOn: isOpen ? asDate(addWorkingDays(schedule, createdAt, answerDays)) : null,
      firstAnswerAt: words.some(({ kind }) => kind === 'answer') ? spokenAt : null,
      lastWordAt: words.length > 0 ? spokenAt : createdAt,
      closedAt: state === 'closed' ? new Date(createdAt.getTime() + 9 * dayMs) : null,
      searchKey: searchKeyOf({ year, number, question }),
    },
  })
  const messages = words.map(({ kind, body }, index) => ({
    ...{ requestId: id, kind: kind as ConsultationMessageKind, body },
    createdAt: new Date(spokenAt.getTime() + index * hourMs),
  }))
  await tx.consultationMessage.createMany({ data: messages })
}
