import { getTranslations } from 'next-intl/server'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { isLocale } from '#lib/i18n/routing.ts'
import { takeOutReport } from '#lib/imports/commands/take-out-report.ts'
import { NotFound } from '#lib/platform/refusal.ts'

/** The report of a batch as a file: every row with how it ended and why. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/workspace/import/[id]/report'>,
) {
  const actor = await requireCoordinator()
  const { id, locale } = await params
  if (!isLocale(locale)) return gone()
  const format = new URL(request.url).searchParams.get('format') === 'csv' ? 'csv' : 'xlsx'
  const t = await getTranslations({ locale, namespace: 'imports' })
  const say = (key: string) => (t.has(key) ? t(key) : '')
  try {
    const { bytes, mediaType } = await takeOutReport(actor, { id, format, locale, say })
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename="import-report.${format}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    })
  } catch (error) {
    if (error instanceof NotFound) return gone()
    throw error
  }
}

function gone(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
}
