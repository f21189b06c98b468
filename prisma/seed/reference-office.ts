import { faqSearchKeys } from '#lib/consultations/rules.ts'
import type { Db, Tx } from '#lib/platform/db.ts'
import topics from './data/consultation-topics.json' with { type: 'json' }
import faq from './data/faq.json' with { type: 'json' }
import holidays from './data/holidays.json' with { type: 'json' }

/**
 * Topics of questions at every start; the first public answers and the known holidays only together with the very first topics, because
 * editors delete and change those as they like. Returns how many rows were added.
 */
export async function loadOfficeReference(db: Db | Tx): Promise<number> {
  const added = await db.consultationTopic.createMany({ data: topics, skipDuplicates: true })
  const isFirst = added.count === topics.length
  if (!isFirst) return added.count
  const known = await db.consultationTopic.findMany({ select: { id: true, code: true } })
  const ids = new Map(known.map(({ code, id }) => [code, id]))
  const entries = faq.map(({ topic, ...entry }) => ({
    ...entry,
    ...faqSearchKeys(entry),
    ...{ topicId: ids.get(topic) ?? '', isPublicKk: true, isPublicRu: true, isPublicEn: true },
  }))
  const counts = [
    await db.faqEntry.createMany({ data: entries }),
    await db.officeException.createMany({
      data: holidays.map(({ day, ...reason }) => ({ day: new Date(day), isClosed: true, ...reason })),
      skipDuplicates: true,
    }),
  ]
  return counts.reduce((sum, { count }) => sum + count, added.count)
}
