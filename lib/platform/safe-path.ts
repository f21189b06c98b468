/** A path inside this site to go back to, or the fallback: foreign, protocol-relative and backslash addresses never pass. */
export function safePath(path: string, fallback: string): string {
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path)) return fallback
  const base = 'http://inside.invalid'
  try {
    const url = new URL(path, base)
    // `/.//host` is inside the base, but resolves to `//host`, which a browser would read as another site.
    if (url.origin !== base || url.pathname.startsWith('//')) return fallback
    return url.pathname + url.search
  } catch {
    return fallback
  }
}
