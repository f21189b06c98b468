import { fold } from '#lib/platform/text.ts'

/** What half of all organisations are called; folded, as names are compared. */
const common = new Set(
  [
    ...[
      'қоры',
      'қор',
      'қоғамдық',
      'бірлестігі',
      'ұйымы',
      'ұйым',
      'тобы',
      'топ',
      'волонтерлік',
      'волонтерлер',
    ],
    ...['бастамашыл', 'еріктілер', 'клубы', 'орталығы', 'қайырымдылық', 'корпоративтік', 'мекемесі'],
    ...['фонд', 'общественный', 'общественное', 'объединение', 'организация', 'группа', 'инициативная'],
    ...['волонтёрская', 'волонтёры', 'волонтёров', 'клуб', 'центр', 'благотворительный', 'корпоративный'],
    ...['оф', 'оо', 'кф', 'учреждение', 'молодёжный', 'жастар'],
  ].map(fold),
)

/** The words that tell one organisation from another; all of them where a name has no others. */
export function tellingWords(name: string): string[] {
  const words = fold(name).split(' ').filter(Boolean).slice(0, 12)
  const telling = words.filter((word) => !common.has(word) && word.length > 1)
  return telling.length > 0 ? telling : words
}
