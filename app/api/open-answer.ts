import { addressIn } from '#lib/i18n/client-address.ts'
import { isDatabaseUnavailable } from '#lib/platform/db-errors.ts'
import { env } from '#lib/platform/env.ts'
import { StoreAway } from '#lib/platform/file-store.ts'
import { allowanceHeaders, spendOpenData } from '#lib/platform/open-response.ts'
import { problemResponse } from './problem.ts'

/**
 * One request for open data: counted first, told how much is left, and told in words when the database or the files are away.
 * Other methods than reading get 405.
 */
export async function openAnswer(request: Request, answer: () => Promise<Response>): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return problemResponse(request, 'method', { allow: 'GET, HEAD, OPTIONS' })
  const allowance = await spendOpenData(addressIn(request.headers, env.TRUST_PROXY))
  const left = allowanceHeaders(allowance)
  if (allowance.isOver) return problemResponse(request, 'limit', left)
  try {
    const given = await answer()
    for (const [name, value] of Object.entries(left)) given.headers.set(name, value)
    return given
  } catch (error) {
    if (!isDatabaseUnavailable(error) && !(error instanceof StoreAway)) throw error
    return problemResponse(request, 'away', { 'retry-after': '30' })
  }
}
