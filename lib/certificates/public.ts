import { readCheckCode } from '#lib/awards/rules.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { type EventFacts, type ExtractFacts, nameToShow } from './rules/facts.ts'
import { certificateCodeLength } from './rules/payload.ts'

/**
 * What the check page says about a certificate's or an extract's code: valid or revoked, and besides only what its holder chose
 * to show; minors by first name and initial. Null for unknown codes. Never cached, so a choice or a revocation counts at once.
 */
export async function findCertificateByCode(typed: string, locale: Locale) {
  const code = readCheckCode(typed)
  if (code?.length !== certificateCodeLength) return null
  const row = await db.certificate.findUnique({
    where: { code },
    select: {
      ...{ kind: true, minutes: true, periodFrom: true, periodTo: true, facts: true, shown: true },
      ...{ issuedAt: true, revokedAt: true, revokeReason: true },
      volunteer: { select: { birthDate: true, status: true } },
    },
  })
  if (!row) return null
  const { kind, issuedAt, revokedAt, revokeReason, volunteer } = row
  const shown = new Set(volunteer.status === 'anonymised' ? [] : row.shown)
  const facts = row.facts as EventFacts | ExtractFacts
  const [from = '', to = ''] = [row.periodFrom, row.periodTo].map((day) => day.toISOString().slice(0, 10))
  return {
    ...{ kind, code, isRevoked: revokedAt !== null, revokeReason },
    /** Taken back with the person's data, at their wish. */
    isErased: volunteer.status === 'anonymised',
    issuedOn: dayOf(issuedAt),
    revokedOn: revokedAt && dayOf(revokedAt),
    name: shown.has('name') ? nameToShow(facts.person, volunteer.birthDate, dayOf(now())) : null,
    minutes: shown.has('minutes') ? row.minutes : null,
    period: shown.has('period') ? { from, to } : null,
    work: shown.has('work') ? workOf(facts, locale) : null,
  }
}
export type CheckedPaper = NonNullable<Awaited<ReturnType<typeof findCertificateByCode>>>

function workOf(facts: EventFacts | ExtractFacts, locale: Locale) {
  if ('lines' in facts) {
    const titles = facts.directions.flatMap(({ name }) => (name ? [name[locale]] : []))
    return { titles, role: null, centre: null, works: facts.lines.length, course: null }
  }
  return {
    titles: [facts.title[locale]],
    role: facts.role[locale],
    centre: facts.centre[locale],
    works: null,
    course: facts.course
      ? {
          minutes: facts.course.minutes,
          level: facts.course.level,
          trainer: facts.course.trainer?.[locale] ?? null,
        }
      : null,
  }
}
