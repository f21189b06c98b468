/** The words numbers are made of, from the messages `certificates.numbers` of one language. */
export type NumberWords = (key: string, values?: { count: number }) => string

/** Whole hours and minutes in words: «он екі сағат отыз минут», «двенадцать часов тридцать минут». */
export function spellMinutes(minutes: number, words: NumberWords): string {
  const hours = Math.floor(minutes / 60)
  const rest = Math.round(minutes) % 60
  const parts = [
    hours > 0 || rest === 0 ? [spellNumber(hours, words, 'one'), words('hour', { count: hours })] : [],
    rest > 0 ? [spellNumber(rest, words, 'two'), words('minute', { count: rest })] : [],
  ]
  return parts.flat().join(' ')
}

/** `one` and `two` are the genders of what is counted: Russian counts an hour and a minute with different words. */
type Gender = 'one' | 'two'

/** A whole number below a million in words. */
export function spellNumber(value: number, words: NumberWords, gender: Gender): string {
  if (value === 0) return words('units.0')
  const thousands = Math.floor(value / 1000)
  const parts = [
    ...(thousands > 0
      ? [...belowThousand(thousands, words, 'two'), words('thousand', { count: thousands })]
      : []),
    ...belowThousand(value % 1000, words, gender),
  ]
  return parts.join(' ')
}

function belowThousand(value: number, words: NumberWords, gender: Gender): string[] {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const tens = rest < 20 ? 0 : Math.floor(rest / 10)
  const units = rest < 20 ? rest : rest % 10
  return [
    ...(hundreds > 0 ? [words(`hundreds.${hundreds}`)] : []),
    ...(tens > 0 ? [words(`tens.${tens}`)] : []),
    ...(units > 0 ? [words(gender === 'two' && units < 3 ? `second.${units}` : `units.${units}`)] : []),
  ]
}
