import { dayOf } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { mustGet, pickAt } from '../random.ts'
import { awardRow } from '../rows.ts'
import { addDays, asDate } from './days.ts'
import { type DemoEvent, slugOfEvent } from './events.ts'
import { type DemoOrganisation, sourceUrl } from './organisations.ts'
import type { Region } from './region.ts'
import type { DemoSignUp } from './sign-ups.ts'
import { spellings } from './spelling.ts'
import texts from '../data/award-texts.json' with { type: 'json' }
import invented from '../data/organisations.json' with { type: 'json' }
import type { DemoVolunteer } from './volunteers.ts'

type Cast = {
  events: DemoEvent[]
  signUps: DemoSignUp[]
  volunteers: DemoVolunteer[]
  organisations: DemoOrganisation[]
  awardedPersonId: string
}
type Row = Prisma.AwardCreateManyInput
type Recipient = Pick<
  Row,
  'volunteerId' | 'personId' | 'organisationId' | 'recipientKk' | 'recipientRu' | 'recipientEn'
>

/** 16 letters of the rally, 24 certificates of trainings, 3 prizes and 5 informal titles. Invented recipients say «демо». */
export async function loadAwards(region: Region, cast: Cast): Promise<void> {
  const rows = [...lettersOf(region, cast), ...certificatesOf(region, cast), ...prizesOf(region, cast)]
  await region.tx.award.createMany({ data: rows })
  await region.tx.informalTitle.createMany({ data: titlesOf(region, cast) })
}

/** No. 1 is the one the article names; the other fifteen are ten people and five organisations that do not exist. */
function lettersOf(region: Region, { events, volunteers, organisations, awardedPersonId }: Cast): Row[] {
  const rally = events.find(({ plan }) => plan.isSourceRally)
  const adults = volunteers.filter(
    ({ person }) => person.age >= 30 && person.status === 'confirmed' && !person.isEdge && person.surname,
  )
  const people = region.random.shuffle(adults).slice(0, 10).map(asVolunteer)
  const bodies = organisations.filter(({ isInvented }) => isInvented).map(asOrganisation)
  const named = {
    personId: awardedPersonId,
    recipientKk: 'Қалымтай Шерьязданов',
    recipientRu: 'Калымтай Шерьязданов',
    recipientEn: 'Kalymtai Sheriyazdanov',
  }
  const kindId = mustGet(region.awardKinds, 'letter_thanks')
  return [named, ...people, ...bodies].map((recipient, index) =>
    awardRow({
      ...recipient,
      ...texts.letter.issuer,
      ...(index === 0
        ? texts.letter.namedReason
        : pickAt(texts.letter.reasons, (index - 1) % texts.letter.reasons.length)),
      ...{ kindId, year: 2020, number: index + 1, state: 'issued', isDemo: true },
      eventId: rally?.id ?? null,
      sourceUrl: index === 0 ? sourceUrl : null,
    }),
  )
}

/** Twelve from each of the last two trainings held, for people who came. */
function certificatesOf(region: Region, { events, signUps }: Cast): Row[] {
  const held = ['first-aid-akkol', 'coordinators-kokshetau-2']
  const rows = held.flatMap((slug) => {
    const event = events.find(({ plan }) => slugOfEvent(plan) === slug)
    if (!event) throw new Error(`No event «${slug}» for its certificates`)
    const day = addDays(dayOf(event.plan.startsAt), 2)
    const came = signUps.filter(
      (each) => each.event === event && each.mark === 'present' && !each.volunteer.person.isEdge,
    )
    const reason = {
      reasonKk: `«${event.plan.template.titleKk}» бағдарламасын толық аяқтағаны үшін`,
      reasonRu: `За полное прохождение программы «${event.plan.template.titleRu}»`,
      reasonEn: `For completing the programme “${event.plan.template.titleEn}”`,
    }
    return came
      .slice(0, 12)
      .map(({ volunteer }) => ({ ...asVolunteer(volunteer), ...reason, day, eventId: event.id }))
  })
  const kindId = mustGet(region.awardKinds, 'certificate')
  return numbered(
    rows.toSorted((a, b) => a.day.localeCompare(b.day)),
    kindId,
  )
}

/** Given on Volunteer Day, last time round. */
function prizesOf(region: Region, { volunteers, organisations, signUps }: Cast): Row[] {
  const year = Number(region.today.slice(0, 4))
  const thisYear = `${year}-12-05`
  const day = thisYear < region.today ? thisYear : `${year - 1}-12-05`
  const active = volunteers.filter(
    ({ id, person }) =>
      person.age >= 18 &&
      person.surname &&
      signUps.some((each) => each.volunteer.id === id && each.mark === 'present'),
  )
  const winners = [
    ...active
      .filter(({ person }) => !person.isEdge)
      .slice(0, 2)
      .map(asVolunteer),
  ]
  const shelter = organisations.find(({ slug }) => slug === 'demo-dala-panasy')
  if (shelter) winners.push(asOrganisation(shelter))
  const rows = winners.map((recipient, index) => ({ ...recipient, ...pickAt(texts.prizes, index), day }))
  return numbered(rows, mustGet(region.awardKinds, 'prize'))
}

/** Numbers run within the year of issue. */
function numbered(rows: (Recipient & { day: string })[], kindId: string): Row[] {
  const last = new Map<number, number>()
  return rows.map(({ day, ...row }) => {
    const year = Number(day.slice(0, 4))
    const number = (last.get(year) ?? 0) + 1
    last.set(year, number)
    return awardRow({ ...row, kindId, year, number, state: 'issued', issuedOn: asDate(day), isDemo: true })
  })
}

function titlesOf(
  region: Region,
  { volunteers, awardedPersonId }: Cast,
): Prisma.InformalTitleCreateManyInput[] {
  const seniors = volunteers.filter(({ person }) => person.age >= 58 && person.status === 'confirmed')
  const chosen = region.random.shuffle(seniors).slice(0, 4)
  return texts.titles.map((title, index) => {
    const holder = index === 0 ? { personId: awardedPersonId } : { volunteerId: pickAt(chosen, index - 1).id }
    return { ...title, ...holder, isDemo: true }
  })
}

function asVolunteer({ id, person }: DemoVolunteer): Recipient {
  const { kk, ru, en } = spellings(person)
  return {
    volunteerId: id,
    recipientKk: `${kk} (демо)`,
    recipientRu: `${ru} (демо)`,
    recipientEn: `${en} (demo)`,
  }
}

/** The names of invented organisations carry «демо» already. */
function asOrganisation({ id, slug }: DemoOrganisation): Recipient {
  const given = invented.find((each) => each.slug === slug)
  if (!given) throw new Error(`No organisation «${slug}»`)
  return {
    organisationId: id,
    recipientKk: given.nameKk,
    recipientRu: given.nameRu,
    recipientEn: given.nameEn,
  }
}
