import { env, isBehindTls } from './env.ts'

/** What a page may do beyond the others: scan codes with the camera, read by a decoder in WebAssembly. */
export type Scanning = { allowsScanning: boolean }

/** Sent with every answer. */
export const commonHeaders: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': permissionsPolicy({ allowsScanning: false }),
  ...(isBehindTls ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
}

/**
 * Of a block made to stand in a frame of any site: it may be framed, and in turn may do nothing but show its own words in the one
 * style named by hash. A site that isolates itself (COEP) can frame it too.
 */
export function embedHeaders(styleHash: string): Record<string, string> {
  const { 'X-Frame-Options': _, ...rest } = commonHeaders
  return {
    ...rest,
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'X-Robots-Tag': 'noindex',
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src '${styleHash}'`,
      "base-uri 'none'",
      "form-action 'none'",
      'frame-ancestors *',
    ].join('; '),
  }
}

/** Which of the device's senses a page may ask for; the camera only where codes are scanned. */
export function permissionsPolicy({ allowsScanning }: Scanning): string {
  const camera = allowsScanning ? 'self' : ''
  return `camera=(${camera}), geolocation=(self), microphone=(), payment=(), usb=(), interest-cohort=()`
}

/**
 * The content security policy of a page. With a nonce (pages of signed-in people and of accounts) no inline script runs without
 * it, but for the site's own fixed ones, named by their hashes. Public pages are the same bytes for everybody and can carry none:
 * the server names the scripts that stand in them by hash; until it has (and in development) any inline script may run.
 */
export function contentSecurityPolicy(
  nonce: string | null,
  inlineScriptHashes: readonly string[] = [],
  { allowsScanning }: Scanning = { allowsScanning: false },
): string {
  const development = env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''
  const known = inlineScriptHashes.map((hash) => ` '${hash}'`).join('')
  const scripts = nonce
    ? `'self' 'nonce-${nonce}' 'strict-dynamic'${known}`
    : `'self'${known || " 'unsafe-inline'"}`
  return [
    "default-src 'self'",
    `script-src ${scripts}${development}${allowsScanning ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
