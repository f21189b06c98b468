import { hourMs } from '#lib/platform/clock.ts'
import { type DemoEvent, slugOfEvent } from './events.ts'
import { sourceUrl } from './organisations.ts'
import type { Region } from './region.ts'

/** The figures the article printed; live counters never touch them. */
export async function loadSnapshot(region: Region): Promise<void> {
  const titles = {
    titleKk: 'Фронт-офистің ашылуы',
    titleRu: 'Открытие фронт-офиса',
    titleEn: 'Opening of the front office',
  }
  const figures = { centres: 74, organisations: 12, people: 2301 }
  await region.tx.statisticSnapshot.create({
    data: { code: 'opening', ...titles, ...figures, sourceUrl, isDemo: true },
  })
}

/** History of the events' publishing, so that the audit page has something to read. */
export async function loadHistory(region: Region, events: DemoEvent[], actorUserId: string): Promise<void> {
  const rows = events
    .filter(({ plan }) => plan.status !== 'draft' && !plan.isSourceRally)
    .map((event) => ({
      at: new Date(event.createdAt.getTime() + hourMs),
      actorUserId,
      actorRole: 'administrator',
      action: 'event.published',
      subjectType: 'event',
      subjectId: event.id,
      subjectLabel: slugOfEvent(event.plan),
      centreId: event.centreId,
      isDemo: true,
    }))
  await region.tx.auditEntry.createMany({ data: rows })
}
