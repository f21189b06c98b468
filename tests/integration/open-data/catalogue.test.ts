import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { answerFile } from '#app/api/open-data/answer.ts'
import { makeEdition } from '#lib/open-data/commands/make-edition.ts'
import { datasets } from '#lib/open-data/schema/datasets.ts'
import { createCentre, createEvent, createMemorandum, createOrganisation } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { catalogueComplaints, dcat, dct, type Node, nodesOf, spdx } from '#tests/support/dcat.ts'
import { withReference } from '#tests/support/reference.ts'

const get = (path: string) => answerFile(new Request(`http://site.invalid${path}`), path.split('/').slice(3))
const iana = 'https://www.iana.org/assignments/media-types/'

let index: Record<string, unknown>
let nodes: Node[]
beforeAll(async () => {
  await withReference()
  await createCentre(db, { state: 'published' })
  await createOrganisation(db, { state: 'published' })
  await createMemorandum(db)
  await createEvent(db, { state: 'published', publishedAt: new Date() })
  await makeEdition(null)
  const answer = await get('/api/open-data/index.json')
  expect(answer.headers.get('content-type')).toMatch(/^application\/ld\+json/)
  index = (await answer.json()) as Record<string, unknown>
  nodes = nodesOf(index)
})

const ofType = (type: string) => nodes.filter(({ types }) => types.includes(type))

test('the index is a catalogue as DCAT-AP asks for, of all sets of data and the API', () => {
  expect(catalogueComplaints(nodes)).toEqual([])
  const [catalogue, ...others] = ofType(`${dcat}Catalog`)
  expect(others).toEqual([])
  expect(catalogue?.values[`${dcat}dataset`]).toHaveLength(datasets.length)
  const titles = catalogue?.values[`${dct}title`]?.map((title) => title['@language'])
  expect(titles).toEqual(['kk', 'ru', 'en'])
  expect(ofType(`${dcat}DataService`)).toHaveLength(1)
  const names = nodes.flatMap((node) =>
    node.types.some((type) => type.startsWith(dcat)) ? (node['@id'] ?? []) : [],
  )
  expect(new Set(names).size, 'each thing has a name of its own').toBe(names.length)
})

test('a catalogue that lacks something is complained about', () => {
  const [first, ...rest] = index.datasets as { distributions: object[] }[]
  const without = (name: string) => nodesOf({ ...index, [name]: undefined, datasets: [first, ...rest] })
  expect(catalogueComplaints(without('publisher')).length).toBeGreaterThan(0)
  const broken = { ...first, distributions: [{ ...first!.distributions[0], latestUrl: '', byteSize: -1 }] }
  expect(catalogueComplaints(nodesOf({ ...index, datasets: [broken] })).length).toBeGreaterThanOrEqual(2)
})

test('every address of a distribution answers with the media type, the bytes and the checksum it states', async () => {
  const files = ofType(`${dcat}Distribution`)
  expect(files).toHaveLength(datasets.length * 2)
  for (const { values } of files) {
    const one = (name: string) => values[name]![0]!
    const sum = (one(`${spdx}checksum`) as Node).values[`${spdx}checksumValue`]![0]!['@value']
    const stated = [one(`${dcat}mediaType`)['@id'], one(`${dcat}byteSize`)['@value'], sum]
    for (const name of ['downloadURL', 'accessURL']) {
      const { pathname } = new URL(one(dcat + name)['@id']!)
      const answer = await get(pathname)
      expect(answer.status, pathname).toBe(200)
      const body = Buffer.from(await answer.arrayBuffer())
      const type = iana + answer.headers.get('content-type')?.split(';')[0]
      expect([type, body.length, createHash('sha256').update(body).digest('hex')], pathname).toEqual(stated)
    }
    for (const described of values[`${dct}conformsTo`]!) {
      const answer = await get(new URL(described['@id']!).pathname)
      expect(answer.status, described['@id']).toBe(200)
      expect(await answer.json()).toBeTypeOf('object')
    }
  }
})
