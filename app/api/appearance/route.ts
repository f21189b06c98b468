import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import { appearanceCookie, readAppearance, writeAppearance } from '#components/site/appearance.ts'
import { appearanceCss } from '#components/site/appearance-css.ts'
import { isBehindTls } from '#lib/platform/env.ts'

const yearSeconds = 365 * 24 * 60 * 60

/** The remembered look as a style sheet; pages link it inside <noscript>. */
export async function GET(): Promise<Response> {
  const remembered = (await cookies()).get(appearanceCookie)?.value
  return new Response(appearanceCss(readAppearance(remembered)), {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'private, no-store',
      vary: 'Cookie',
    },
  })
}

/** Remembers the look chosen without script and goes back to the page. The cookie is no secret: the page's script reads it too. */
export async function POST(request: NextRequest): Promise<Response> {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const chosen = form.has('reset') ? '' : ['size', 'scheme', 'spacing', 'images'].map(text).join('.')
  const jar = await cookies()
  jar.set(appearanceCookie, writeAppearance(readAppearance(chosen)), {
    path: '/',
    maxAge: yearSeconds,
    sameSite: 'lax',
    secure: isBehindTls,
  })
  return new Response(null, {
    status: 303,
    headers: { location: pageBefore(request), 'cache-control': 'no-store' },
  })
}

/** The path of the page the form stood on. Only a path is used, so the answer can never lead to another site. */
function pageBefore(request: NextRequest): string {
  const referrer = request.headers.get('referer')
  if (!referrer || !URL.canParse(referrer)) return '/'
  const { pathname, search } = new URL(referrer)
  return pathname.startsWith('//') ? '/' : `${pathname}${search}`
}
