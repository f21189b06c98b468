import { fold } from '#lib/platform/text.ts'
import { dayMs } from '#lib/platform/clock.ts'
import type { AwardKind, Direction, LibraryKind, NewsKind, Unit } from '#prisma/generated/client.ts'
import { newId } from '#prisma/seed/ids.ts'
import * as rows from '#prisma/seed/rows.ts'
import { db } from '#tests/support/database.ts'
import { sceneEvents } from './scene-events.ts'
import * as papers from './scene-papers.ts'
import * as places from './scene-places.ts'

type Reference = {
  units: ReadonlyMap<string, Unit>
  directions: ReadonlyMap<string, Direction>
  kinds: ReadonlyMap<string, AwardKind>
}

/** Adds the scene's published records of all eight kinds to what the database holds. */
export async function loadScene(): Promise<void> {
  const reference: Reference = {
    units: new Map((await db.unit.findMany()).map((unit) => [unit.slug, unit])),
    directions: new Map((await db.direction.findMany()).map((direction) => [direction.code, direction])),
    kinds: new Map((await db.awardKind.findMany()).map((kind) => [kind.code, kind])),
  }
  const centreOfUnit = await loadCentres(reference)
  await loadEvents(reference, centreOfUnit)
  await loadBodies()
  await loadNews()
  await loadMemoranda()
  await loadLibrary()
  await loadAwards(reference)
}

function linesOf(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
}

function mustHave<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key)
  if (!value) throw new Error(`The scene names «${key}», which the reference does not know`)
  return value
}

async function loadCentres({ units }: Reference): Promise<Map<string, string>> {
  const data = linesOf(places.sceneCentres).map(([nameKk, nameRu, nameEn, unit, kk, ru]) => ({
    ...rows.centreRow({
      unitId: mustHave(units, unit!).id,
      nameKk: nameKk!,
      nameRu: nameRu!,
      nameEn: nameEn!,
    }),
    ...{ descriptionKk: kk!, descriptionRu: ru! },
  }))
  await db.centre.createMany({ data })
  const centres = await db.centre.findMany({
    orderBy: { createdAt: 'asc' },
    select: { id: true, unit: true },
  })
  return new Map(centres.map(({ id, unit }) => [unit.slug, id]))
}

async function loadEvents({ units, directions }: Reference, centreOfUnit: Map<string, string>) {
  const data = linesOf(sceneEvents).map(([kk, ru, en, unit, direction, placeKk, placeRu, days]) => {
    const startsAt = new Date(Date.now() + Number(days) * dayMs)
    return rows.eventRow({
      ...{ titleKk: kk!, titleRu: ru!, titleEn: en!, placeKk: placeKk!, placeRu: placeRu!, startsAt },
      endsAt: new Date(startsAt.getTime() + dayMs / 8),
      unitId: mustHave(units, unit!).id,
      centreId: mustHave(centreOfUnit, unit!),
      directionId: mustHave(directions, direction!).id,
    })
  })
  await db.event.createMany({ data })
}

async function loadBodies() {
  const organisations = linesOf(places.sceneOrganisations).map(([nameKk, nameRu, nameEn, others]) =>
    rows.organisationRow({
      ...{ nameKk: nameKk!, nameRu: nameRu!, nameEn: nameEn! },
      aliases: others ? others.split(',').map((name) => name.trim()) : [],
    }),
  )
  await db.organisation.createMany({ data: organisations })
  const persons = linesOf(places.scenePersons).map(([nameKk, nameRu, nameEn, storyKk, storyRu]) => ({
    slug: `person-${newId()}`,
    ...{ nameKk: nameKk!, nameRu: nameRu!, nameEn: nameEn!, storyKk: storyKk!, storyRu: storyRu! },
  }))
  await db.person.createMany({ data: persons })
}

async function loadNews() {
  const items = linesOf(papers.sceneNews).map(([kind, kk, ru, en, leadKk, leadRu, days]) => ({
    id: newId(),
    kind: kind as NewsKind,
    publishedAt: new Date(Date.now() - Number(days) * dayMs),
    texts: { kk: [kk!, leadKk!], ru: [ru!, leadRu!], en: [en!, ''] },
  }))
  await db.newsItem.createMany({
    data: items.map(({ texts: _, ...item }) => ({ ...item, state: 'published' })),
  })
  const translations = items.flatMap(({ id, texts }) =>
    Object.entries(texts).map(([locale, [title = '', lead = '']]) => ({
      ...{ newsId: id, locale, title, lead, slug: `scene-${id}`, state: 'published' as const },
      body: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: lead || title }] }],
      },
      searchKey: fold(`${title} ${lead}`),
    })),
  )
  await db.newsTranslation.createMany({ data: translations })
}

async function loadMemoranda() {
  const subject = await db.memorandumSubject.findFirstOrThrow({ where: { code: 'cooperation' } })
  for (const [titleKk, titleRu, titleEn, nameKk, nameRu] of linesOf(papers.sceneMemoranda)) {
    const given = { titleKk: titleKk!, titleRu: titleRu!, titleEn: titleEn!, subjectId: subject.id }
    const { id } = await db.memorandum.create({ data: rows.memorandumRow(given) })
    const sides = [
      { nameKk: 'Облыстық фронт-офис', nameRu: 'Областной фронт-офис', nameEn: 'Regional front office' },
      { nameKk: nameKk!, nameRu: nameRu!, nameEn: nameRu! },
    ]
    const data = sides.map((side, index) => ({ ...side, memorandumId: id, position: index + 1 }))
    await db.memorandumParty.createMany({ data })
  }
}

async function loadLibrary() {
  const data = linesOf(papers.sceneLibrary).map(
    ([kind, titleKk, titleRu, titleEn, summaryKk, summaryRu]) => ({
      ...{ kind: kind as LibraryKind, state: 'published' as const, slug: `paper-${newId()}` },
      ...{
        titleKk: titleKk!,
        titleRu: titleRu!,
        titleEn: titleEn!,
        summaryKk: summaryKk!,
        summaryRu: summaryRu!,
      },
      publishedAt: new Date(),
    }),
  )
  await db.libraryItem.createMany({ data })
}

async function loadAwards({ kinds }: Reference) {
  for (const [index, [kind, kk, ru, en, reasonKk, reasonRu]] of linesOf(papers.sceneAwards).entries()) {
    const person = { nameKk: kk!, nameRu: ru!, nameEn: en!, slug: `awarded-${newId()}` }
    const { id: personId } = await db.person.create({ data: person })
    const data = rows.awardRow({
      ...{
        kindId: mustHave(kinds, kind!).id,
        number: 900 + index,
        state: 'issued',
        issuedOn: new Date('2026-09-01'),
      },
      ...{
        recipientKk: kk!,
        recipientRu: ru!,
        recipientEn: en!,
        reasonKk: reasonKk!,
        reasonRu: reasonRu!,
        personId,
      },
    })
    await db.award.create({ data })
  }
}
