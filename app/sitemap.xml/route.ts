import { awayOrThrow, comeAgain } from '../sitemaps/away.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { xml, xmlResponse } from '#lib/platform/xml.ts'
import { listSitemapParts } from '#lib/sitemaps/public.ts'
import { partPath } from '#lib/sitemaps/rules.ts'

export const dynamic = 'force-dynamic'

/** The parts of the site's map. */
export async function GET(): Promise<Response> {
  const known = await listSitemapParts().catch(awayOrThrow)
  if (known === 'away') return comeAgain()
  const parts = known.map((part) =>
    xml('sitemap', {}, [
      xml('loc', {}, siteUrl + partPath(part)),
      part.changedAt ? xml('lastmod', {}, part.changedAt.toISOString()) : null,
    ]),
  )
  const namespace = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }
  return xmlResponse(xml('sitemapindex', namespace, parts), 'application/xml')
}
