import { negotiateLocale } from '#lib/i18n/negotiate.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type Translate, translator } from '#lib/i18n/translator.ts'
import type { Problem } from '#lib/open-data/schema/resources.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { openHeaders } from '#lib/platform/open-response.ts'

export type ProblemName = 'query' | 'cursor' | 'unknown' | 'method' | 'limit' | 'away'
const statuses: Record<ProblemName, number> = {
  ...{ query: 400, cursor: 400, unknown: 404, method: 405, limit: 429, away: 503 },
}

/** Programs that name no language get English; people who read an answer get theirs. */
export function languageOf(request: Request): Locale {
  const wished = request.headers.get('accept-language')
  return wished && wished !== '*' ? negotiateLocale(wished) : 'en'
}

/** A refusal as RFC 9457 writes it, in the reader's language. */
export async function problemResponse(
  request: Request,
  name: ProblemName,
  headers: Record<string, string> = {},
  errorsOf: (t: Translate) => Problem['errors'] = () => undefined,
): Promise<Response> {
  const locale = languageOf(request)
  const t = await translator(locale)
  const errors = errorsOf(t)
  const problem: Problem = {
    type: `${siteUrl}/en/about/open-data#problem-${name}`,
    title: t(`openData.problems.${name}.title`),
    status: statuses[name],
    detail: t(`openData.problems.${name}.detail`),
    ...(errors ? { errors } : {}),
  }
  return new Response(request.method === 'HEAD' ? null : JSON.stringify(problem), {
    status: statuses[name],
    headers: {
      ...openHeaders,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': locale,
      'cache-control': 'no-store',
      vary: 'accept-language',
      ...headers,
    },
  })
}
