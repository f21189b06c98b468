type Locale = 'kk' | 'ru' | 'en'

// Words as such sites have them: a few in nearly every text, some hundreds in many, names in one or two.

const common = {
  kk: 'волонтер ерікті орталық облыс жастар мектеп қала ауыл көмек акция сенбілік жиын тренинг форум қайырымдылық',
  ru: 'волонтёр доброволец центр область молодёжь школа город село помощь акция субботник встреча тренинг форум благотворительность',
  en: 'volunteer helper centre region youth school city village help action clean-up meeting training forum charity',
}
const themed = {
  kk: 'экология орман өзен көшет ағаш көктем тазалық|қарттар ардагер үй азық жылу дәрі|балалар мүгедек ойын мереке сыйлық кітап|су тасқыны құм қап эвакуация шатыр жәрдем|жануарлар баспана ит мысық ем қамқорлық|спорт марафон жүгіру чемпионат алаң жеңіс|мәдениет концерт музей тарих мұра көрме|дәрігер қан донор аурухана денсаулық тексеру',
  ru: 'экология лес река саженцы деревья весна уборка|пожилые ветераны дом продукты тепло лекарства|дети инвалиды игра праздник подарки книги|паводок песок мешки эвакуация палатки спасение|животные приют собаки кошки лечение забота|спорт марафон забег чемпионат стадион победа|культура концерт музей история наследие выставка|врачи кровь доноры больница здоровье обследование',
  en: 'ecology forest river saplings trees spring cleaning|elderly veterans home food warmth medicine|children disabled games holiday gifts books|flood sand bags evacuation tents rescue|animals shelter dogs cats treatment care|sport marathon running championship stadium victory|culture concert museum history heritage exhibition|doctors blood donors hospital health screening',
}
const endings = {
  kk: ['', '', '', 'лар', 'лардың', 'ға', 'да', 'ның', 'мен'],
  ru: ['', '', '', 'ы', 'ов', 'ам', 'ом', 'е', 'ами'],
  en: ['', '', '', 's', 'ing', 'ed'],
}
const syllables =
  'ал бек са нұр дар ай мер кен жан тас гүл қай сер ман бол тұр ақ көк шын орд мұр дас ер лан бай кун то ши ри на'.split(
    ' ',
  )

const latinOf: Record<string, string> = Object.fromEntries(
  [...'абгдежзийклмнопрстуүұфхшықңөғ'].map((char, n) => [
    char,
    [...'abgdejziyklmnoprstuuufhsyqnog'][n] ?? 'a',
  ]),
)

let seed = 20_261

/** The same row of numbers in every run. */
export function chance(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 4_294_967_296
}

export const themeCount = 8

export function themes(): number {
  return Math.floor(chance() * themeCount)
}

export function name(): string {
  const made = one(syllables) + one(syllables) + (chance() < 0.6 ? one(syllables) : '')
  return made[0]!.toUpperCase() + made.slice(1)
}

/** One word in seven is common, one in four belongs to the theme, the rest are any words, the first ones oftener (Zipf). */
export function word(locale: Locale, theme: number): string {
  const share = chance()
  if (share >= 0.4) return pool(locale)[Math.floor(poolSize ** chance()) - 1]! + one(endings[locale])
  const list = share < 0.15 ? common[locale] : (themed[locale].split('|')[theme] ?? common[locale])
  return one(list.split(' ')) + one(endings[locale])
}

const poolSize = 4000
const pools: Partial<Record<Locale, string[]>> = {}

function pool(locale: Locale): string[] {
  return (pools[locale] ??= Array.from({ length: poolSize }, () => {
    const made = Array.from({ length: 2 + Math.floor(chance() * 2) }, () => one(syllables)).join('')
    return locale === 'en' ? [...made].map((char) => latinOf[char] ?? 'a').join('') : made
  }))
}

export function text(locale: Locale, theme: number, words: number): string {
  return Array.from({ length: words }, () => (chance() < 0.08 ? name() : word(locale, theme))).join(' ')
}

export function phrase(locale: Locale, theme: number, called: string): string {
  return `${word(locale, theme)} ${word(locale, theme)} «${called}» ${word(locale, theme)}`
}

export const placeNames = {
  kk: () => one(['волонтерлік орталығы', 'ерікті орталығы', 'жастар орталығы', 'мектеп-лицейі']),
  ru: () => one(['Волонтёрский центр', 'Центр добровольцев', 'Молодёжный центр', 'Школа-лицей']),
  en: () => one(['volunteer centre', 'youth centre', 'school']),
}

/** Queries as people type them: common, rare, several words, unfinished, slipped, folded, in Latin letters. */
export function queries(count: number): { q: string; locale: Locale }[] {
  return Array.from({ length: count }, (_, index) => {
    const locale = one(['kk', 'ru', 'ru', 'kk', 'en'] as const)
    const of = one(['kk', 'ru', locale] as const)
    const theme = themes()
    const made = [
      () => one(common[of].split(' ')),
      () => one(common[of].split(' ')) + one(endings[of]),
      () => `${word(of, theme)} ${word(of, theme)}`,
      () => name(),
      () => `${one(common[of].split(' '))} ${name()}`,
      () => word(of, theme).slice(0, 3 + Math.floor(chance() * 3)),
      () => slipped(word(of, theme)),
      () => `${word(of, theme)} ${word(of, themes())} ${word(of, theme)}`,
      () => slipped(name()),
      () => one(['volonter', 'ekologiya', 'orman', 'qala', 'sport', 'kokshetau', 'mektep', 'zhastar']),
      () => word(of, theme).replaceAll('қ', 'к').replaceAll('і', 'и').replaceAll('ё', 'е'),
    ]
    return { q: (made[index % made.length] ?? made[0])!(), locale }
  })
}

function slipped(typed: string): string {
  if (typed.length < 4) return typed
  const at = 1 + Math.floor(chance() * (typed.length - 2))
  return chance() < 0.5
    ? typed.slice(0, at) + typed.slice(at + 1)
    : typed.slice(0, at) + typed[at + 1]! + typed[at]! + typed.slice(at + 2)
}

function one<Item>(items: readonly Item[]): Item {
  return items[Math.floor(chance() * items.length)]!
}
