import { isDatabaseUnavailable } from '#lib/platform/db-errors.ts'

/** For `catch`: a database that is away is no fault of the map. */
export function awayOrThrow(error: unknown): 'away' {
  if (isDatabaseUnavailable(error)) return 'away'
  throw error
}

/** Machines that read maps keep what they have and come again. */
export function comeAgain(): Response {
  return new Response(null, { status: 503, headers: { 'cache-control': 'no-store', 'retry-after': '60' } })
}
