import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { firstDayOf, type Period, sheetOfPeriod } from '../rules/extract.ts'
import { type ExtractFacts, newCertificateCode } from '../rules/facts.ts'
import type { ExtractInput } from '../schema.ts'
import { signed } from './sign-paper.ts'

/**
 * Makes a signed extract of the actor's own book for a period, as the ledger is now. Asked again with the same choices while
 * nothing changed, it gives the extract that is there. Throws Conflict when the period has no confirmed hours.
 */
export async function makeExtract(actor: Actor, input: ExtractInput): Promise<{ id: string }> {
  const { volunteerId } = actor
  if (volunteerId === null) throw new Forbidden('certificates.refusals.noCard')
  return transaction(async (tx) => {
    await lockRows(tx, 'Volunteer', [volunteerId])
    const book = await tx.volunteer.findUniqueOrThrow({ where: { id: volunteerId }, select: bookColumns })
    const { hours, memberships, birthDate, isDemo, cardNumber, status, ...person } = book
    if (status === 'anonymised') throw new Conflict('certificates.refusals.noPerson')
    const since = firstDayOf(hours)
    const period = since === null ? null : periodOf(input, since)
    const sheet = period && sheetOfPeriod(hours, period, memberships)
    if (!since || !period || !sheet || sheet.minutes <= 0)
      throw new Conflict('certificates.refusals.noHoursThen')
    const { minutes, entryIds, ...lists } = sheet
    const same = await findSame(tx, { volunteerId, minutes, period, entryIds, shown: input.shown })
    if (same) return same
    const facts: ExtractFacts = { person, cardNumber, since, ...lists }
    const paper = {
      kind: 'extract' as const,
      code: newCertificateCode(),
      minutes,
      ...period,
      issuedAt: now(),
    }
    const { id } = await tx.certificate.create({
      data: {
        ...signed(paper, { person, birthDate }, input.shown),
        ...{ volunteerId, facts, entryIds, shown: input.shown, issuedById: actor.userId, isDemo },
      },
      select: { id: true },
    })
    await record(tx, actor, 'certificate.extracted', {
      ...{ type: 'certificate', id, label: paper.code },
      details: { ...period, minutes },
    })
    return { id }
  })
}

/** The days a choice means today; the whole book begins with its first hours. */
function periodOf({ period, from, to }: ExtractInput, since: string): Period {
  const today = dayOf(now())
  const year = Number(today.slice(0, 4))
  if (period === 'thisYear') return { from: `${year}-01-01`, to: today }
  if (period === 'lastYear') return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }
  if (period === 'all') return { from: since, to: today }
  if (!from || !to) throw new Invalid({ from: { code: 'form.required' } })
  if (from > today) throw new Invalid({ from: { code: 'certificates.refusals.futureDay' } })
  return { from, to: to > today ? today : to }
}

type Sought = { volunteerId: string; minutes: number; period: Period; entryIds: string[]; shown: string[] }

async function findSame(tx: Tx, { volunteerId, minutes, period, entryIds, shown }: Sought) {
  return tx.certificate.findFirst({
    where: {
      ...{ kind: 'extract', volunteerId, minutes, revokedAt: null, shown: { equals: shown } },
      ...{ periodFrom: new Date(period.from), periodTo: new Date(period.to), entryIds: { equals: entryIds } },
    },
    select: { id: true },
  })
}

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const event = {
  select: {
    ...{ titleKk: true, titleRu: true, titleEn: true },
    centre: { select: names },
    direction: { select: names },
  },
} as const
const bookColumns = {
  ...{ surname: true, givenName: true, patronymic: true, cardNumber: true },
  ...{ birthDate: true, status: true, isDemo: true },
  memberships: {
    select: { isPrimary: true, startedOn: true, endedOn: true, centre: { select: names } },
  },
  hours: {
    orderBy: [{ workedOn: 'asc' }, { id: 'asc' }],
    select: {
      ...{
        id: true,
        participationId: true,
        correctsId: true,
        source: true,
        minutes: true,
        workedOn: true,
        confirmedAt: true,
      },
      direction: { select: names },
      participation: {
        select: { shift: { select: { roleKk: true, roleRu: true, roleEn: true, event } } },
      },
      claim: { select: { work: true, centre: { select: names }, event } },
    },
  },
} satisfies Prisma.VolunteerSelect
