import { dayMs } from '#lib/platform/clock.ts'
import { partyKey } from '#lib/memoranda/rules/register.ts'
import type { PromiseUnit } from '#lib/memoranda/rules/promise.ts'
import type { EventKind, PublicState } from '#prisma/generated/client.ts'
import memoranda from '../data/memoranda.json' with { type: 'json' }
import { newId } from '../ids.ts'
import { mustGet } from '../random.ts'
import { memorandumRow } from '../rows.ts'
import { addDays, asDate } from './days.ts'
import { type DemoOrganisation, sourceUrl } from './organisations.ts'
import type { Region } from './region.ts'

type Party = { organisation?: string; nameKk: string; nameRu: string; nameEn: string }
type Pledge = {
  textKk: string
  textRu: string
  textEn: string
  dueDays?: number
  doneDays?: number
  promised?: number
  promisedUnit?: string
  /** The number of the side that promised. */
  party?: number
  /** Held under it: the latest past events of this kind. */
  events?: string
}
type Given = {
  slug: string
  subject: string
  state: string
  fromSource?: boolean
  /** Days from the day of loading; none where the source states no date or nothing is signed. */
  signedDays?: number
  validDays?: number
  agreedDays?: number
  parties: Party[]
  obligations: Pledge[]
} & Record<'titleKk' | 'titleRu' | 'titleEn' | 'summaryKk' | 'summaryRu' | 'summaryEn', string>
type Cast = { rallyId: string; organisations: DemoOrganisation[] }

/** Two of the opening, five invented: in force, ending in twenty days, expired, a draft, and one that waits for its sides. */
export async function loadMemoranda(region: Region, cast: Cast): Promise<void> {
  for (const given of memoranda as Given[]) {
    const id = await loadOne(region, given, cast)
    const parties = given.parties.map(({ organisation, ...names }, index) => ({
      ...{ id: newId(), memorandumId: id, position: index + 1, searchKey: partyKey(names), ...names },
      organisationId: idOf(cast.organisations, organisation),
    }))
    await region.tx.memorandumParty.createMany({ data: parties })
    for (const [index, pledge] of given.obligations.entries()) {
      const partyId = parties[(pledge.party ?? 0) - 1]?.id ?? null
      await loadPledge(region, { id, index, partyId, given, pledge })
    }
    if (given.agreedDays === undefined) continue
    const madeAt = new Date(region.now.getTime() + given.agreedDays * dayMs)
    await region.tx.memorandumDecision.create({ data: { memorandumId: id, kind: 'agreed', madeAt } })
  }
}

async function loadOne(region: Region, given: Given, { rallyId }: Cast): Promise<string> {
  const {
    subject,
    fromSource,
    signedDays,
    validDays,
    agreedDays: _,
    parties: _p,
    obligations: _o,
    ...texts
  } = given
  const id = newId()
  const state = given.state as PublicState
  const publishedAt =
    state === 'published' ? new Date(region.now.getTime() + (signedDays ?? -60) * dayMs) : null
  const source = fromSource ? { eventId: rallyId, sourceUrl } : {}
  const facts = {
    ...{ id, state, publishedAt, isDemo: true, isSigned: state === 'published' },
    createdAt: publishedAt ?? region.now,
  }
  const dates = { signedOn: dayIn(region, signedDays), validUntil: dayIn(region, validDays) }
  const subjectId = mustGet(region.subjects, subject)
  await region.tx.memorandum.create({
    data: memorandumRow({ ...texts, ...facts, ...dates, ...source, subjectId }),
  })
  return id
}

type Place = { id: string; index: number; partyId: string | null; given: Given; pledge: Pledge }

async function loadPledge(
  region: Region,
  { id: memorandumId, index, partyId, given, pledge }: Place,
): Promise<void> {
  const { dueDays, doneDays, party: _, events, promised, promisedUnit, ...words } = pledge
  const { id } = await region.tx.obligation.create({
    data: {
      ...{ memorandumId, position: index + 1, partyId, ...words },
      ...{ dueOn: dayIn(region, dueDays), doneOn: dayIn(region, doneDays) },
      ...{ promised: promised ?? null, promisedUnit: (promisedUnit as PromiseUnit) ?? null },
    },
    select: { id: true },
  })
  if (!events) return
  const startsAt = { gte: dayIn(region, given.signedDays ?? -365) ?? region.now }
  const held = await region.tx.event.findMany({
    where: {
      kind: events as EventKind,
      state: 'published',
      isDateStated: true,
      isDemo: true,
      startsAt,
      endsAt: { lt: region.now },
    },
    orderBy: { startsAt: 'desc' },
    take: 4,
    select: { id: true },
  })
  await region.tx.obligationEvent.createMany({
    data: held.map((event) => ({ obligationId: id, eventId: event.id })),
  })
}

function dayIn(region: Region, days: number | undefined): Date | null {
  return days === undefined ? null : asDate(addDays(region.today, days))
}

function idOf(organisations: DemoOrganisation[], slug: string | undefined): string | null {
  return organisations.find((each) => each.slug === slug)?.id ?? null
}
