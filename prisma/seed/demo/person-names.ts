import { pickAt, type Random } from '../random.ts'
import * as pool from './names.ts'

export type PersonName = { surname: string; givenName: string; patronymic: string }
export type NameFacts = { sex: 'female' | 'male'; locale: 'kk' | 'ru' }

/** A name as its bearer would write it: Kazakh or Russian spelling, now and then without a surname's ending or a patronymic. */
export function nameBy(random: Random, facts: NameFacts): PersonName {
  if (facts.locale === 'ru' && random.chance(0.5)) return slavicName(random, facts)
  const isFemale = facts.sex === 'female'
  const given = random.pick(isFemale ? pool.femaleNames : pool.maleNames)
  const hasPlainSurname = random.chance(0.2)
  const surname = random.pick(hasPlainSurname ? pool.plainSurnames : pool.surnames)
  const ending = isFemale && !hasPlainSurname ? 'а' : ''
  return {
    surname: surname[facts.locale] + ending,
    givenName: given[facts.locale],
    patronymic: random.chance(0.12) ? '' : patronymicBy(random, facts),
  }
}

function patronymicBy(random: Random, { sex, locale }: NameFacts): string {
  const father = random.pick(pool.fathers)
  if (locale === 'ru') return pickAt(father, sex === 'female' ? 2 : 1)
  return `${pickAt(father, 0)}${sex === 'female' ? 'қызы' : 'ұлы'}`
}

function slavicName(random: Random, { sex }: NameFacts): PersonName {
  const isFemale = sex === 'female'
  return {
    surname: random.pick(pool.slavicSurnames) + (isFemale ? 'а' : ''),
    givenName: random.pick(isFemale ? pool.slavicFemale : pool.slavicMale),
    patronymic: random.chance(0.08) ? '' : pickAt(random.pick(pool.slavicFathers), isFemale ? 1 : 0),
  }
}
