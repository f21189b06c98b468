import { cacheLife, cacheTag } from 'next/cache'
import { publicCentres } from '#lib/centres/policy.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { publicIn } from './policy.ts'
import { faqSuffixes } from './rules.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const

/** What a question can be about. */
export async function listTopics() {
  'use cache'
  cacheTag('faq')
  cacheLife('max')
  return db.consultationTopic.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, code: true, ...names },
  })
}

/** The public centres a question can be sent to, by district and name. */
export async function listCentresToAsk() {
  'use cache'
  cacheTag('centres')
  cacheLife('hours')
  return db.centre.findMany({
    where: publicCentres,
    orderBy: [{ unit: { nameKk: 'asc' } }, { nameKk: 'asc' }, { id: 'asc' }],
    take: 500,
    select: { id: true, ...names, unit: { select: { shortKk: true, shortRu: true, shortEn: true } } },
  })
}

/** The questions and answers published in a language, in their order; only that language's words leave the database. */
export async function listPublishedFaq(locale: Locale) {
  'use cache'
  cacheTag('faq')
  cacheLife('hours')
  const suffix = faqSuffixes[locale]
  const rows = await db.faqEntry.findMany({
    where: publicIn(locale),
    orderBy: [{ topic: { position: 'asc' } }, { position: 'asc' }, { id: 'asc' }],
    take: 500,
    select: {
      ...{ id: true, link: true, topic: { select: { code: true, ...names } } },
      ...{ questionKk: locale === 'kk', answerKk: locale === 'kk', searchKeyKk: locale === 'kk' },
      ...{ questionRu: locale === 'ru', answerRu: locale === 'ru', searchKeyRu: locale === 'ru' },
      ...{ questionEn: locale === 'en', answerEn: locale === 'en', searchKeyEn: locale === 'en' },
    },
  })
  return rows.map((row) => ({
    ...{ id: row.id, link: row.link, topic: row.topic },
    question: row[`question${suffix}`] ?? '',
    answer: row[`answer${suffix}`] ?? '',
    searchKey: row[`searchKey${suffix}`] ?? '',
  }))
}

export type PublishedFaq = Awaited<ReturnType<typeof listPublishedFaq>>[number]
