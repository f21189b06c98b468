import { findEdition, listEditions, openPart } from '#lib/open-data/public/editions.ts'
import { catalogueTexts, changeTexts } from '#lib/open-data/public/texts.ts'
import { catalogueOf, checksumsOf } from '#lib/open-data/rules/catalogue.ts'
import { changelogOf } from '#lib/open-data/rules/editions.ts'
import { schemaFormats, writeSchema } from '#lib/open-data/rules/schemas.ts'
import { isDataset } from '#lib/open-data/schema/datasets.ts'
import { editionPattern } from '#lib/open-data/schema/editions.ts'
import { openResponse, tagOf } from '#lib/platform/open-response.ts'
import { problemResponse } from '../problem.ts'

/** Asked about again after five minutes: an edition is new once a night, and whoever must go from one goes within seconds. */
const cacheControl = 'public, max-age=300, must-revalidate'

/**
 * The answer to a path behind `/api/open-data`: a file of the newest edition or, behind its name, of an older one; the index and
 * checksums of either; descriptions of the columns; the changelog.
 */
export async function answerFile(request: Request, path: readonly string[]): Promise<Response> {
  const [first = '', second, ...rest] = path
  if (rest.length > 0) return problemResponse(request, 'unknown')
  if (first === 'schemas' && second !== undefined) return answerSchema(request, second)
  if (first === 'changelog.json' && second === undefined) return answerChangelog(request)
  if (second !== undefined && !editionPattern.test(first)) return problemResponse(request, 'unknown')
  const [name, file] = second === undefined ? [null, first] : [first, second]
  const edition = await findEdition(name)
  if (!edition) return problemResponse(request, 'unknown')
  const changedAt = new Date(Math.max(...edition.parts.map(({ writtenAt }) => writtenAt.getTime())))
  if (file === 'index.json')
    return written(request, JSON.stringify(catalogueOf(edition, await catalogueTexts())), {
      ...{ type: 'application/ld+json; charset=utf-8', name: 'index.json', changedAt },
    })
  if (file === 'checksums.txt')
    return written(request, checksumsOf(edition), {
      ...{ type: 'text/plain; charset=utf-8', name: 'checksums.txt', changedAt },
    })
  return answerStored(request, edition, file)
}

type Edition = NonNullable<Awaited<ReturnType<typeof findEdition>>>

async function answerStored(request: Request, edition: Edition, name: string): Promise<Response> {
  const part = edition.parts.find(({ files }) => files.some((file) => file.name === name))
  const file = part?.files.find((one) => one.name === name)
  if (!part || !file) return problemResponse(request, 'unknown')
  const head = {
    etag: `"${file.sha256.slice(0, 40)}"`,
    changedAt: part.writtenAt,
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.bytes),
      'cache-control': cacheControl,
      'content-disposition': `attachment; filename="${edition.name}-${name}"`,
      link: `</api/open-data/${edition.name}/${name}>; rel="canonical", <https://creativecommons.org/licenses/by/4.0/>; rel="license"`,
    },
  }
  const short = openResponse(request, { ...head, body: null })
  if (short.status === 304 || request.method === 'HEAD') return short
  const stored = await openPart(part.storageKey, name)
  // Written anew between the two questions: the row names other bytes now.
  if (!stored) return problemResponse(request, 'away', { 'retry-after': '1' })
  return new Response(stored, { headers: short.headers })
}

async function answerSchema(request: Request, file: string): Promise<Response> {
  const [dataset = '', format = '', end, ...rest] = file.split('.')
  const known = schemaFormats.find((each) => each === format)
  if (!isDataset(dataset) || !known || end !== 'json' || rest.length > 0)
    return problemResponse(request, 'unknown')
  const type = {
    schema: 'application/schema+json',
    table: 'application/json',
    csvw: 'application/csvm+json',
  }[known]
  return written(request, JSON.stringify(writeSchema(dataset, known), null, 2), { type, name: file })
}

async function answerChangelog(request: Request): Promise<Response> {
  const [editions, texts] = [await listEditions(), await changeTexts()]
  const name = 'changelog.json'
  return written(request, JSON.stringify(changelogOf(editions, texts)), {
    type: 'application/json; charset=utf-8',
    name,
  })
}

type Written = { type: string; name: string; changedAt?: Date }

function written(request: Request, body: string, { type, name, changedAt }: Written): Response {
  return openResponse(request, {
    ...{ body, etag: tagOf(body), changedAt },
    headers: {
      'content-type': type,
      'cache-control': cacheControl,
      'content-disposition': `inline; filename="${name}"`,
    },
  })
}
