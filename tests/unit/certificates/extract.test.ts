import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LedgerRow, sheetOfPeriod } from '#lib/certificates/rules/extract.ts'
import { nameToShow, newCertificateCode } from '#lib/certificates/rules/facts.ts'
import { certificateCodeText } from '#lib/certificates/rules/payload.ts'
import { readCheckCode } from '#lib/awards/rules.ts'

const names = (name: string) => ({ nameKk: name, nameRu: name, nameEn: name })
const shift = {
  ...{ roleKk: 'Көмекші', roleRu: 'Помощник', roleEn: 'Helper' },
  event: {
    ...{ titleKk: 'Сенбілік', titleRu: 'Субботник', titleEn: 'Clean-up' },
    ...{ centre: names('Асар'), direction: names('Экология') },
  },
}

function row(given: Partial<LedgerRow> & { id: string; minutes: number; day: string }): LedgerRow {
  const { day, ...rest } = given
  return {
    ...{ participationId: null, source: 'confirmation', confirmedAt: new Date(), direction: null },
    ...{ participation: null, claim: null, workedOn: new Date(day) },
    ...rest,
  }
}

const year = { from: '2026-01-01', to: '2026-12-31' }

describe('a sheet of a period', () => {
  test('joins corrections to their work and leaves out what comes to nothing or nobody confirmed', () => {
    const at = { participationId: 'a', participation: { shift } }
    const sheet = sheetOfPeriod(
      [
        row({ id: '1', minutes: 180, day: '2026-04-18', ...at }),
        row({ id: '2', minutes: -30, day: '2026-04-18', source: 'correction', ...at }),
        row({ id: '3', minutes: 120, day: '2026-05-02', participationId: 'b' }),
        row({ id: '4', minutes: -120, day: '2026-05-02', participationId: 'b', source: 'correction' }),
        row({ id: '5', minutes: 600, day: '2026-06-01', source: 'selfReported', confirmedAt: null }),
        row({ id: '6', minutes: 60, day: '2025-12-31' }),
      ],
      year,
    )
    expect(sheet.minutes).toBe(150)
    expect(sheet.lines.map(({ minutes, title }) => [minutes, title?.kk])).toEqual([[150, 'Сенбілік']])
    expect(sheet.directions.map(({ name, minutes }) => [name?.kk, minutes])).toEqual([['Экология', 150]])
    expect(sheet.centres.map(({ kk }) => kk)).toEqual(['Асар'])
    expect(sheet.entryIds).toEqual(['1', '2', '3', '4'])
  })

  test('names the centre the person belonged to that day where there was no event', () => {
    const belongings = [
      {
        centre: names('Бұрынғы'),
        isPrimary: true,
        startedOn: new Date('2025-01-01'),
        endedOn: new Date('2026-03-01'),
      },
      { centre: names('Қосымша'), isPrimary: false, startedOn: new Date('2025-01-01'), endedOn: null },
      { centre: names('Қазіргі'), isPrimary: true, startedOn: new Date('2026-03-02'), endedOn: null },
    ]
    const rows = [
      row({ id: '1', minutes: 60, day: '2026-02-01' }),
      row({ id: '2', minutes: 60, day: '2026-04-01' }),
    ]
    const { lines } = sheetOfPeriod(rows, year, belongings)
    expect(lines.map(({ centre }) => centre?.kk)).toEqual(['Бұрынғы', 'Қазіргі'])
  })

  test('adds up to the ledger, line by line and direction by direction, whatever was written and corrected', () => {
    const entry = fc.record({
      work: fc.nat(6),
      minutes: fc.integer({ min: -300, max: 600 }),
      day: fc.nat(800),
      isPending: fc.boolean(),
      hasDirection: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        const rows = entries.map(({ work, minutes, day, isPending, hasDirection }, index) =>
          row({
            ...{ id: String(index), minutes, participationId: work < 5 ? String(work) : null },
            day: new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10),
            direction: hasDirection ? names('Экология') : null,
            ...(isPending ? { source: 'selfReported', confirmedAt: null } : {}),
          }),
        )
        const ledger = rows
          .filter(({ source, workedOn }) => source !== 'selfReported' && workedOn.getUTCFullYear() === 2026)
          .reduce((sum, { minutes }) => sum + minutes, 0)
        const sheet = sheetOfPeriod(rows, year)
        const sumOf = (lines: { minutes: number }[]) => lines.reduce((sum, { minutes }) => sum + minutes, 0)
        expect(sheet.minutes).toBe(ledger)
        expect(sumOf(sheet.lines)).toBe(ledger)
        expect(sumOf(sheet.directions)).toBe(ledger)
      }),
    )
  })
})

describe('the name on the check page', () => {
  const person = { surname: 'Оспанова', givenName: 'Әйгерім', patronymic: 'Маратқызы' }
  test.each([
    ['2008-11-26', 'Оспанова Әйгерім Маратқызы'],
    ['2008-11-27', 'Әйгерім О.'],
    [null, 'Әйгерім О.'],
  ])('born %s', (birthDate, shown) => {
    expect(nameToShow(person, birthDate ? new Date(birthDate) : null, '2026-11-26')).toBe(shown)
  })
})

test('a code is told from an award’s by its length and is read as people type it', () => {
  const code = newCertificateCode()
  expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{12}$/)
  expect(readCheckCode(certificateCodeText(code).toLowerCase())).toBe(code)
})
