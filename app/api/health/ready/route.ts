import { connection } from 'next/server'
import { isDatabaseUp } from '#lib/platform/health.ts'

/** Green when pages can be served: the database answers. */
export async function GET() {
  await connection()
  const isReady = await isDatabaseUp()
  return Response.json(
    { status: isReady ? 'ready' : 'waiting for the database' },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
