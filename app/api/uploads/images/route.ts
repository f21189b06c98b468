import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { currentActor } from '#lib/accounts/session.ts'
import { storeImage } from '#lib/files/commands/store-image.ts'
import { imageBytesMax, megabyte } from '#lib/files/rules.ts'
import { findPictures } from '#lib/files/queries.ts'
import { imageFacts, peopleAnswers } from '#lib/files/schema.ts'
import { defaultLocale, isLocale, type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import { Invalid, Refusal, type RefusalValues } from '#lib/platform/refusal.ts'
import { safePath } from '#lib/platform/safe-path.ts'
import { isSameOrigin } from '#lib/platform/same-origin.ts'

/** The largest picture with room for the other fields of the form. */
const bodyBytesMax = imageBytesMax + megabyte / 4
const upload = z.object({
  ...imageFacts.shape,
  people: z.enum(peopleAnswers).optional().catch(undefined),
  file: z.file(),
  locale: z.enum(locales),
  back: z.string().max(300),
})

/**
 * Takes a picture from the editor (answers JSON) or from a plain form (answers with a redirect back, `upload` in the address says
 * how it went). A handler rather than an action, because only here a body that is too long can be refused instead of cut.
 */
export async function POST(request: Request): Promise<Response> {
  const isScript = request.headers.get('accept') === 'application/json'
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  const actor = await currentActor()
  if (!actor) return new Response(null, { status: 401 })
  let back = `/${defaultLocale}/staff/news`
  let locale: Locale = defaultLocale
  try {
    await refuseLongBody(request)
    const form = await request.formData().catch(() => null)
    const sent = upload.safeParse(Object.fromEntries(form ?? []))
    if (!sent.success) throw new Invalid({ file: { code: 'files.refusals.empty' } })
    const { file, back: asked, locale: language, ...facts } = sent.data
    locale = language
    back = safePath(asked, back)
    if (!facts.people) throw new Invalid({ file: { code: 'files.refusals.peopleUnasked' } })
    const { id } = await storeImage(actor, file, facts)
    const isToBeNamed = facts.people === 'recognisable'
    if (!isScript) return goBack(isToBeNamed ? localePath(locale, `/staff/files/${id}`) : back, 'done')
    const [stored] = await findPictures(actor, [id])
    return Response.json({ id, picture: stored?.picture }, { status: 201 })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, values } = problemOf(error)
    if (!isScript) return goBack(refererOf(request) ?? back, code.split('.').at(-1) ?? 'broken')
    const t = await getTranslations({ locale: localeOfReferer(request) ?? locale })
    return Response.json({ message: t(code, values) }, { status: 422 })
  }
}

function problemOf(refusal: Refusal): { code: string; values: RefusalValues } {
  const field = refusal instanceof Invalid ? Object.values(refusal.fields)[0] : undefined
  return { code: field?.code ?? refusal.code, values: field?.values ?? refusal.values }
}

/** What is too long is read to its end and thrown away: an answer in the middle would look like a broken line to the sender. */
async function refuseLongBody(request: Request): Promise<void> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (length <= bodyBytesMax) return
  let drained = 0
  for await (const chunk of request.body ?? []) {
    drained += (chunk as Uint8Array).length
    if (drained > 64 * megabyte) break
  }
  throw new Invalid({
    file: { code: 'files.refusals.tooBig', values: { megabytes: imageBytesMax / megabyte } },
  })
}

function goBack(path: string, outcome: string): Response {
  const address = new URL(path, 'http://inside.invalid')
  address.searchParams.set('upload', outcome)
  return new Response(null, {
    status: 303,
    headers: { Location: `${address.pathname}${address.search}#pictures` },
  })
}

function refererOf(request: Request): string | null {
  const referer = request.headers.get('referer')
  if (!referer || !URL.canParse(referer)) return null
  const { host, pathname, search } = new URL(referer)
  return host === request.headers.get('host') ? pathname + search : null
}

function localeOfReferer(request: Request): Locale | null {
  const locale = refererOf(request)?.split('/')[1]
  return isLocale(locale) ? locale : null
}
