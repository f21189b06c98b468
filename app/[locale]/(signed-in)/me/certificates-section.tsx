import type { Actor } from '#lib/accounts/actor.ts'

/** The place of the certificates in the book. */
export async function CertificatesSection(_: { actor: Actor }) {
  return null
}
