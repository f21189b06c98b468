import { isOwnReason } from '#components/participation/own-reasons.ts'
import { Conflict, Invalid, type RefusalValues } from '#lib/platform/refusal.ts'

type Problem = { code: string; values?: RefusalValues }
/** The field that can answer a reason; the empty one is for all others. */
type Fields = {
  age?: string
  consent?: string
  other: string
  /** The reasons stand against somebody else, a child: they are said about them. */
  isAboutOther?: boolean
  /** The sentence above the form when something stands against it. */
  heading?: string
}

const prefix = 'participation.reasons.'
const ages = new Set(['adultsOnly', 'adultsOnlyUnknown', 'minimumAge', 'minimumAgeUnknown'])
const consents = new Set(['guardianDataConsent', 'guardianConsentOrCompanion'])

/**
 * Runs a command for the person themselves. What it refuses is said to them instead of about them, and each reason stands at
 * the field of this form that can answer it.
 */
export async function inOwnWords<Result>(fields: Fields, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    const say = fields.isAboutOther ? (code: string) => code : ownCode
    if (error instanceof Invalid)
      throw new Invalid(placed(error.fields, fields, say), fields.heading ?? say(error.code))
    if (error instanceof Conflict) throw new Conflict(say(error.code), error.values)
    throw error
  }
}

function placed(problems: Record<string, Problem>, fields: Fields, say: (code: string) => string) {
  const found: Record<string, Problem> = {}
  for (const [name, { code, values }] of Object.entries(problems)) {
    const field = code.startsWith(prefix) ? fieldOf(name, code.slice(prefix.length), fields) : name
    found[freeName(found, field)] = { code: say(code), values }
  }
  return found
}

function fieldOf(name: string, reason: string, { age, consent, other }: Fields): string {
  // What stands at a field of the form already, a member of a group, stays there.
  if (!/^(?:reasons\.\d+|overrideReason|acceptOverlap)$/.test(name)) return name
  if (age && ages.has(reason)) return age
  if (consent && consents.has(reason)) return consent
  return name === 'acceptOverlap' ? name : other
}

/** Several reasons at one field: the first has its name, the others a number behind it. */
function freeName(found: Record<string, Problem>, field: string): string {
  let name = field
  for (let number = 1; name in found; number++) name = `${field}.${number}`
  return name
}

function ownCode(code: string): string {
  if (code === 'participation.refusals.notPossible') return 'signUps.notPossible'
  const reason = code.startsWith(prefix) ? code.slice(prefix.length) : ''
  return isOwnReason(reason) ? `signUps.reasons.${reason}` : code
}
