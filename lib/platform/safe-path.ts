/** A path inside this site to go back to, or the fallback: foreign, protocol-relative and backslash addresses never pass. */
export function safePath(path: string, fallback: string): string {
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path)) return fallback
  const base = 'http://inside.invalid'
  try {
    const url = new URL(path, base)
    return url.origin === base ? url.pathname + url.search : fallback
  } catch {
    return fallback
  }
}
