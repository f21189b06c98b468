import { fold } from '#lib/platform/text.ts'
import type { CentreHost } from '#prisma/generated/client.ts'
import hosts from '../data/centre-hosts.json' with { type: 'json' }
import seats from '../data/unit-demo.json' with { type: 'json' }
import { newId } from '../ids.ts'
import { centreRow } from '../rows.ts'
import { centreWords, hostTexts, openingHoursOf } from './centre-texts.ts'
import { inPortions, type Region, type UnitRow } from './region.ts'

export type DemoCentre = { id: string; slug: string; unit: string; host: CentreHost; people: number }

type Seat = (typeof seats)[keyof typeof seats]

/** A name as long as names get, so that every page meets one. */
const longName = {
  nameKk:
    '«Достық» волонтерлік орталығы — ауылдық округтің жас және аға буын волонтерлерінің бірлескен қоғамдық бастамалар орталығы',
  nameRu:
    'Волонтёрский центр «Достық» — объединённый центр общественных инициатив молодых и старших волонтёров сельского округа',
  nameEn:
    '“Dostyq” volunteer centre – joint centre for the public initiatives of young and senior volunteers of the rural district',
}

/** 74 centres, each with the number of people it will hold. */
export async function loadCentres(region: Region): Promise<DemoCentre[]> {
  const rows: ReturnType<typeof centreRow>[] = []
  const centres: DemoCentre[] = []
  for (const unit of region.units.values()) {
    const seat = seats[unit.slug as keyof typeof seats]
    const kinds = hostsOf(unit.slug)
    const people = sharesOf(region, seat.people, kinds.length)
    const words = unit.slug === 'kokshetau' ? centreWords : region.random.shuffle(centreWords)
    kinds.forEach((host, index) => {
      const row = asCentre({ region, unit, seat, host, word: words[index] ?? ['Асар', 'Asar'], index })
      rows.push(row)
      centres.push({ id: row.id, slug: row.slug, unit: unit.slug, host, people: people[index] ?? 0 })
    })
  }
  const long = rows.findLast((row) => row.host === 'ruralDistrict')
  const longUnit = [...region.units.values()].find(({ id }) => id === long?.unitId)
  if (long && longUnit) Object.assign(long, longName, { searchKey: keyOf(longName, longUnit) })
  await inPortions(rows, (data) => region.tx.centre.createMany({ data }))
  return centres
}

function hostsOf(slug: string): CentreHost[] {
  const more = (hosts as Record<string, string>)[slug]
  return ['youthCentre', ...((more?.split(' ') ?? []) as CentreHost[])]
}

function namesOf(unit: UnitRow, kk: string, latin: string): typeof longName {
  return {
    nameKk: `«${kk}» волонтерлік орталығы, ${unit.shortKk}`,
    nameRu: `Волонтёрский центр «${kk}», ${unit.shortRu}`,
    nameEn: `“${latin}” volunteer centre, ${unit.shortEn}`,
  }
}

/** As the centres' own commands keep it: the names and the unit's. */
function keyOf(names: typeof longName, unit: UnitRow): string {
  return fold([names.nameKk, names.nameRu, names.nameEn, unit.nameKk, unit.nameRu, unit.nameEn].join(' '))
}

type CentreFacts = {
  region: Region
  unit: UnitRow
  seat: Seat
  host: CentreHost
  word: [string, string]
  index: number
}

function asCentre({ region, unit, seat, host, word: [kk, latin], index }: CentreFacts) {
  const hours = openingHoursOf(host)
  const names = namesOf(unit, kk, latin)
  const createdAt = new Date(region.now.getTime() - region.random.whole(800, 2200) * 86_400_000)
  return centreRow({
    id: newId(),
    slug: `${latin.toLowerCase()}-${unit.slug}`,
    host,
    unitId: unit.id,
    ...names,
    searchKey: keyOf(names, unit),
    descriptionKk: hostTexts[host].kk.replace('{seat}', seat.seatKk.replace(/\.$/, '')),
    descriptionRu: hostTexts[host].ru.replace('{seat}', seat.seatRu),
    descriptionEn: hostTexts[host].en.replace('{seat}', seat.seatEn),
    addressKk: seat.seatKk,
    addressRu: seat.seatRu,
    addressEn: seat.seatEn,
    ...placeOf(unit, host, index),
    openingHoursKk: hours.kk,
    openingHoursRu: hours.ru,
    openingHoursEn: hours.en,
    email: `${latin.toLowerCase()}.${unit.slug}@demo.invalid`,
    verifiedAt: region.random.chance(0.85)
      ? new Date(region.now.getTime() - region.random.whole(20, 300) * 86_400_000)
      : null,
    isDemo: true,
    createdAt,
  })
}

/**
 * A place near the unit's administrative centre, made up like the rest: in the settlement, or for a rural district some way off.
 * Every fifth centre has none yet. Without chance, so that what is drawn by lot elsewhere stays as it was.
 */
function placeOf({ latitude, longitude }: UnitRow, host: CentreHost, index: number) {
  if (index % 5 === 4) return {}
  const angle = index * 2.4 + latitude
  const far = host === 'ruralDistrict' ? 0.16 + (index % 4) * 0.07 : 0.004 + (index % 6) * 0.003
  const rounded = (degrees: number) => Math.round(degrees * 100_000) / 100_000
  return {
    latitude: rounded(latitude + far * Math.sin(angle)),
    longitude: rounded(longitude + far * 1.6 * Math.cos(angle)),
  }
}

/** Parts of a whole: the first centre of a unit is the largest, none is empty. */
function sharesOf(region: Region, people: number, count: number): number[] {
  const weights = Array.from({ length: count }, (_, index) =>
    index === 0 ? 2.2 : 0.6 + region.random.next() * 0.9,
  )
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const parts = weights.map((weight) => Math.max(5, Math.floor((people * weight) / sum)))
  parts[0] = (parts[0] ?? 0) + people - parts.reduce((total, part) => total + part, 0)
  return parts
}
