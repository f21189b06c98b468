import { env, isBehindTls } from './env.ts'

/** Sent with every answer. */
export const commonHeaders: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), interest-cohort=()',
  ...(isBehindTls ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
}

/**
 * The content security policy of a page. With a nonce (pages of signed-in people and of accounts) no inline script runs without
 * it, but for the site's own fixed ones, named by their hashes. Public pages are the same bytes for everybody and can carry none; they show nothing a visitor typed as markup.
 */
export function contentSecurityPolicy(
  nonce: string | null,
  inlineScriptHashes: readonly string[] = [],
): string {
  const development = env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''
  const known = inlineScriptHashes.map((hash) => ` '${hash}'`).join('')
  const scripts = nonce ? `'self' 'nonce-${nonce}' 'strict-dynamic'${known}` : "'self' 'unsafe-inline'"
  return [
    "default-src 'self'",
    `script-src ${scripts}${development}`,
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
