/** Text as it is stored: NFC, no control or invisible characters, single spaces, trimmed. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim()
}

/** Like `cleanLine`, but keeps line breaks. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (char) => (char === '\n' || char === '\u200D' ? char : ''))
    .replace(/[^\S\n]+/gu, ' ')
    .trim()
}

const foldTable: Record<string, string> = {
  ...{
    ё: 'е',
    ә: 'а',
    ғ: 'г',
    қ: 'к',
    ң: 'н',
    ө: 'о',
    ұ: 'у',
    ү: 'у',
    һ: 'х',
    і: 'и',
    й: 'и',
    ы: 'и',
    ъ: '',
    ь: '',
  },
  ...{
    a: 'а',
    b: 'б',
    c: 'к',
    d: 'д',
    e: 'е',
    f: 'ф',
    g: 'г',
    h: 'х',
    i: 'и',
    j: 'ж',
    k: 'к',
    l: 'л',
    m: 'м',
  },
  ...{
    n: 'н',
    o: 'о',
    p: 'п',
    q: 'к',
    r: 'р',
    s: 'с',
    t: 'т',
    u: 'у',
    v: 'в',
    w: 'в',
    x: 'кс',
    y: 'и',
    z: 'з',
  },
}
const digraphs: [RegExp, string][] = [
  [/shch/g, 'щ'],
  [/yu|iu/g, 'ю'],
  [/ya|ia/g, 'я'],
  [/yo/g, 'е'],
  [/gh/g, 'г'],
  [/kh/g, 'х'],
  [/sh/g, 'ш'],
  [/zh/g, 'ж'],
  [/ch/g, 'ч'],
  [/ng/g, 'н'],
  [/ts/g, 'ц'],
]

/**
 * The search key of a text (R16): «казак», «қазақ» and «qazaq» give one key. Words that mix scripts are read as Cyrillic with
 * look-alikes, wholly Latin words as a transliteration.
 */
export function fold(text: string): string {
  const words = cleanLine(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return words.filter(Boolean).map(foldWord).join(' ')
}

const lookAlikes: Record<string, string> = {
  ...{
    a: 'а',
    b: 'в',
    c: 'с',
    e: 'е',
    h: 'һ',
    i: 'і',
    k: 'к',
    m: 'м',
    n: 'п',
    o: 'о',
    p: 'р',
    t: 'т',
    u: 'и',
    x: 'х',
    y: 'у',
  },
}

function foldWord(word: string): string {
  const isLatin = !/\p{Script=Cyrillic}/u.test(word)
  let rest = isLatin ? word.normalize('NFD').replace(/\p{M}/gu, '') : word
  if (isLatin) for (const [from, to] of digraphs) rest = rest.replace(from, to)
  else rest = [...rest].map((char) => lookAlikes[char] ?? char).join('')
  return [...rest].map((char) => foldTable[char] ?? char).join('')
}

/** The word with Latin look-alikes turned Cyrillic when it mixes both scripts, else null: «Бiз» (Latin i) gives «Біз». */
export function mixedScriptFix(text: string): string | null {
  let isMixed = false
  const fixed = text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    if (!/\p{Script=Cyrillic}/u.test(word) || !/\p{Script=Latin}/u.test(word)) return word
    isMixed = true
    return [...word].map(unmix).join('')
  })
  return isMixed ? fixed : null
}

function unmix(char: string): string {
  const lower = char.toLowerCase()
  const twin = lookAlikes[lower]
  if (!twin) return char
  return char === lower ? twin : twin.toUpperCase()
}

const latin: Record<string, string> = {
  ...{
    а: 'a',
    ә: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ғ: 'gh',
    д: 'd',
    е: 'e',
    ё: 'yo',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'i',
  },
  ...{
    к: 'k',
    қ: 'q',
    л: 'l',
    м: 'm',
    н: 'n',
    ң: 'ng',
    о: 'o',
    ө: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
  },
  ...{
    ұ: 'u',
    ү: 'u',
    ф: 'f',
    х: 'kh',
    һ: 'h',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
    ъ: '',
    ы: 'y',
    і: 'i',
    ь: '',
  },
  ...{ э: 'e', ю: 'yu', я: 'ya' },
}

/** A slug of Latin letters, digits and hyphens, at most 80 characters; may be empty for text without letters. */
export function slugOf(text: string): string {
  const letters = [...cleanLine(text).toLowerCase()].map((char) => latin[char] ?? char).join('')
  const plain = letters
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
  return plain.slice(0, 80).replace(/^-+|-+$/g, '')
}

/** Slugs as addresses carry them; anything else is unknown before the database is asked. */
export const slugPattern = /^[a-z0-9][a-z0-9-]{0,119}$/
export const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** «d•••@mail.kz»: enough to know one's own mailbox by, too little to learn somebody else's. */
export function maskedEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@')
  return `${local.slice(0, 1)}•••@${domain}`
}
