/** Short forms people search by, each with the words they stand for; written as they are folded by case only. */
const words: Readonly<Record<string, string>> = {
  чс: 'чрезвычайная ситуация',
  тж: 'төтенше жағдай',
  нпо: 'неправительственная организация',
  үеұ: 'үкіметтік емес ұйым',
  ngo: 'non-governmental organisation',
  оф: 'общественный фонд',
  ққ: 'қоғамдық қор',
  оо: 'общественное объединение',
  қб: 'қоғамдық бірлестік',
  ент: 'единое национальное тестирование',
  ұбт: 'ұлттық бірыңғай тестілеу',
  unt: 'unified national testing',
  зож: 'здоровый образ жизни',
  сөс: 'салауатты өмір салты',
  дк: 'дворец культуры',
  вуз: 'университет',
  жоо: 'жоғары оқу орны',
  мрц: 'молодёжный ресурсный центр',
  жро: 'жастар ресурстық орталығы',
}

/** The text with its short forms written out, or null when there is none: «волонтёр ЧС» asks for emergencies too. */
export function writtenOut(text: string): string | null {
  const parts = text.split(' ').map((word) => words[word.toLowerCase()] ?? word)
  const full = parts.join(' ')
  return full === text ? null : full
}
