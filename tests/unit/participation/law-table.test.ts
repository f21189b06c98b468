import { describe, expect, test } from 'vitest'
import { promotionReasons, reasonsAgainst, type Facts, type ShiftFacts } from '#lib/participation/rules.ts'
import { lawfulReasons } from '#lib/attendance/rules/judge.ts'
import { dataConsent, factsWith, participationConsent } from './facts.ts'

// Every birth date with every kind of work, consent, company and day, held against the law worked out another way.

type Work = Partial<ShiftFacts['event']>
const works: Record<string, Work> = {
  ordinary: {},
  emergency: { isEmergency: true },
  victims: { helpsVictims: true },
  offenders: { helpsOffenders: true },
  hazardous: { isHazardous: true },
  direction: { direction: { isAdultsOnly: true } },
}
const consents = {
  none: [],
  data: [dataConsent],
  participation: [participationConsent],
  both: [dataConsent, participationConsent],
  withdrawn: [{ ...dataConsent, withdrawnAt: new Date('2026-01-01') }, participationConsent],
  own: [{ ...dataConsent, guardianId: null }],
}
const adultBirth = '1990-01-01'
const companions: Record<string, { birthDate: string | null; isOnShift: boolean } | null> = {
  nobody: null,
  adult: { birthDate: adultBirth, isOnShift: true },
  elsewhere: { birthDate: adultBirth, isOnShift: false },
  minor: { birthDate: '2010-01-01', isOnShift: true },
  unknown: { birthDate: null, isOnShift: true },
}
/** Starts in UTC with their day in Almaty: +05 since 1 March 2024, +06 before. */
const starts: [string, string][] = [
  ['2026-05-15T19:00:00Z', '2026-05-16'],
  ['2026-05-15T18:59:00Z', '2026-05-15'],
  ['2026-02-28T05:00:00Z', '2026-02-28'],
  ['2026-02-28T19:00:00Z', '2026-03-01'],
  ['2028-02-29T05:00:00Z', '2028-02-29'],
  ['2024-02-28T18:00:00Z', '2024-02-29'],
  ['2024-02-29T18:30:00Z', '2024-02-29'],
  ['2023-05-15T18:00:00Z', '2023-05-16'],
]
const births = [
  ...[null, '1960-07-01', '2008-05-16', '2008-05-15', '2008-05-17', '2008-02-29', '2008-03-01', '2010-02-29'],
  ...['2012-05-16', '2012-05-17', '2012-02-29', '2014-03-01', '2005-05-16', '2006-02-28', '2015-09-01'],
].filter((day) => day !== '2010-02-29')

/** The day a person turns so many years: 1 March for those born on 29 February, in years without one. */
function birthday(birth: string, years: number): string {
  const year = Number(birth.slice(0, 4)) + years
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return birth.endsWith('-02-29') && !isLeap ? `${year}-03-01` : `${year}${birth.slice(4)}`
}

const isPast = (birth: string, years: number, day: string) => birthday(birth, years) <= day

type Case = { birth: string | null; work: string; held: keyof typeof consents; company: string; day: string }

/** Law 42-VI Art. 12 (2) and (2-1), Law 94-V Art. 8: may this person take part? */
function lawAllows({ birth, work, held, company, day }: Case): boolean {
  if (work !== 'ordinary') return birth !== null && isPast(birth, 18, day)
  if (birth === null || isPast(birth, 18, day)) return true
  if (held !== 'data' && held !== 'both') return false
  if (isPast(birth, 14, day) || held === 'both') return true
  const adult = companions[company]
  return Boolean(adult?.isOnShift && adult.birthDate !== null && isPast(adult.birthDate, 18, day))
}

function factsOf({ birth, work, held, company }: Case, startsAt: string): Facts {
  const companion = companions[company] ?? null
  const start = new Date(startsAt)
  return factsWith({
    at: new Date(start.getTime() - 72 * 3_600_000),
    event: works[work],
    shift: { startsAt: start, endsAt: new Date(start.getTime() + 3 * 3_600_000) },
    person: { birthDate: birth === null ? null : new Date(birth), consents: consents[held] },
    companion: companion && {
      birthDate: companion.birthDate === null ? null : new Date(companion.birthDate),
      isOnShift: companion.isOnShift,
    },
  })
}

const silent = { acceptOverlap: false, overrideReason: '' }

describe.each(starts)('a shift that begins at %s, on %s in Almaty', (startsAt, day) => {
  const cases = births.flatMap((birth) =>
    Object.keys(works).flatMap((work) =>
      (Object.keys(consents) as Case['held'][]).flatMap((held) =>
        Object.keys(companions).map((company): Case => ({ birth, work, held, company, day })),
      ),
    ),
  )

  test('is open at sign-up and at promotion to those whom the law allows, and to nobody else', () => {
    for (const each of cases) {
      const facts = factsOf(each, startsAt)
      const allowed = lawAllows(each)
      expect({ ...each, allowed: reasonsAgainst(facts).length === 0 }).toEqual({ ...each, allowed })
      expect({ ...each, allowed: promotionReasons(facts, silent).length === 0 }).toEqual({ ...each, allowed })
    }
    expect(cases.length).toBeGreaterThan(2000)
  })

  test('is the same at the door, when the shift has begun', () => {
    for (const each of cases) {
      const facts = factsOf(each, startsAt)
      const barred = lawfulReasons(reasonsAgainst({ ...facts, at: facts.shift.startsAt }))
      expect({ ...each, allowed: barred.length === 0 }).toEqual({ ...each, allowed: lawAllows(each) })
    }
  })

  test("no coordinator's word overrules the law", () => {
    for (const each of cases) {
      if (lawAllows(each)) continue
      const answers = { acceptOverlap: true, overrideReason: 'Келісілді' }
      expect({ ...each, stands: promotionReasons(factsOf(each, startsAt), answers).length > 0 }).toEqual({
        ...each,
        stands: true,
      })
    }
  })
})
