import { dayOf, now } from '#lib/platform/clock.ts'
import { publicKey, signText } from '#lib/platform/signing.ts'
import type { PersonName } from '#lib/volunteers/rules.ts'
import { nameToShow, type Shown } from '../rules/facts.ts'
import { payloadOf } from '../rules/payload.ts'

export type Paper = {
  kind: 'event' | 'extract'
  code: string
  minutes: number
  from: string
  to: string
  issuedAt: Date
}
type Holder = { person: PersonName; birthDate: Date | null }

/** The columns of a paper with what its QR says under the holder's choices, signed. */
export function signed(paper: Paper, holder: Holder, shown: readonly Shown[]) {
  const { kind, code, minutes, from, to, issuedAt } = paper
  const { keyId } = publicKey()
  const payload = payloadOf({
    ...{ keyId, code, kind, issuedOn: dayOf(issuedAt) },
    name: shown.includes('name') ? nameToShow(holder.person, holder.birthDate, dayOf(now())) : null,
    minutes: shown.includes('minutes') ? minutes : null,
    from: shown.includes('period') ? from : null,
    to: shown.includes('period') ? to : null,
  })
  return {
    ...{ kind, code, minutes, issuedAt, payload, keyId, signature: signText(payload) },
    ...{ periodFrom: new Date(from), periodTo: new Date(to) },
  }
}
