import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts')

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
  // Sizes are made once, at upload; the optimiser's endpoint answers 404.
  images: { unoptimized: true },
  // Types are checked by `npm run check`; a start from a bare clone need not wait for them.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Otherwise a page is rendered twice and carries a second copy of itself, for a prefetch that no link here asks for.
    cachedNavigations: false,
    // Rendered pages live in memory only: a restart beside a changed database can never show yesterday's page.
    isrFlushToDisk: false,
    // Uploads are limited to 8 MB by their handler; anything longer is refused there with 413.
    proxyClientMaxBodySize: 10 * 1024 * 1024,
    serverActions: { bodySizeLimit: '10mb' },
  },
}

export default withNextIntl(config)
