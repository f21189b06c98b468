'use client'

import '#app/globals.css'
import { useParams } from 'next/navigation'
import { Failure } from '#components/site/failure.tsx'
import { defaultLocale, isLocale } from '#lib/i18n/routing.ts'

export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const { locale } = useParams()
  return (
    <html lang={isLocale(locale) ? locale : defaultLocale}>
      <body>
        <main>
          <Failure error={error} retry={retry} />
        </main>
      </body>
    </html>
  )
}
