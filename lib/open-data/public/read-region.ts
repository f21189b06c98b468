import { slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { namesOf } from '../rules/spelling.ts'
import type { DirectionRecord, UnitRecord } from '../schema/records.ts'
import { behindId, type Reader } from './reader.ts'

type UnitRow = Prisma.UnitGetPayload<object>

export const unitReader: Reader<Prisma.UnitWhereInput, UnitRecord> = {
  async list(client, { where, after, take }) {
    const rows = await client.unit.findMany({
      where: { AND: [where, behindId(after)] },
      orderBy: { id: 'asc' },
      take,
    })
    return rows.map((row) => ({ record: unitOf(row), place: { value: '', id: row.id } }))
  },
  count: (client, where) => client.unit.count({ where }),
  async find(client, slug) {
    const row = slugPattern.test(slug) ? await client.unit.findUnique({ where: { slug } }) : null
    return row && unitOf(row)
  },
}

function unitOf(row: UnitRow): UnitRecord {
  const { slug, kato, kind, latitude, longitude } = row
  return { slug, kato, kind, name: namesOf(row, 'name'), short: namesOf(row, 'short'), latitude, longitude }
}

type DirectionRow = Prisma.DirectionGetPayload<object>

export const directionReader: Reader<Prisma.DirectionWhereInput, DirectionRecord> = {
  async list(client, { where, after, take }) {
    const rows = await client.direction.findMany({
      where: { AND: [where, behindId(after)] },
      orderBy: { id: 'asc' },
      take,
    })
    return rows.map((row) => ({ record: directionOf(row), place: { value: '', id: row.id } }))
  },
  count: (client, where) => client.direction.count({ where }),
  async find(client, code) {
    const row = /^[\w-]{1,80}$/.test(code) ? await client.direction.findUnique({ where: { code } }) : null
    return row && directionOf(row)
  },
}

function directionOf(row: DirectionRow): DirectionRecord {
  return { code: row.code, name: namesOf(row, 'name'), isAdultsOnly: row.isAdultsOnly }
}
