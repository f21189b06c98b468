import { describe, expect, it } from 'vitest'
import * as format from '#lib/i18n/format.ts'
import { compareIn, inLocale, localeOf } from '#lib/i18n/localised.ts'

const noBreak = '\u00A0'
const april = new Date('2025-04-18T10:00:00Z')

describe('dates as each language writes them', () => {
  it.each([
    ['kk', '2025 ж. 18 сәуір', 'жұма, 18 сәуір', '18.04.2025'],
    ['ru', '18 апреля 2025 г.', 'пятница, 18 апреля', '18.04.2025'],
    ['en', '18 April 2025', 'Friday, 18 April', '18/04/2025'],
  ] as const)('%s', (locale, long, weekday, table) => {
    expect(format.formatDate(locale, april)).toBe(long)
    expect(format.formatWeekday(locale, april)).toBe(weekday)
    expect(format.formatDateTable(locale, april)).toBe(table)
    expect(format.formatDate(locale, '2025-04-18')).toBe(long)
  })

  it('shows instants before 1 March 2024 in UTC+6 and later ones in UTC+5', () => {
    expect(format.formatTime('kk', new Date('2020-02-12T06:00:00Z'))).toBe('12:00')
    expect(format.formatTime('kk', new Date('2025-02-12T06:00:00Z'))).toBe('11:00')
    expect(format.formatDateTable('ru', new Date('2024-02-29T18:30:00Z'))).toBe('29.02.2024')
  })

  it('names the day of an end that is not the day of the start', () => {
    const start = new Date('2026-12-05T05:00:00Z')
    expect(format.formatTimeRange('ru', start, new Date('2026-12-05T10:00:00Z'))).toBe('10:00–15:00')
    expect(format.formatTimeRange('ru', start, new Date('2026-12-06T10:00:00Z'))).toBe(
      '10:00–6 декабря, 15:00',
    )
  })

  it('knows yesterday, today and tomorrow by the wall clock of the region', () => {
    const lateEvening = new Date('2026-11-23T18:30:00Z')
    expect(format.relativeDay('kk', '2026-11-23', lateEvening)).toBe('бүгін')
    expect(format.relativeDay('kk', '2026-11-24', lateEvening)).toBe('ертең')
    expect(format.relativeDay('ru', '2026-11-22', lateEvening)).toBe('вчера')
    expect(format.relativeDay('en', '2026-11-26', lateEvening)).toBeNull()
  })
})

describe('numbers', () => {
  it('parts thousands with a no-break space in Kazakh and Russian', () => {
    expect(format.formatNumber('kk', 2301)).toBe(`2${noBreak}301`)
    expect(format.formatNumber('ru', 2301)).toBe(`2${noBreak}301`)
    expect(format.formatNumber('en', 2301)).toBe('2,301')
  })

  it('writes minutes as hours', () => {
    expect(format.formatHours('kk', 90)).toBe('1,5')
    expect(format.formatHours('en', 180)).toBe('3')
  })
})

describe('texts of a row', () => {
  const row = { nameKk: 'Ақкөл', nameRu: 'Акколь', nameEn: '' }

  it('falls back to Kazakh and says so', () => {
    expect(inLocale(row, 'name', 'ru')).toBe('Акколь')
    expect(inLocale(row, 'name', 'en')).toBe('Ақкөл')
    expect(localeOf(row, 'name', 'en')).toBe('kk')
  })

  it('sorts Kazakh letters where Kazakh readers look for them', () => {
    expect(['Я', 'Ә', 'Б', 'Қ', 'К', 'А'].sort(compareIn('kk'))).toEqual(['А', 'Ә', 'Б', 'К', 'Қ', 'Я'])
  })
})
