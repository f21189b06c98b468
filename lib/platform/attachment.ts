/**
 * A file that is kept, not opened, under its own name (RFC 6266): the name travels percent-encoded, so no sign of it can end the
 * header. `ending` is what the bytes are, whatever the name says.
 */
export function attachment(name: string, ending = 'pdf'): string {
  const title = name.replace(/\.[a-z0-9]{1,5}$/i, '').trim() || 'document'
  const encoded = encodeURIComponent(`${title}.${ending}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="document.${ending}"; filename*=UTF-8''${encoded}`
}
