import { connection } from 'next/server'
import { isStoreUp } from '#lib/platform/file-store.ts'
import { isDatabaseUp } from '#lib/platform/health.ts'

/** Green when pages can be served: the database answers. Without the file store pages stand, only their pictures do not; it is said. */
export async function GET() {
  await connection()
  const [isReady, hasFiles] = await Promise.all([isDatabaseUp(), isStoreUp()])
  return Response.json(
    {
      status: isReady ? 'ready' : 'waiting for the database',
      files: hasFiles ? 'ready' : 'the file store does not answer',
    },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
