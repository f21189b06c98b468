import { Invalid } from '#lib/platform/refusal.ts'

export const passwordLengthMin = 10
export const passwordLengthMax = 200

const common = new Set(
  (
    'password qwerty qwertyui qwertyuiop asdfghjkl iloveyou welcome admin administrator letmein football monkey dragon ' +
    'birgemiz volunteer kazakhstan qazaqstan kokshetau astana almaty akmola parol privet sunshine princess superman ' +
    'пароль йцукен йцукенг привет астана алматы кокшетау қазақстан казахстан біргеміз бірге волонтер құпиясөз'
  ).split(' '),
)

/**
 * Why a password is too easy to guess, as a message key, or null. Length counts, not odd characters (NIST SP 800-63B 3.1.1.2):
 * refused are single words everybody tries, one repeated character, plain sequences and the owner's own address.
 */
export function weaknessOf(password: string, email = ''): string | null {
  const plain = password.normalize('NFC').toLowerCase()
  const core = plain.replace(/[\d\s!@#$%^&*._-]+/g, '')
  const owner = email.split('@')[0] ?? ''
  if (new Set(plain).size < 5) return 'accounts.refusals.passwordRepeats'
  if (common.has(core) || isKeyboardRow(core) || isSequence(plain)) return 'accounts.refusals.passwordCommon'
  if (owner.length > 3 && plain.includes(owner)) return 'accounts.refusals.passwordHasAddress'
  return null
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'әіңғүұқөһ']

function isKeyboardRow(core: string): boolean {
  return core.length > 3 && rows.some((row) => row.includes(core))
}

function isSequence(text: string): boolean {
  const steps = [...text]
    .slice(1)
    .map((char, index) => (char.codePointAt(0) ?? 0) - (text.codePointAt(index) ?? 0))
  const plain = steps.filter((step) => step === 1 || step === -1 || step === 0).length
  return plain >= steps.length * 0.8
}

/** Throws `Invalid` beside the password field when it is too easy to guess for this owner. */
export function refuseWeak(password: string, email: string): void {
  const weakness = weaknessOf(password, email)
  if (weakness) throw new Invalid({ password: { code: weakness } })
}

/** How many people may speak for one organisation, invitations counted. */
export const representativesMax = 5
