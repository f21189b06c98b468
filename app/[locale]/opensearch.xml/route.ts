import { isLocale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { taggedResponse } from '#lib/platform/tagged-response.ts'
import { xml, xmlDocument } from '#lib/platform/xml.ts'

type Context = { params: Promise<{ locale: string }> }

/** Tells a browser how to search here from its own address bar (OpenSearch 1.1, draft 6). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale } = await params
  const type = 'application/opensearchdescription+xml; charset=utf-8'
  const file = { type, name: 'opensearch.xml', cache: 'public, max-age=86400' }
  if (!isLocale(locale)) return taggedResponse(request, null, file)
  const t = await translator(locale)
  const template = `${siteUrl}${localePath(locale, '/search')}?q={searchTerms}`
  const description = xml('OpenSearchDescription', { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }, [
    xml('ShortName', {}, 'Birgemiz'),
    xml('Description', {}, t('search.box.site')),
    xml('Url', { type: 'text/html', method: 'get', template }),
    xml('Language', {}, locale),
    xml('InputEncoding', {}, 'UTF-8'),
    xml('OutputEncoding', {}, 'UTF-8'),
    xml('Image', { width: '32', height: '32', type: 'image/x-icon' }, `${siteUrl}/favicon.ico`),
  ])
  return taggedResponse(request, xmlDocument(description), file)
}
