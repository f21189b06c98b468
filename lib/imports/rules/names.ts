import { cleanLine, mixedScriptFix } from '#lib/platform/text.ts'
import type { PersonName } from '#lib/volunteers/rules.ts'

const kinship = /^(?:ұлы|улы|уғлы|қызы|кызы|оғлы|оглы|кизи|uly|qyzy|kyzy|ogly)$/iu
const patronymicEnd = /(?:вич|вна|ична|инична|ұлы|улы|қызы|кызы|uly|qyzy|kyzy)$/iu

/** A whole name as documents write it: surname, given name, patronymic. A single word is a given name. */
export function splitName(whole: string): PersonName {
  const words: string[] = []
  for (const word of cleanLine(whole).split(' ').filter(Boolean)) {
    if (kinship.test(word) && words.length > 0) words[words.length - 1] += ` ${word}`
    else words.push(word)
  }
  const [first = '', second = '', ...rest] = words
  if (second === '') return { surname: '', givenName: first, patronymic: '' }
  // «Ерлан Маратұлы Сериков»: the patronymic stands in the middle, so the surname ends the name.
  if (rest.length === 1 && patronymicEnd.test(second) && !patronymicEnd.test(rest[0]!))
    return { surname: rest[0]!, givenName: first, patronymic: second }
  return { surname: first, givenName: second, patronymic: rest.join(' ') }
}

/** The name with a usual size of letters when it is written in one size: «СЕРИКОВ» and «сериков» give «Сериков»; else null. */
export function capitalsFix(name: string): string | null {
  const letters = [...name].filter((char) => /\p{L}/u.test(char))
  if (letters.length < 2) return null
  const isOneSize =
    letters.every((char) => char !== char.toLowerCase()) ||
    letters.every((char) => char === char.toLowerCase())
  if (!isOneSize) return null
  const fixed = name
    .toLowerCase()
    .split(/(?<=[\s-])/u)
    .map((word) => (kinship.test(word.trim()) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
  return fixed === name ? null : fixed
}

/** Every offered spelling taken at once; null when there is none. */
export function nameFix(name: string): string | null {
  const unmixed = mixedScriptFix(name) ?? name
  const fixed = capitalsFix(unmixed) ?? unmixed
  return fixed === name ? null : fixed
}
