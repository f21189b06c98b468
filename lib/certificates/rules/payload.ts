/** What the signature of a paper says: only what its holder chose to show; the rest is null. */
export type SignedFacts = {
  keyId: string
  code: string
  kind: 'event' | 'extract'
  name: string | null
  minutes: number | null
  /** First and last day, `YYYY-MM-DD`. */
  from: string | null
  to: string | null
  issuedOn: string
}

export const certificateCodeLength = 12

/** The code in three groups, as it is printed: `7K4M-2QXD-AB9F`. */
export function certificateCodeText(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-')
}

const version = 'BG1'
const hidden = '-'
/** Longer names end in «…»: the QR must stay coarse enough for a camera. */
const nameLengthMax = 60

/** The text that is signed, always the same for the same facts: fields in a fixed order between bars, NFC, bars escaped. */
export function payloadOf(facts: SignedFacts): string {
  const { keyId, code, kind, name, minutes, from, to, issuedOn } = facts
  const words = name === null ? null : escape(shorten(name.normalize('NFC')))
  return [version, keyId, code, kind, words, minutes, from, to, issuedOn]
    .map((value) => (value === null ? hidden : String(value)))
    .join('|')
}

/** The facts of a signed text; null when it is not one of ours. Says nothing about its truth: check the signature first. */
export function readPayload(payload: string): SignedFacts | null {
  const fields = payload.split('|')
  if (fields.length !== 9) return null
  const [mark, keyId = '', code = '', kind, name = '', minutes = '', from = '', to = '', issuedOn = ''] =
    fields
  if (mark !== version || (kind !== 'event' && kind !== 'extract')) return null
  if (!/^[0-9a-f]{8}$/.test(keyId) || !/^[0-9A-Z]{12}$/.test(code) || !isDay(issuedOn)) return null
  if (![from, to].every((day) => day === hidden || isDay(day))) return null
  if (minutes !== hidden && !/^\d{1,9}$/.test(minutes)) return null
  return {
    ...{ keyId, code, kind, issuedOn },
    name: name === hidden ? null : unescape(name),
    minutes: minutes === hidden ? null : Number(minutes),
    from: from === hidden ? null : from,
    to: to === hidden ? null : to,
  }
}

/**
 * What a QR code carries: the address of the check page and, after the hash, the signed text with its signature. What stands
 * after a hash is never sent to a server and so stands in no log.
 */
export function qrTextOf(
  siteUrl: string,
  paper: { code: string; payload: string; signature: string },
): string {
  const signed = toBase64url(new TextEncoder().encode(paper.payload))
  return `${siteUrl}/verify/${paper.code}#${signed}.${paper.signature}`
}

export function toBase64url(bytes: Uint8Array): string {
  const plain = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * The bytes of a base64url text, or null. Only the one canonical spelling is read: the unused bits of a last letter could
 * otherwise be changed without changing the bytes.
 */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return null
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(plain, (char) => char.charCodeAt(0))
  return toBase64url(bytes) === text ? bytes : null
}

function shorten(name: string): string {
  const letters = [...name]
  return letters.length <= nameLengthMax ? name : `${letters.slice(0, nameLengthMax - 1).join('')}…`
}

/** A name that is itself a lone hyphen must not read as hidden. */
function escape(name: string): string {
  const safe = name.replace(/[%|\p{Cc}]/gu, (char) => encodeURIComponent(char))
  return safe === hidden ? '%2D' : safe
}

function unescape(name: string): string {
  return name.replace(/%(?:7C|25|2D|[01][0-9A-F]|7F)/g, (code) => decodeURIComponent(code))
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}
