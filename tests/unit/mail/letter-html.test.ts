import { describe, expect, test } from 'vitest'
import { letterHtml } from '#lib/mail/letter-html.ts'

const letter = (body: string) => letterHtml({ locale: 'kk', subject: 'Тақырып <1>', body }, null)

describe('the HTML of a letter', () => {
  test('makes words above an address a button, the first one the main one', () => {
    const html = letter(
      'Сәлем!\n\nЖауап беру:\nhttps://b.invalid/kk/place/x?a=1&b=2\n\nБеті:\nhttps://b.invalid/kk',
    )
    expect(html).toContain('href="https://b.invalid/kk/place/x?a=1&amp;b=2"')
    expect(html).toMatch(/background:#0B5F83[^>]*>Жауап беру</)
    expect(html).toMatch(/background:#ffffff[^>]*>Беті</)
  })

  test('runs nothing a name may hold', () => {
    const html = letter('<img src=x onerror=alert(1)>\n"><script>\nhttps://b.invalid/"onclick="x')
    expect(html).not.toMatch(/<script|<img|onclick="x/)
  })

  test('never makes a button of another kind of address', () => {
    expect(letter('Басыңыз:\njavascript:alert(1)')).not.toContain('href')
  })

  test('shows the picture below its code in letters', () => {
    const body = 'Сәлем!\n\nКод: 01ABC-DEFGH\n\nРақмет'
    const html = letterHtml({ locale: 'kk', subject: 's', body }, { cid: 'c', alt: 'BGC:01ABCDEFGH' })
    expect(html).toMatch(/01ABC-DEFGH<\/p><p[^>]*><img[^>]*><\/p><p[^>]*>Рақмет/)
  })

  test('fetches nothing and names its language', () => {
    const html = letterHtml(
      { locale: 'ru', subject: 's', body: 'b' },
      { cid: 'check-in@birgemiz', alt: 'BGC:1' },
    )
    expect(html.match(/(?:src|href|url)\s*[=(]\s*"?([^"\s>]+)/g)).toEqual(['src="cid:check-in@birgemiz'])
    expect(html).toContain('<html lang="ru">')
  })
})
