/** Two calendar days, both within. */
export type Period = { from: string; to: string }

/** A calendar year; the financial year of Kazakhstan is the same. */
export function inYear(year: number): Period {
  const text = String(year).padStart(4, '0')
  return { from: `${text}-01-01`, to: `${text}-12-31` }
}

/** The academic year a day belongs to: from 1 September to 31 August. */
export function academicYearOf(day: string): Period & { first: number } {
  const year = Number(day.slice(0, 4))
  const first = day.slice(5) >= '09-01' ? year : year - 1
  return { first, from: `${first}-09-01`, to: `${first + 1}-08-31` }
}

const milestones = [20, 50, 70]

/** The next number of hours that student programmes and scholarships ask for; null beyond the last. */
export function nextMilestone(minutes: number): { hours: number; missing: number } | null {
  const hours = milestones.find((each) => each * 60 > minutes)
  return hours === undefined ? null : { hours, missing: hours * 60 - minutes }
}
