import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { newId } from '../ids.ts'
import type { Region } from './region.ts'

/** A notice on the home page, a news item and an event to stand first, and a call-up that lies ready as an example and is not out. */
export async function loadHome({ tx, now, units }: Region): Promise<void> {
  await tx.announcement.create({
    data: {
      textKk: 'Сенбі күні фронт-офис 10:00–13:00 аралығында ашық (демо).',
      textRu: 'В субботу фронт-офис открыт с 10:00 до 13:00 (демо).',
      textEn: 'On Saturday the front office is open from 10:00 to 13:00 (demo).',
      ...{ link: '/front-office', isDemo: true },
      ...{ startsAt: new Date(now.getTime() - hourMs), endsAt: new Date(now.getTime() + 30 * dayMs) },
    },
  })
  await loadPlaces(tx, now)
  await loadCallUp(tx, now, units.get('kokshetau')?.id)
}

async function loadPlaces(tx: Region['tx'], now: Date): Promise<void> {
  const news = await tx.newsItem.findFirst({
    where: { state: 'published', kind: 'story' },
    orderBy: { publishedAt: 'desc' },
    select: { id: true },
  })
  const event = await tx.event.findFirst({
    where: { state: 'published', isDateStated: true, startsAt: { gt: new Date(now.getTime() + 7 * dayMs) } },
    orderBy: { startsAt: 'asc' },
    select: { id: true },
  })
  for (const isDraft of [false, true]) {
    if (news) await tx.homeSlot.create({ data: { position: 1, isDraft, kind: 'news', newsId: news.id } })
    if (event) await tx.homeSlot.create({ data: { position: 2, isDraft, kind: 'event', eventId: event.id } })
  }
}

async function loadCallUp(tx: Region['tx'], now: Date, unitId: string | undefined): Promise<void> {
  const id = newId()
  await tx.callUp.create({
    data: {
      ...{ id, slug: 'demo-call-up', isDemo: true },
      ...{ titleKk: 'Үлгі: көктемгі су тасқыны', titleRu: 'Образец: весенний паводок' },
      textKk:
        'Қап толтыруға және жағалауды нығайтуға адам керек. Бұл — дайын тұрған үлгі, мұндай жағдай болған жоқ.',
      textRu:
        'Нужны люди набивать мешки и укреплять берег. Это образец, который лежит наготове: такого не было.',
      ...{ bringKk: 'Резеңке етік, қолғап, су', bringRu: 'Резиновые сапоги, перчатки, вода' },
      ...{ startsAt: now, endsAt: new Date(now.getTime() + 3 * dayMs) },
    },
  })
  if (unitId) await tx.callUpUnit.create({ data: { callUpId: id, unitId } })
}
