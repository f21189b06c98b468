import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts')

const config: NextConfig = {
  poweredByHeader: false,
  // Sizes are made once, at upload; the optimiser's endpoint answers 404.
  images: { unoptimized: true },
  // Types are checked by `npm run check`; a start from a bare clone need not wait for them.
  typescript: { ignoreBuildErrors: true },
  // Reads its own data files from its own folder.
  serverExternalPackages: ['pdfkit', 'fontkit'],
  experimental: {
    // `'use cache'` without Cache Components: those send 200 before a page can say 404 or redirect.
    useCache: true,
    // Rendered pages live in memory only: a restart beside a changed database can never show yesterday's page.
    isrFlushToDisk: false,
    // Uploads are limited to 8 MB by their handler; anything longer is refused there with 413.
    proxyClientMaxBodySize: 10 * 1024 * 1024,
    serverActions: { bodySizeLimit: '10mb' },
  },
}

export default withNextIntl(config)
