import { dayMs, dayOf, instantOf } from '#lib/platform/clock.ts'

/** The latest moment a digest was due, `DIGEST_AT` being `1-09:00` for Mondays at nine, in the region's zone. */
export function digestDue(at: Date, digestAt: string): Date {
  const weekday = Number(digestAt.slice(0, 1)) % 7
  const noon = instantOf(`${dayOf(at)}T12:00`)
  for (let back = 0; ; back++) {
    const day = dayOf(new Date(noon.getTime() - back * dayMs))
    const due = instantOf(`${day}T${digestAt.slice(2)}`)
    if (new Date(`${day}T00:00:00Z`).getUTCDay() === weekday && due <= at) return due
  }
}
