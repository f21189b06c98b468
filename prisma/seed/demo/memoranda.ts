import { dayMs } from '#lib/platform/clock.ts'
import type { PublicState } from '#prisma/generated/client.ts'
import memoranda from '../data/memoranda.json' with { type: 'json' }
import { newId } from '../ids.ts'
import { mustGet } from '../random.ts'
import { memorandumRow } from '../rows.ts'
import { addDays, asDate } from './days.ts'
import { type DemoOrganisation, sourceUrl } from './organisations.ts'
import type { Region } from './region.ts'

type Party = { organisation?: string; nameKk: string; nameRu: string; nameEn: string }
type Pledge = { textKk: string; textRu: string; textEn: string; dueDays?: number; doneDays?: number }
type Given = {
  slug: string
  subject: string
  state: string
  fromSource?: boolean
  /** Days from the day of loading; none where the source states no date or nothing is signed. */
  signedDays?: number
  validDays?: number
  parties: Party[]
  obligations: Pledge[]
} & Record<'titleKk' | 'titleRu' | 'titleEn' | 'summaryKk' | 'summaryRu' | 'summaryEn', string>

/** Two of the opening, four invented: in force, ending in twenty days, expired, and a draft. */
export async function loadMemoranda(
  region: Region,
  { rallyId, organisations }: { rallyId: string; organisations: DemoOrganisation[] },
): Promise<void> {
  const day = (days: number | undefined) => (days === undefined ? null : asDate(addDays(region.today, days)))
  const organisationOf = (slug: string | undefined) =>
    organisations.find((each) => each.slug === slug)?.id ?? null
  for (const given of memoranda as Given[]) {
    const { subject, fromSource, signedDays, validDays, parties, obligations, ...texts } = given
    const id = newId()
    const state = given.state as PublicState
    const publishedAt =
      state === 'published' ? new Date(region.now.getTime() + (signedDays ?? -60) * dayMs) : null
    const source = fromSource ? { eventId: rallyId, sourceUrl } : {}
    const facts = {
      id,
      state,
      publishedAt,
      isDemo: true,
      isSigned: state === 'published',
      createdAt: publishedAt ?? region.now,
    }
    const dates = { signedOn: day(signedDays), validUntil: day(validDays) }
    const subjectId = mustGet(region.subjects, subject)
    await region.tx.memorandum.create({
      data: memorandumRow({ ...texts, ...facts, ...dates, ...source, subjectId }),
    })
    const sides = parties.map(({ organisation, ...names }, index) => {
      return { memorandumId: id, position: index + 1, organisationId: organisationOf(organisation), ...names }
    })
    await region.tx.memorandumParty.createMany({ data: sides })
    const promises = obligations.map(({ dueDays, doneDays, ...words }, index) => {
      return { memorandumId: id, position: index + 1, dueOn: day(dueDays), doneOn: day(doneDays), ...words }
    })
    await region.tx.obligation.createMany({ data: promises })
  }
}
