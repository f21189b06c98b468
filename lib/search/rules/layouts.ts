// The keys of a keyboard, row by row without and with Shift, and what stands on them in each layout.
const qwerty = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ'
// On the Kazakh layout nine letters stand on the row of digits; the rest is the Russian one (KBDKAZ of Windows, kz of XKB).
const digits = '2345890-='
const kazakh = 'әіңғүұқөһ'

const toRussian = tableOf(qwerty, russian)
const toQwerty = tableOf(russian + kazakh, qwerty + digits)
const toKazakh = new Map([...toRussian, ...tableOf(digits, kazakh)])
const onDigits = tableOf(digits, kazakh)

/** What a text of Latin keys would have been on the Russian layout: «djkjynth» is «волонтер». */
export function onRussianKeys(text: string): string {
  return retyped(text, toRussian)
}

/** The same on the Kazakh layout, whose letters on the row of digits come too: «0fpf0» is «қазақ». */
export function onKazakhKeys(text: string): string {
  return retyped(text, toKazakh)
}

/** What Cyrillic keys would have been on the Latin layout: «мщдгтеуук» is "volunteer". */
export function onLatinKeys(text: string): string {
  return retyped(text, toQwerty)
}

/** Kazakh words typed while the Russian layout was on: «0аза0стан» is «қазақстан». Digits that stand alone stay digits. */
export function digitsAsKazakh(text: string): string {
  return text.replace(/\S+/gu, (word) => (/\p{Script=Cyrillic}/u.test(word) ? retyped(word, onDigits) : word))
}

function retyped(text: string, table: ReadonlyMap<string, string>): string {
  return [...text].map((char) => table.get(char) ?? char).join('')
}

function tableOf(from: string, to: string): Map<string, string> {
  const targets = [...to]
  return new Map([...from].map((char, index) => [char, targets[index] ?? char]))
}
