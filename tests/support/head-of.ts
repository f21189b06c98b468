/** What the head of a page says about it, read from its text. */
export function headOf(html: string) {
  const hreflang = [...html.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/gi)]
  return {
    lang: /<html lang="([^"]+)"/.exec(html)?.[1] ?? '',
    title: text(/<title>([^<]*)<\/title>/.exec(html)?.[1]),
    headings: [...html.matchAll(/<h1[\s>]/g)].length,
    description: meta(html, 'name', 'description'),
    image: meta(html, 'property', 'og:image'),
    ogLocale: meta(html, 'property', 'og:locale'),
    canonical: text(/<link rel="canonical" href="([^"]+)"/.exec(html)?.[1]),
    hreflang: Object.fromEntries(hreflang.map(([, language = '', href = '']) => [language, text(href)])),
  }
}

function meta(html: string, kind: 'name' | 'property', name: string): string {
  return text(new RegExp(`<meta ${kind}="${name}" content="([^"]*)"`).exec(html)?.[1])
}

function text(escaped = ''): string {
  return escaped.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'")
}
