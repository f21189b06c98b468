import { fold } from '#lib/platform/text.ts'
import { iinProblem } from '#lib/volunteers/rules.ts'

export type Trace = { kind: 'name' | 'phone' | 'email' | 'number'; text: string }
export type Known = { name: string; email: string | null; phone: string | null }

const mailbox = /[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[\p{L}]{2,}/gu
/** Digits with what people put between them. */
const digitRun = /\+?\d(?:[\s().-]{0,2}\d){5,24}/g

/**
 * What in a text may be somebody's personal data: mailboxes, phones, long numbers such as an identification or card number, and
 * the names of whoever asked, in any case ending. A hint for the person who publishes, never a proof that a text is clean.
 */
export function personalTraces(text: string, known: Known): Trace[] {
  const traces: Trace[] = [
    ...(text.match(mailbox) ?? []).map((found) => ({ kind: 'email' as const, text: found })),
    ...numbersIn(text),
    ...namesIn(text, known.name),
  ]
  const seen = new Set<string>()
  return traces.filter((trace) => {
    const key = `${trace.kind} ${trace.text}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** An identification number with a right check digit, or a bank card's number: what nobody has to send with a question. */
export function hasSecretNumber(text: string, today: string): boolean {
  return (text.match(digitRun) ?? []).some((run) => {
    const digits = run.replace(/\D/g, '')
    const isIin =
      digits.length === 12 && iinProblem(digits, { birthDate: null, sex: 'unstated' }, today) === null
    return (isIin && digits[6] !== '0') || (digits.length === 16 && isLuhn(digits))
  })
}

function numbersIn(text: string): Trace[] {
  return (text.match(digitRun) ?? []).flatMap((run): Trace[] => {
    const digits = run.replace(/\D/g, '')
    if (digits.length >= 12) return [{ kind: 'number', text: run.trim() }]
    // Ten or eleven digits, or a number of a town with its code; shorter ones are dates and sums.
    return digits.length >= 10 ? [{ kind: 'phone', text: run.trim() }] : []
  })
}

/** Words that begin like a part of the name: Kazakh and Russian put their endings behind it. */
function namesIn(text: string, name: string): Trace[] {
  const stems = name
    .split(/[\s-]+/)
    .map((part) => fold(part))
    .filter((part) => part.length >= 3)
    .map((part) => (part.length > 4 ? part.slice(0, -1) : part))
  if (stems.length === 0) return []
  const words = text.match(/[\p{L}\p{M}’'-]+/gu) ?? []
  return words
    .filter((word) => /^\p{Lu}/u.test(word) && stems.some((stem) => fold(word).startsWith(stem)))
    .map((word) => ({ kind: 'name' as const, text: word }))
}

/** ISO/IEC 7812-1, annex B. */
function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
