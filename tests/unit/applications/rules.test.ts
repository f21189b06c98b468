import { expect, test } from 'vitest'
import { tellingWords } from '#lib/applications/rules.ts'

test.each([
  ['«Тұлпар жас» қоғамдық қоры', ['тулпар', 'жас']],
  ['Общественный фонд «Тулпар жас»', ['тулпар', 'жас']],
  ['Tulpar zhas', ['тулпар', 'жас']],
  ['Волонтёрская организация', ['волонтерская', 'организация']],
])('%s is told by %j', (name, words) => expect(tellingWords(name)).toEqual(words))
