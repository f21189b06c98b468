import { readPage, readRecord } from '#lib/open-data/public/api.ts'
import { openApi } from '#lib/open-data/rules/openapi.ts'
import { type Question, readQuestion } from '#lib/open-data/rules/questions.ts'
import { apiPath, pageAnswer, rootOf, singleAnswer } from '#lib/open-data/rules/answers.ts'
import { now } from '#lib/platform/clock.ts'
import { openResponse, tagOf } from '#lib/platform/open-response.ts'
import { problemResponse } from '../problem.ts'

/** A minute old is new enough for a program, and a proxy may show it a little longer while it asks. */
const cacheControl = 'public, max-age=60, stale-while-revalidate=300'

/** The answer of the API to a path behind `/api/v1`. */
export async function answerApi(request: Request, path: readonly string[]): Promise<Response> {
  const search = new URL(request.url).searchParams
  const question = readQuestion(path, search)
  if (question.kind === 'unknown') return problemResponse(request, 'unknown')
  if (question.kind === 'refused') return problemResponse(request, 'query', {}, question.errorsOf)
  if (question.kind === 'root') return answer(request, rootOf(now()))
  if (question.kind === 'openapi') return answer(request, openApi())
  if (question.kind === 'one') return answerOne(request, question)
  return answerList(request, question)
}

async function answerOne(request: Request, { resource, key }: Question<'one'>): Promise<Response> {
  const record = await readRecord(resource, key)
  if (!record) return problemResponse(request, 'unknown')
  return answer(request, singleAnswer(record, `${apiPath}/${resource}/${key}`))
}

async function answerList(request: Request, { resource, asked, given }: Question<'list'>): Promise<Response> {
  const page = await readPage(resource, asked)
  if (!page) return problemResponse(request, 'cursor')
  const body = pageAnswer(resource, page, given)
  const { next } = body.links
  return answer(request, body, next ? [`<${next}>; rel="next"`] : [])
}

function answer(request: Request, body: object, links: string[] = []): Response {
  const text = JSON.stringify(body)
  const always = [
    '</api/v1/openapi.json>; rel="service-desc"',
    '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
  ]
  return openResponse(request, {
    body: text,
    etag: tagOf(text),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': cacheControl,
      link: [...links, ...always].join(', '),
    },
  })
}
