import { awardNumberText, publicColumns, publicName } from '#lib/awards/rules.ts'
import { isListed } from '#lib/awards/rules/register.ts'
import { locales } from '#lib/i18n/routing.ts'
import { dayText, datesOf, memorandumStatus } from '#lib/memoranda/rules.ts'
import { isPublic, lineColumns } from '#lib/memoranda/rules/register.ts'
import { idPattern, slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { instantText, namesOf, pageOf, wordsOf } from '../rules/spelling.ts'
import type { AwardRecord, MemorandumRecord } from '../schema/records.ts'
import { behindId, type Reader } from './reader.ts'

const memorandumColumns = {
  ...lineColumns,
  ...{ summaryKk: true, summaryRu: true, summaryEn: true, updatedAt: true, isDemo: true },
} satisfies Prisma.MemorandumSelect
type MemorandumRow = Prisma.MemorandumGetPayload<{ select: typeof memorandumColumns }>

export const memorandumReader: Reader<Prisma.MemorandumWhereInput, MemorandumRecord> = {
  async list(client, { where, after, take, today }) {
    const rows = await client.memorandum.findMany({
      where: { AND: [isPublic, where, behindId(after)] },
      orderBy: { id: 'asc' },
      take,
      select: memorandumColumns,
    })
    return rows.map((row) => ({ record: memorandumOf(row, today), place: { value: '', id: row.id } }))
  },
  count: (client, where) => client.memorandum.count({ where: { AND: [isPublic, where] } }),
  async find(client, slug, today) {
    if (!slugPattern.test(slug)) return null
    const where = { ...isPublic, slug }
    const row = await client.memorandum.findFirst({ where, select: memorandumColumns })
    return row && memorandumOf(row, today)
  },
}

function memorandumOf(row: MemorandumRow, today: string): MemorandumRecord {
  const { id, slug, subject, isSigned, sourceUrl, publishedAt, isDemo } = row
  const dates = datesOf(row)
  const { signedOn, validUntil, terminatedOn } = dates
  return {
    ...{ id, slug, page: pageOf(`/memoranda/${slug}`), title: namesOf(row, 'title') },
    subject: { code: subject.code, name: namesOf(subject, 'name') },
    ...{ status: memorandumStatus(dates, today), isSigned, signedOn, validUntil, terminatedOn },
    parties: row.parties.map((party) => ({
      name: namesOf(party, 'name'),
      organisation: party.organisation?.state === 'published' ? party.organisation.slug : null,
    })),
    summary: wordsOf(row, 'summary'),
    sourceUrl: sourceUrl || null,
    publishedAt: publishedAt && instantText(publishedAt),
    updatedAt: instantText(row.updatedAt),
    isDemo,
  }
}

type AwardRow = Prisma.AwardGetPayload<{ select: typeof publicColumns }>

/** The public register: nothing hidden, and names as the register shows them on that day (R11). */
export const awardReader: Reader<Prisma.AwardWhereInput, AwardRecord> = {
  async list(client, { where, after, take, today }) {
    const rows = await client.award.findMany({
      where: { AND: [isListed, where, behindId(after)] },
      orderBy: { id: 'asc' },
      take,
      select: publicColumns,
    })
    return rows.map((row) => ({ record: awardOf(row, today), place: { value: '', id: row.id } }))
  },
  count: (client, where) => client.award.count({ where: { AND: [isListed, where] } }),
  async find(client, id, today) {
    if (!idPattern.test(id)) return null
    const row = await client.award.findFirst({ where: { AND: [isListed, { id }] }, select: publicColumns })
    return row && awardOf(row, today)
  },
}

function awardOf(row: AwardRow, today: string): AwardRecord {
  const { id, kind, year, number, organisation, person, event, sourceUrl } = row
  const [kk, ru, en] = locales.map((locale) => publicName(row, locale, today)) as [string, string, string]
  const isEventPublic = event !== null && event.state !== 'draft' && event.centre.state === 'published'
  return {
    ...{ id, page: pageOf(`/awards/${id}`), number: awardNumberText(kind.prefix, year, number ?? 0) },
    kind: { code: kind.code, name: namesOf(kind, 'name') },
    ...{ year, issuedOn: dayText(row.issuedOn) },
    recipientKind: row.organisationId === null ? 'person' : 'organisation',
    recipient: { kk, ru, en },
    organisation: organisation?.state === 'published' ? organisation.slug : null,
    person: person?.slug ?? null,
    reason: wordsOf(row, 'reason'),
    issuer: namesOf(row, 'issuer'),
    event: isEventPublic ? { slug: event.slug, title: namesOf(event, 'title') } : null,
    sourceUrl: sourceUrl || null,
    updatedAt: instantText(row.updatedAt),
    // What a source published is real even in the demonstration.
    isDemo: row.isDemo && sourceUrl === null,
  }
}
