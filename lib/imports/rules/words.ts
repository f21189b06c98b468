import { fold } from '#lib/platform/text.ts'
import type { Sex } from '#lib/volunteers/rules.ts'

/** What people write for the choices of a card, folded; the reference's own names are added from the database. */
export type Dictionary = ReadonlyMap<string, string>
export type Choices = { units: Dictionary; directions: Dictionary; skills: Dictionary }

type Named = { id: string; names: readonly string[] }

const genericWords =
  /(?:^| )(?:раиони?|ауданинин|ауданиндаги|аудани|аудан|ауд|каласи|кала|город|гор|р н|к|г|дистрикт|кити)(?= |$)/g

/** The reference's names in three languages, each also without its word for district or city. */
export function dictionaryOf(rows: readonly Named[]): Dictionary {
  const found = new Map<string, string>()
  for (const { id, names } of rows)
    for (const name of names)
      for (const key of [fold(name), bare(name)]) if (key !== '' && !found.has(key)) found.set(key, id)
  return found
}

function bare(name: string): string {
  return fold(name).replaceAll(genericWords, ' ').replaceAll(/\s+/g, ' ').trim()
}

export function lookUp(dictionary: Dictionary, typed: string): string | null {
  return dictionary.get(fold(typed)) ?? dictionary.get(bare(typed)) ?? null
}

const stemLength = 5

/** One word is understood by its beginning when only one name begins so: «экология» is «Экологическое волонтёрство». */
function lookUpByStem(dictionary: Dictionary, typed: string): string | null {
  const word = fold(typed)
  if (word.length < stemLength || word.includes(' ')) return null
  const stem = word.slice(0, stemLength)
  const ids = new Set([...dictionary].flatMap(([key, id]) => (key.startsWith(stem) ? [id] : [])))
  return ids.size === 1 ? [...ids][0]! : null
}

/** Several choices in one cell; what is not understood comes back too. */
export function lookUpAll(dictionary: Dictionary, typed: string): { ids: string[]; isWhole: boolean } {
  const whole = lookUp(dictionary, typed) ?? lookUpByStem(dictionary, typed)
  if (whole) return { ids: [whole], isWhole: true }
  const parts = typed.split(typed.includes(';') ? /[;\n]/ : /[,\n/]/).filter((part) => fold(part) !== '')
  const ids = parts.map((part) => lookUp(dictionary, part) ?? lookUpByStem(dictionary, part))
  const known = ids.filter((id) => id !== null)
  return { ids: [...new Set(known)], isWhole: known.length === ids.length }
}

const sexWords: Record<Exclude<Sex, 'unstated'>, string[]> = {
  female: [
    'ж',
    'жен',
    'женский',
    'женщина',
    'девочка',
    'девушка',
    'әйел',
    'ә',
    'қыз',
    'қ',
    'female',
    'f',
    'woman',
    'girl',
  ],
  male: [
    'м',
    'муж',
    'мужской',
    'мужчина',
    'мальчик',
    'юноша',
    'ер',
    'е',
    'ер адам',
    'еркек',
    'ұл',
    'male',
    'm',
    'man',
    'boy',
  ],
}
const unstatedWords = ['не указан', 'көрсетілмеген', 'not stated', 'unstated']
const sexes = new Map<string, Sex>([
  ...sexWords.female.map((word) => [fold(word), 'female'] as const),
  ...sexWords.male.map((word) => [fold(word), 'male'] as const),
  ...unstatedWords.map((word) => [fold(word), 'unstated'] as const),
])

export function readSex(typed: string): Sex | null {
  return sexes.get(fold(typed)) ?? null
}

const relationWords = {
  mother: ['мать', 'мама', 'ана', 'анасы', 'шешесі', 'mother', 'mom'],
  father: ['отец', 'папа', 'әке', 'әкесі', 'father', 'dad'],
  guardian: [
    ...['опекун', 'попечитель', 'попечитель опекун', 'қамқоршы', 'қамқоршысы', 'қорғаншы', 'қорғаншысы'],
    ...['қамқоршысы қорғаншысы', 'guardian'],
  ],
  other: [
    'другой законный представитель',
    'басқа заңды өкілі',
    'another legal representative',
    'другой',
    'other',
    'басқа',
  ],
} as const
export type Relation = keyof typeof relationWords
const relations = new Map(
  (Object.keys(relationWords) as Relation[]).flatMap((relation) =>
    relationWords[relation].map((word) => [fold(word), relation] as const),
  ),
)

export function readRelation(typed: string): Relation | null {
  return relations.get(fold(typed)) ?? null
}

const languageWords: Record<string, string[]> = {
  kk: [
    'kk',
    'kz',
    'каз',
    'қаз',
    'казахский',
    'казахский язык',
    'қазақ',
    'қазақ тілі',
    'қазақша',
    'қазақ тілінде',
    'kazakh',
  ],
  ru: ['ru', 'рус', 'русский', 'русский язык', 'орыс', 'орыс тілі', 'орысша', 'russian'],
  en: [
    'en',
    'eng',
    'англ',
    'английский',
    'английский язык',
    'ағылшын',
    'ағылшын тілі',
    'ағылшынша',
    'english',
  ],
  de: ['de', 'немецкий', 'немецкий язык', 'неміс', 'неміс тілі', 'german'],
  tr: ['tr', 'турецкий', 'турецкий язык', 'түрік', 'түрік тілі', 'turkish'],
  zh: ['zh', 'китайский', 'китайский язык', 'қытай', 'қытай тілі', 'chinese'],
  fr: ['fr', 'французский', 'французский язык', 'француз', 'француз тілі', 'french'],
  ko: ['ko', 'корейский', 'корейский язык', 'корей', 'корей тілі', 'korean'],
  ar: ['ar', 'арабский', 'арабский язык', 'араб', 'араб тілі', 'arabic'],
  uz: ['uz', 'узбекский', 'узбекский язык', 'өзбек', 'өзбек тілі', 'uzbek'],
  uk: ['uk', 'украинский', 'украинский язык', 'украин', 'украин тілі', 'ukrainian'],
}
export const languages: Dictionary = new Map(
  Object.entries(languageWords).flatMap(([code, words]) => words.map((word) => [fold(word), code] as const)),
)

export function readLocale(typed: string): 'kk' | 'ru' | 'en' | null {
  const code = lookUp(languages, typed)
  return code === 'kk' || code === 'ru' || code === 'en' ? code : null
}
