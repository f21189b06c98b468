import type { Prisma } from '#prisma/generated/client.ts'
import { newId } from '../ids.ts'
import { mustGet } from '../random.ts'
import { membershipRow, volunteerRow } from '../rows.ts'
import type { DemoCentre } from './centres.ts'
import { addDays, asDate } from './days.ts'
import type { DemoOrganisation } from './organisations.ts'
import { type PlannedPerson, suits } from './people-plan.ts'
import { inPortions, type Region, unitOf } from './region.ts'

export type DemoVolunteer = {
  id: string
  person: PlannedPerson
  unit: string
  centreId: string | null
  organisationId: string | null
  joinedDay: string
}

type Body = {
  id: string
  people: number
  isCentre: boolean
  unit: string | null
  takes: (person: PlannedPerson) => boolean
}

/** Writes the people with their memberships, directions and skills; card numbers follow the order of joining. */
export async function loadVolunteers(
  region: Region,
  people: PlannedPerson[],
  bodies: { centres: DemoCentre[]; organisations: DemoOrganisation[]; mainCentreId: string },
): Promise<DemoVolunteer[]> {
  const volunteers = settle(region, people, bodies).toSorted((a, b) => a.joinedDay.localeCompare(b.joinedDay))
  const rows = volunteers.map((volunteer, index) => asVolunteer(region, volunteer, index + 1))
  await inPortions(rows, (data) => region.tx.volunteer.createMany({ data }))
  const memberships = volunteers.flatMap((volunteer) => membershipsOf(region, volunteer, bodies.centres))
  await inPortions(memberships, (data) => region.tx.membership.createMany({ data }))
  await loadInterests(region, volunteers)
  return volunteers
}

/** Deals the people out to 74 centres and 12 organisations, exactly as many as each holds. */
function settle(
  region: Region,
  people: PlannedPerson[],
  { centres, organisations, mainCentreId }: Parameters<typeof loadVolunteers>[2],
): DemoVolunteer[] {
  const first = people.filter((person) => person.isEdge)
  const small = people.filter((person) => !person.isEdge && person.age < 14)
  const children = [
    ...small.filter((each) => !each.hasConsent).slice(0, 3),
    ...small.filter((each) => each.hasConsent).slice(0, 4),
  ]
  const main = new Set([...first, ...children])
  const pool = new Set(people.filter((person) => !main.has(person)))
  const settled: DemoVolunteer[] = []
  for (const body of inOrder(centres, organisations)) {
    const held = body.id === mainCentreId ? [...main] : []
    for (const takes of [body.takes, () => true]) {
      for (const person of pool) {
        if (held.length >= body.people) break
        if (takes(person) && pool.delete(person)) held.push(person)
      }
    }
    settled.push(...held.map((person) => asMember(region, person, body)))
  }
  return settled
}

/** The particular first, so that youth centres hold a mixture of everybody who is left. */
function inOrder(centres: DemoCentre[], organisations: DemoOrganisation[]): Body[] {
  const order = [
    'silverClub',
    'medical',
    'university',
    'college',
    'school',
    'sportSchool',
    'library',
    'ruralDistrict',
    'youthCentre',
  ]
  const sorted = centres.toSorted((a, b) => order.indexOf(a.host) - order.indexOf(b.host))
  const asBody = ({ id, people, unit, host }: DemoCentre) => ({
    id,
    people,
    unit,
    takes: (person: PlannedPerson) => suits(host, person.age),
  })
  const particular = sorted.map((centre) => ({ ...asBody(centre), isCentre: true }))
  const adult = (person: PlannedPerson) => person.age >= 16
  const others = organisations.map(({ id, people, unit }) => ({
    id,
    people,
    unit,
    isCentre: false,
    takes: adult,
  }))
  const split = sorted.findIndex(({ host }) => host === 'library')
  return [...particular.slice(0, split), ...others, ...particular.slice(split)]
}

function asMember(region: Region, person: PlannedPerson, body: Body): DemoVolunteer {
  const { random, today, units } = region
  const unit = body.unit ?? random.pick([...units.keys()].slice(0, 3))
  const days = person.status === 'new' ? random.whole(0, 20) : random.whole(45, 900)
  const place = { centreId: body.isCentre ? body.id : null, organisationId: body.isCentre ? null : body.id }
  return { id: newId(), person, unit, ...place, joinedDay: addDays(today, -days) }
}

function asVolunteer(
  region: Region,
  volunteer: DemoVolunteer,
  order: number,
): Prisma.VolunteerCreateManyInput {
  const { person, id, unit, joinedDay } = volunteer
  const { status, sex, locale, birthDay } = person
  const createdAt = new Date(asDate(joinedDay).getTime() + (5 + region.random.whole(0, 8)) * 3_600_000)
  const shared = { id, status, sex, locale, unitId: unitOf(region, unit).id, isDemo: true, createdAt }
  if (status === 'anonymised') {
    const names = { surname: '', givenName: locale === 'kk' ? 'Волонтер' : 'Волонтёр', patronymic: '' }
    return volunteerRow({ ...shared, ...names, birthDate: asDate(birthDay) })
  }
  const { surname, givenName, patronymic } = person
  const email = region.random.chance(0.7) ? `volunteer-${order}@demo.invalid` : null
  return volunteerRow({ ...shared, surname, givenName, patronymic, birthDate: asDate(birthDay), email })
}

/** One open primary membership each; every twentieth helps in a second centre of the same unit, some have moved. */
function membershipsOf(
  region: Region,
  volunteer: DemoVolunteer,
  centres: DemoCentre[],
): Prisma.MembershipCreateManyInput[] {
  const { id: volunteerId, centreId, organisationId, joinedDay, unit } = volunteer
  const place = centreId ? { centreId } : { organisationId }
  const primary = membershipRow({ volunteerId, ...place, isPrimary: true, startedOn: asDate(joinedDay) })
  const others = centres.filter((centre) => centre.unit === unit && centre.id !== centreId)
  if (others.length === 0 || !region.random.chance(0.05)) return [primary]
  const second = membershipRow({
    volunteerId,
    centreId: region.random.pick(others).id,
    isPrimary: false,
    startedOn: asDate(joinedDay),
    endedOn: region.random.chance(0.3) ? asDate(addDays(joinedDay, 30)) : null,
  })
  return [primary, second]
}

async function loadInterests(region: Region, volunteers: DemoVolunteer[]): Promise<void> {
  const { random, tx } = region
  const adultsOnly = new Set(['emergency', 'search', 'legal', 'corporate'])
  const everybody = [...region.directions.keys()]
  const forMinors = everybody.filter((code) => !adultsOnly.has(code) && code !== 'silver')
  const directions = volunteers.flatMap(({ id, person }) => {
    const codes =
      person.age < 18 ? forMinors : everybody.filter((code) => code !== 'silver' || person.age >= 50)
    const chosen = random.shuffle(codes).slice(0, random.whole(1, 3))
    return chosen.map((code) => ({ volunteerId: id, directionId: mustGet(region.directions, code) }))
  })
  await inPortions(directions, (data) => tx.volunteerDirection.createMany({ data }))
  const trained = new Set(['driving_b', 'own_car', 'law', 'med', 'psych', 'build'])
  const common = [...region.skills.keys()].filter((code) => !['kk', 'ru', 'en'].includes(code))
  const skills = volunteers.flatMap(({ id, person }) => {
    const codes = common.filter((code) => person.age >= 18 || !trained.has(code))
    const spoken = person.hasEnglish ? [person.locale, 'en'] : [person.locale]
    const chosen = [...spoken, ...random.shuffle(codes).slice(0, random.whole(0, 3))]
    return chosen.map((code) => ({ volunteerId: id, skillId: mustGet(region.skills, code) }))
  })
  await inPortions(skills, (data) => tx.volunteerSkill.createMany({ data }))
}
