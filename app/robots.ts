import type { MetadataRoute } from 'next'
import { siteUrl } from '#lib/platform/env.ts'

export default function robots(): MetadataRoute.Robots {
  const personal = [
    '/*/me',
    '/*/workspace',
    '/*/staff',
    '/*/reset',
    '/*/invitation',
    '/*/verify/',
    '/*/consultation/',
    '/api/',
  ]
  return {
    rules: { userAgent: '*', allow: ['/', '/api/open-data/', '/api/v1/'], disallow: personal },
    sitemap: `${siteUrl}/sitemap.xml`,
  }
}
