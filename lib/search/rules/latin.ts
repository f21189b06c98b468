type Rule = readonly [RegExp, string]

/** Both alphabets write й as a y or an i after a vowel. */
const shortVowel = /(?<=[аәеёиоөуұүыіэюя])[ыі](?!\p{M})/gu

// Kazakh in Latin: the letters of 2021 (ä ğ ı ñ ö ş ü ū), those of 2018 (á ǵ ń ó ú ý), and the customary sh, ch, zh, kh, gh, ng.
const kazakhRules: readonly Rule[] = [
  [/shch/g, 'щ'],
  [/sh|ş/g, 'ш'],
  [/ch|ç/g, 'ч'],
  [/zh|j/g, 'ж'],
  [/kh/g, 'х'],
  [/gh|ğ|ǵ/g, 'ғ'],
  [/ng(?![aeiouyäöüáóú])|ñ|ń/g, 'ң'],
  [/ya/g, 'я'],
  [/yu/g, 'ю'],
]
const kazakhLetters = new Map(
  pairs(
    'a а,b б,c ц,d д,e е,f ф,g г,h х,i і,k к,l л,m м,n н,o о,p п,q қ,r р,s с,t т,u у,v в,w у,x х,y ы,z з',
  ).concat(pairs('ä ә,á ә,ı ы,ö ө,ó ө,ü ү,ú ү,ū ұ,ý у')),
)

// Russian in Latin, as people type it and as passports write it.
const russianRules: readonly Rule[] = [
  [/shch|sch/g, 'щ'],
  [/sh/g, 'ш'],
  [/ch/g, 'ч'],
  [/zh/g, 'ж'],
  [/kh/g, 'х'],
  [/ts/g, 'ц'],
  [/(?:y|j)a|ia(?!n)/g, 'я'],
  [/(?:y|j)u|iu/g, 'ю'],
  [/(?:y|j)o/g, 'ё'],
  [/(?<![\p{L}])(?:y|j)e/gu, 'е'],
  [/(?:iy|yj|ij|yy)(?![\p{L}])/gu, 'ий'],
  [/j(?=[aeiou])/g, 'ж'],
  [/j/g, 'й'],
]
const russianLetters = new Map(
  pairs(
    "a а,b б,c ц,d д,e е,f ф,g г,h х,i и,k к,l л,m м,n н,o о,p п,q к,r р,s с,t т,u у,v в,w в,y ы,z з,' ь",
  ).concat([['x', 'кс']]),
)

/** A Latin text as Kazakh in Cyrillic: «saýlyq», «jasöspırım» and «zhurek» are read alike. Small letters come back. */
export function asKazakh(text: string): string {
  return spelled(text.toLowerCase(), kazakhRules, kazakhLetters)
}

/** A Latin text as Russian in Cyrillic: «subbotnik», «pomoshch detyam». Small letters come back. */
export function asRussian(text: string): string {
  return spelled(plainLetters(text.toLowerCase()), russianRules, russianLetters)
}

function spelled(text: string, rules: readonly Rule[], letters: ReadonlyMap<string, string>): string {
  const grouped = rules.reduce((rest, [from, to]) => rest.replace(from, to), text)
  const written = [...grouped].map((char) => letters.get(char) ?? char).join('')
  return written.replace(shortVowel, 'й')
}

function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i')
}

function pairs(list: string): [string, string][] {
  return list.split(',').map((pair) => pair.split(' ') as [string, string])
}
