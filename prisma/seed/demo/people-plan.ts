import type { CentreHost, VolunteerStatus } from '#prisma/generated/client.ts'
import type { Random } from '../random.ts'
import { addDays, addYears, asDate } from './days.ts'
import { nameBy, type PersonName } from './person-names.ts'

export type PlannedPerson = PersonName & {
  age: number
  birthDay: string
  sex: 'female' | 'male'
  locale: 'kk' | 'ru'
  status: VolunteerStatus
  /** Guardian's consent to personal data, and under 14 to taking part. Adults consent for themselves. */
  hasConsent: boolean
  hasEnglish: boolean
  /** Planted to be met: a hard name, an odd birthday. */
  isEdge: boolean
}

/** Ages on the day of loading, both ends included, and how many people. */
export const ageBands: readonly [number, number, number][] = [
  [7, 13, 92],
  [14, 17, 621],
  [18, 24, 782],
  [25, 34, 345],
  [35, 49, 253],
  [50, 59, 92],
  [60, 81, 116],
]
export const peopleTotal = 2301
const femaleTotal = 1426
const kazakhTotal = 1335
const englishTotal = 60
const statusTotals = { new: 96, suspended: 23, anonymised: 12 }
const withoutConsent = { under14: 12, from14: 61 }

/** 2,301 people whose ages, sexes, languages, states and consents add up to the figures of the demo region. */
export function planPeople(random: Random, today: string): PlannedPerson[] {
  const ages = ageBands.flatMap(([least, most, count]) =>
    Array.from({ length: count }, () => random.whole(least, most)),
  )
  const mixed = random.shuffle(ages)
  const sexes = marks(random, femaleTotal)
  const kazakh = marks(random, kazakhTotal)
  const people = mixed.map((age, index) => {
    const sex = sexes[index] ? ('female' as const) : ('male' as const)
    const locale = kazakh[index] ? ('kk' as const) : ('ru' as const)
    const birthDay = birthDayBy(random, today, age)
    const facts = {
      age,
      birthDay,
      sex,
      locale,
      status: 'confirmed' as const,
      hasConsent: true,
      hasEnglish: false,
      isEdge: false,
    }
    return { ...facts, ...nameBy(random, { sex, locale }) }
  })
  markConsents(random, people)
  markStates(random, people)
  for (const person of some(random, people, englishTotal, ({ locale }) => locale === 'ru'))
    person.hasEnglish = true
  return people
}

/** `count` trues scattered over all the people. */
function marks(random: Random, count: number): boolean[] {
  return random.shuffle(Array.from({ length: peopleTotal }, (_, index) => index < count))
}

/** A day on which somebody is `age` today and not within the two days next to a birthday, so that clocks cannot move a band. */
function birthDayBy(random: Random, today: string, age: number): string {
  return addDays(addYears(today, -age), -random.whole(2, 360))
}

/** A card without the guardian's consent cannot be confirmed, so those 73 are among the new. */
function markStates(random: Random, people: PlannedPerson[]): void {
  const waiting = people.filter(({ hasConsent }) => !hasConsent)
  for (const person of waiting) person.status = 'new'
  const left: [VolunteerStatus, number][] = [
    ['new', statusTotals.new - waiting.length],
    ['suspended', statusTotals.suspended],
    ['anonymised', statusTotals.anonymised],
  ]
  for (const [status, count] of left) {
    const fits = (person: PlannedPerson) => person.status === 'confirmed' && person.age >= 18
    for (const person of some(random, people, count, fits)) person.status = status
  }
}

function markConsents(random: Random, people: PlannedPerson[]): void {
  const refuse = (count: number, fits: (person: PlannedPerson) => boolean) => {
    for (const person of some(random, people, count, fits)) person.hasConsent = false
  }
  refuse(withoutConsent.under14, ({ age }) => age < 14)
  refuse(withoutConsent.from14, ({ age }) => age >= 14 && age < 18)
}

function some(
  random: Random,
  people: PlannedPerson[],
  count: number,
  fits: (person: PlannedPerson) => boolean,
): PlannedPerson[] {
  return random.shuffle(people.filter(fits)).slice(0, count)
}

/** Schools hold children, silver clubs the old, universities the young: which people a centre asks for first. */
export function suits(host: CentreHost, age: number): boolean {
  if (host === 'school' || host === 'sportSchool') return age < 18
  if (host === 'college') return age >= 15 && age < 25
  if (host === 'university') return age >= 17 && age < 30
  if (host === 'silverClub') return age >= 50
  if (host === 'medical') return age >= 18
  return true
}

/** Days the edge rows are tied to: events on which somebody turns 14 and 18. */
export type EdgeDays = { turns14: string; turns18: string; today: string }

/** People every list, form and rule must cope with. Each takes the place of somebody of the same age band. */
export function plantEdges(people: PlannedPerson[], days: EdgeDays): void {
  const used = new Set<PlannedPerson>()
  function plant(least: number, most: number, change: Partial<PlannedPerson>): void {
    const found = people.find(
      (each) =>
        !used.has(each) &&
        each.status === 'confirmed' &&
        each.age >= least &&
        each.age <= most &&
        (!change.sex || each.sex === change.sex) &&
        (!change.locale || each.locale === change.locale),
    )
    if (!found) throw new Error(`Nobody between ${least} and ${most} is left for an edge row`)
    used.add(Object.assign(found, change, { isEdge: true }))
  }
  plant(18, 24, { sex: 'female', locale: 'kk', surname: '', givenName: 'Перизат', patronymic: 'Берікқызы' })
  plant(18, 24, { sex: 'male', locale: 'kk', surname: '', givenName: 'Темірлан', patronymic: 'Серікұлы' })
  plant(25, 34, {
    sex: 'female',
    locale: 'ru',
    surname: 'Савельева-Ким',
    givenName: 'Анна-Мария',
    patronymic: '',
  })
  plant(35, 49, {
    sex: 'male',
    locale: 'kk',
    surname: 'Қаһарманов',
    givenName: 'Жәңгір',
    patronymic: 'Шаһмарданұлы',
  })
  plant(18, 24, {
    sex: 'male',
    locale: 'ru',
    surname: 'Ковалёв',
    givenName: 'Фёдор',
    patronymic: 'Семёнович',
  })
  plant(25, 34, {
    sex: 'male',
    locale: 'ru',
    surname: 'O’Neill',
    givenName: 'Patrick',
    patronymic: '',
    hasEnglish: true,
  })
  const namesake = {
    sex: 'female',
    locale: 'kk',
    surname: 'Ахметова',
    givenName: 'Айгерім',
    patronymic: 'Маратқызы',
  } as const
  const birthDay = people.find(
    (each) => each.age >= 18 && each.age <= 24 && each.status === 'confirmed',
  )?.birthDay
  const age = people.find((each) => each.birthDay === birthDay)?.age
  plant(18, 24, { ...namesake, birthDay, age })
  plant(18, 24, { ...namesake, birthDay, age })
  plant(13, 13, { birthDay: addYears(days.turns14, -14) })
  plant(17, 17, { birthDay: addYears(days.turns18, -18), hasConsent: true })
  plant(18, 24, { ...leapBirthday(days.today) })
  plant(35, 49, {
    sex: 'female',
    locale: 'kk',
    surname: 'Cейтова',
    givenName: 'Гүлнұр',
    patronymic: 'Асқарқызы',
  })
}

/** Somebody between 18 and 24 born on 29 February. */
function leapBirthday(today: string): { birthDay: string; age: number } {
  const year = Number(today.slice(0, 4))
  const leap = [0, 1, 2, 3].map((back) => year - 20 - back).find((each) => each % 4 === 0) ?? 2004
  const birthDay = `${leap}-02-29`
  const hadBirthday = asDate(today) >= asDate(addDays(`${year}-02-28`, 1))
  return { birthDay, age: year - leap - (hadBirthday ? 0 : 1) }
}
