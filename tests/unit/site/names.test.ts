import { describe, expect, it } from 'vitest'
import { withoutKind } from '#components/horizon/short-name.ts'
import { softBreaks } from '#components/horizon/soft-breaks.ts'

const shown = (name: string) => softBreaks(name).replaceAll('\u00AD', '-')

describe('names on small squares', () => {
  it.each([
    ['Ерейментау', 'Ерей-мен-тау'],
    ['Көкшетау', 'Көк-ше-тау'],
    ['Бұланды', 'Бұ-лан-ды'],
    ['Біржан сал', 'Біржан сал'],
    ['Tselinograd', 'Tse-li-nog-rad'],
  ])('breaks %s between syllables', (name, broken) => {
    expect(shown(name)).toBe(broken)
  })

  it('never changes a letter', () => {
    for (const name of ['Сандықтау', 'Қорғалжын', 'Жарқайың', 'Шортандинский']) {
      expect(softBreaks(name).replaceAll('\u00AD', '')).toBe(name)
    }
  })

  it.each([
    ['Көкшетау қ.', 'Көкшетау'],
    ['Есіл ауд.', 'Есіл'],
    ['Есильский р-н', 'Есильский'],
    ['р-н Биржан сал', 'Биржан сал'],
    ['Esil', 'Esil'],
  ])('leaves the kind of unit out of %s', (name, bare) => {
    expect(withoutKind(name)).toBe(bare)
  })
})
