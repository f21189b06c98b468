import { fromBase64url, readPayload, type SignedFacts } from './payload.ts'

/** `publicKey` is raw and base64url; `siteUrl` is where this installation's check page lives. */
export type Publisher = { keyId: string; publicKey: string; siteUrl: string }
export type Verdict =
  | { state: 'right'; facts: SignedFacts }
  /** `changed`: no signature of this text. `otherKey`: says it was signed with a key that is not this one. */
  | { state: 'changed' | 'unreadable' | 'otherKey' | 'elsewhere' }

/**
 * Checks the text of a QR code by itself, without a server: in the browser, on the command line and in tests alike. Any changed
 * character, also in the address, makes it something else than `right`. Throws where the platform knows no Ed25519.
 */
export async function checkQrText(text: string, publisher: Publisher): Promise<Verdict> {
  const [address = '', fragment = '', ...rest] = text.trim().split('#')
  if (rest.length > 0 || fragment === '') return { state: 'unreadable' }
  const verdict = await checkFragment(fragment, publisher)
  if (verdict.state !== 'right') return verdict
  const addresses = ['', '/kk', '/ru', '/en'].map(
    (locale) => `${publisher.siteUrl}${locale}/verify/${verdict.facts.code}`,
  )
  return addresses.includes(address) ? verdict : { state: 'elsewhere' }
}

/** The same for what stands after the hash; the caller compares the code with the address it stood in. */
export async function checkFragment(fragment: string, publisher: Publisher): Promise<Verdict> {
  const [signedPart = '', signaturePart = '', ...rest] = fragment.split('.')
  const [signed, signature] = [fromBase64url(signedPart), fromBase64url(signaturePart)]
  if (!signed || signature?.length !== 64 || rest.length > 0) return { state: 'unreadable' }
  const payload = textOf(signed)
  const facts = payload === null ? null : readPayload(payload)
  const isRight = await isSignedBy(publisher.publicKey, signature, signed)
  if (isRight) return facts ? { state: 'right', facts } : { state: 'unreadable' }
  return { state: facts && facts.keyId !== publisher.keyId ? 'otherKey' : 'changed' }
}

async function isSignedBy(
  rawKey: string,
  signature: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const bytes = fromBase64url(rawKey)
  if (!bytes) throw new Error('The public key is not base64url')
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'Ed25519' }, false, ['verify'])
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, signed)
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
