import { createHash } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import type { consentKinds } from '../schema.ts'

/** The version a new consent is given to. Older ones stay in the messages: a record points at what was read then. */
const consentVersion = 'v1'

export type ConsentText = Awaited<ReturnType<typeof readConsentText>>

/** The words of a consent in a language, as a person reads them, with the hash the record keeps. They are no secret: who consents reads them without an account. */
export async function readConsentText(
  _actor: Actor | null,
  kind: (typeof consentKinds)[number],
  locale: Locale,
) {
  const say = await translator(locale)
  const title = say(`consents.${kind}.${consentVersion}.title`)
  const body = say(`consents.${kind}.${consentVersion}.body`)
  const hash = createHash('sha256').update(`${title}\n\n${body}`).digest('hex')
  return { version: consentVersion, locale, title, body, hash }
}
