import { getTranslations } from 'next-intl/server'
import { formatTime } from '#lib/i18n/format.ts'
import { beatMs, leave, markPresence } from '#lib/news/commands/mark-presence.ts'
import { listWriters } from '#lib/news/queries/writers.ts'
import { type Context, deskAnswer, notKept } from '../desk-answer.ts'

/** The editor's sign of life, answered with who else writes; with `leave` it is the goodbye. */
export async function POST(request: Request, context: Context): Promise<Response> {
  return deskAnswer(request, context, async ({ actor, id, locale, search }) => {
    if (search.has('leave')) {
      await leave(actor, { id })
      return new Response(null, { status: 204 })
    }
    await markPresence(actor, { id, forMs: beatMs })
    const t = await getTranslations({ locale, namespace: 'newsroom.writers' })
    const writers = (await listWriters(actor, [id])).map(({ name, since }) =>
      t('one', { name, time: formatTime(locale, since) }),
    )
    return Response.json({ writers }, { headers: notKept })
  })
}
