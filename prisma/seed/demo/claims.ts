import { dayMs, hourMs } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { newId } from '../ids.ts'
import { mustGet } from '../random.ts'
import { addDays, asDate } from './days.ts'
import type { Row } from './hours.ts'
import type { Region } from './region.ts'
import type { DemoVolunteer } from './volunteers.ts'

type Words = { work: string; evidence: string; direction: string }
const words: Record<'kk' | 'ru', Words[]> = {
  kk: [
    {
      ...{
        work: 'Жалғыз тұратын көршіме отын жарып, суын тасыдым',
        evidence: 'Көршім және ауыл әкімдігінің маманы',
      },
      direction: 'social',
    },
    {
      ...{ work: 'Мектеп ауласындағы көшеттерді суардым', evidence: 'Мектеп бағбаны, фотосурет бар' },
      direction: 'eco',
    },
    {
      ...{ work: 'Кітапханада балаларға кітап оқып бердім', evidence: 'Кітапханашы, келушілер журналы' },
      direction: 'education',
    },
    {
      ...{ work: 'Ауладағы спорт алаңының торын жөндедік', evidence: 'Үй кеңесінің төрағасы' },
      direction: 'sport',
    },
  ],
  ru: [
    {
      ...{ work: 'Помогал соседям-пенсионерам с дровами и водой', evidence: 'Соседи и специалист акимата' },
      direction: 'social',
    },
    {
      ...{ work: 'Убирали берег после выходных, вывезли шесть мешков', evidence: 'Есть фото, был лесник' },
      direction: 'eco',
    },
    {
      ...{
        work: 'Занимался с детьми русским языком в библиотеке',
        evidence: 'Библиотекарь, журнал посещений',
      },
      direction: 'education',
    },
    {
      ...{ work: 'Судил дворовый турнир по футболу', evidence: 'Организатор турнира' },
      direction: 'sport',
    },
  ],
}

type Claim = Prisma.HourClaimCreateManyInput & { id: string; directionId: string }
type Facts = { workedOn: Date; minutes: number; createdAt: Date }

function asClaim(region: Region, volunteer: DemoVolunteer, index: number, facts: Facts): Claim {
  const list = words[volunteer.person.locale]
  const { work, evidence, direction } = list[index % list.length]!
  const directionId = mustGet(region.directions, direction)
  const about = { id: newId(), volunteerId: volunteer.id, centreId: volunteer.centreId ?? '', directionId }
  return { ...about, work, evidence, isDemo: true, ...facts }
}

type Given = { paper: Row[]; volunteers: DemoVolunteer[]; centreIds: string[] }
type Source = { source: 'selfReported'; claimId: string; reason: string; directionId: string | null }

const confirmedPerCentre = 3

/** Turns a few rows of the paper journal into confirmed claims; what changes in each row, by its id. */
export async function loadConfirmedClaims(region: Region, { paper, volunteers, centreIds }: Given) {
  const byId = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]))
  const changed = new Map<string, Source>()
  const claims: Claim[] = []
  for (const centreId of centreIds) {
    const rows = paper.filter(({ volunteerId }) => byId.get(volunteerId)?.centreId === centreId)
    const latest = rows.toSorted((a, b) => day(b).localeCompare(day(a))).slice(0, confirmedPerCentre)
    for (const [index, row] of latest.entries()) {
      const workedOn = asDate(day(row))
      const createdAt = new Date(workedOn.getTime() + dayMs + 6 * hourMs)
      const decided = {
        state: 'confirmed' as const,
        decidedAt: new Date(createdAt.getTime() + hourMs),
        version: 2,
      }
      const facts = { workedOn, minutes: row.minutes, createdAt }
      const claim = { ...asClaim(region, byId.get(row.volunteerId)!, index, facts), ...decided }
      claims.push(claim)
      const { directionId } = claim
      changed.set(row.id, { source: 'selfReported', claimId: claim.id, reason: '', directionId })
    }
  }
  await region.tx.hourClaim.createMany({ data: claims })
  return changed
}

function day({ workedOn }: Row): string {
  return new Date(workedOn).toISOString().slice(0, 10)
}

const pendingPerCentre = 4

/** Claims that wait for the coordinators of the centres, one that came back, and those of the volunteer with an account. */
export async function loadOpenClaims(
  region: Region,
  {
    volunteers,
    centreIds,
    account,
  }: { volunteers: DemoVolunteer[]; centreIds: string[]; account: DemoVolunteer },
): Promise<void> {
  const { today, now, tx } = region
  const facts = (index: number): Facts => ({
    workedOn: asDate(addDays(today, -2 - index * 3)),
    minutes: [120, 90, 150, 45, 180][index % 5]!,
    createdAt: new Date(now.getTime() - (1 + index) * 20 * hourMs),
  })
  const claims = centreIds.flatMap((centreId) => {
    const people = volunteers.filter(
      ({ person, centreId: own, id }) =>
        own === centreId && person.status === 'confirmed' && person.age >= 16 && id !== account.id,
    )
    return people.slice(0, pendingPerCentre).map((each, index) => asClaim(region, each, index, facts(index)))
  })
  const own = asClaim(region, account, 1, facts(0))
  const returned = {
    ...asClaim(region, account, 2, facts(5)),
    ...{ state: 'returned' as const, decidedAt: new Date(now.getTime() - 48 * hourMs), version: 2 },
    decision: 'Қай кітапханада болғанын және кім растайтынын жазыңыз',
  }
  await tx.hourClaim.createMany({ data: [...claims, own, returned] })
}
