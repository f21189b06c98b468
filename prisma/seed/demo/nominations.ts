import type { Actor } from '#lib/accounts/actor.ts'
import { gatherDossier } from '#lib/nominations/queries/dossier.ts'
import { mustGet } from '../random.ts'
import { newId } from '../ids.ts'
import { nominationRow, roundRow } from '../rows.ts'
import { addDays, asDate } from './days.ts'
import type { Region } from './region.ts'
import { spellings } from './spelling.ts'
import texts from '../data/nomination-texts.json' with { type: 'json' }
import type { DemoVolunteer } from './volunteers.ts'

type Cast = {
  volunteers: DemoVolunteer[]
  signUps: { volunteer: DemoVolunteer; mark?: string | null }[]
  centreId: string
}

/** Two rounds: one where candidates can be proposed, one with the jury. The people in them are invented, their facts are the region's. */
export async function loadNominations(region: Region, cast: Cast): Promise<void> {
  const users = await region.tx.user.findMany({
    where: {
      isDemo: true,
      email: { in: ['editor', 'coordinator', 'admin'].map((key) => `${key}@demo.invalid`) },
    },
    select: { id: true, email: true },
  })
  const idOf = (key: string) => users.find(({ email }) => email.startsWith(`${key}@`))?.id ?? ''
  const people = busiest(cast)
  const year = Number(region.today.slice(0, 4))
  const open = await round(region, { ...texts.rounds.open, year, from: -7, to: 21, state: 'open' })
  const judging = await round(region, { ...texts.rounds.judging, year, from: -40, to: -5, state: 'judging' })
  for (const roundId of [open.id, judging.id])
    await region.tx.nominationJuror.createMany({
      data: ['editor', 'coordinator', 'admin'].map((key) => ({ roundId, userId: idOf(key) })),
    })
  const from = { nominatedById: idOf('coordinator'), fromCentreId: cast.centreId }
  for (const [index, person] of people.slice(0, 3).entries())
    await nominate(region, { roundId: judging.id, ...from, person, index })
  if (people[3]) await nominate(region, { roundId: open.id, ...from, person: people[3], index: 0 })
  await judge(region, judging.id, { coordinator: idOf('coordinator'), juror: idOf('admin') })
}

type RoundPlan = {
  titleKk: string
  titleRu: string
  titleEn: string
  year: number
  from: number
  to: number
  state: 'open' | 'judging'
}

async function round(region: Region, { from, to, ...plan }: RoundPlan) {
  const days = { opensOn: asDate(addDays(region.today, from)), closesOn: asDate(addDays(region.today, to)) }
  const kindId = mustGet(region.awardKinds, 'letter_thanks')
  const row = roundRow({ ...plan, ...texts.issuer, ...days, kindId, quorum: 1, isDemo: true, id: newId() })
  await region.tx.nominationRound.create({ data: row })
  await region.tx.nominationCriterion.createMany({
    data: texts.criteria.map((criterion, index) => ({ ...criterion, roundId: row.id, position: index + 1 })),
  })
  return row
}

type Proposal = {
  roundId: string
  nominatedById: string
  fromCentreId: string
  person: DemoVolunteer
  index: number
}

async function nominate(region: Region, { person, index, ...facts }: Proposal): Promise<void> {
  const { kk, ru, en } = spellings(person.person)
  const dossier = await gatherDossier(nobody, region.tx, { type: 'volunteer', id: person.id })
  const names = { nomineeKk: `${kk} (демо)`, nomineeRu: `${ru} (демо)`, nomineeEn: `${en} (demo)` }
  const justification = texts.justifications[index] ?? ''
  await region.tx.nomination.create({
    data: nominationRow({
      ...{ ...facts, ...names, dossier, justification, volunteerId: person.id, frozenAt: region.now },
    }),
  })
}

/** The facts are the registers' own; nobody's rights are asked when the region is made. */
const nobody: Actor = {
  ...{ userId: '', sessionId: '', name: '', email: '', locale: 'kk', volunteerId: null },
  ...{ isAdministrator: false, isEditor: false, centreIds: [], organisationIds: [] },
}

/** One juror has marked, one is recused as the coordinator of the centre, one still has to. */
async function judge(
  region: Region,
  roundId: string,
  who: { coordinator: string; juror: string },
): Promise<void> {
  const criteria = await region.tx.nominationCriterion.findMany({ where: { roundId }, select: { id: true } })
  const nominations = await region.tx.nomination.findMany({
    where: { roundId },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  for (const [index, { id: nominationId }] of nominations.entries()) {
    await region.tx.nominationOpinion.create({
      data: { nominationId, userId: who.coordinator, recusal: 'detected' },
    })
    const { id: opinionId } = await region.tx.nominationOpinion.create({
      data: { nominationId, userId: who.juror, comment: texts.comment },
    })
    const points = (criterion: number) => 5 - ((index + criterion) % 3)
    await region.tx.nominationMark.createMany({
      data: criteria.map((criterion, at) => ({ opinionId, criterionId: criterion.id, points: points(at) })),
    })
  }
}

function busiest({ volunteers, signUps, centreId }: Cast): DemoVolunteer[] {
  const counts = new Map<string, number>()
  for (const { volunteer, mark } of signUps)
    if (mark === 'present') counts.set(volunteer.id, (counts.get(volunteer.id) ?? 0) + 1)
  return volunteers
    .filter((each) => each.centreId === centreId && each.person.age >= 20 && each.person.surname)
    .filter(({ person }) => person.status === 'confirmed' && !person.isEdge)
    .toSorted((one, other) => (counts.get(other.id) ?? 0) - (counts.get(one.id) ?? 0))
    .slice(1, 5)
}
