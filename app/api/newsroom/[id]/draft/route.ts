import { getTranslations } from 'next-intl/server'
import { formatTime } from '#lib/i18n/format.ts'
import { keepDraft } from '#lib/news/commands/keep-draft.ts'
import { keepDraftInput } from '#lib/news/schema.ts'
import { readForm } from '#lib/platform/form.ts'
import { type Context, deskAnswer, notKept } from '../desk-answer.ts'

const bodyBytesMax = 3_000_000

/** Keeps what is being typed; answers with a sentence about when. A body without a length, or with too much, is not read. */
export async function POST(request: Request, context: Context): Promise<Response> {
  return deskAnswer(request, context, async ({ actor, id, locale }) => {
    const length = Number(request.headers.get('content-length') ?? Number.NaN)
    if (!(length <= bodyBytesMax)) return new Response(null, { status: 413 })
    const form = await request.formData().catch(() => null)
    const parsed = form ? keepDraftInput.safeParse(readForm(form)) : null
    if (!parsed?.success) return new Response(null, { status: 400 })
    const { savedAt } = await keepDraft(actor, { id, draft: parsed.data })
    const t = await getTranslations({ locale, namespace: 'newsroom.typing' })
    return Response.json({ kept: t('kept', { time: formatTime(locale, savedAt) }) }, { headers: notKept })
  })
}
