import { describe, expect, test } from 'vitest'
import { isBot, isCounted, popularityOf } from '#lib/counting/rules.ts'
import { addressIn } from '#lib/i18n/client-address.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const phone =
  'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

describe('who is a bot', () => {
  test.each([firefox, phone, iphone])('a browser is none: %s', (agent) => expect(isBot(agent)).toBe(false))

  test.each([
    '',
    'Mozilla/5.0',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/139.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (compatible; GPTBot/1.2)',
    'curl/8.5.0',
    'python-requests/2.32',
    'WhatsApp/2.23.20.0',
    'TelegramBot (like TwitterBot)',
    'facebookexternalhit/1.1',
    'node',
    `Mozilla/5.0 (${'x'.repeat(1000)})`,
  ])('a program is one: %s', (agent) => expect(isBot(agent)).toBe(true))
})

describe('what is counted', () => {
  const sent = (more: Record<string, string>) => new Headers({ 'user-agent': firefox, ...more })

  test('a look of a person', () => expect(isCounted(sent({}))).toBe(true))

  test.each([
    { dnt: '1' },
    { 'sec-gpc': '1' },
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
    { 'user-agent': 'curl/8.5.0' },
  ] as Record<string, string>[])(
    'not against somebody’s will, ahead of a click, or by a program: %o',
    (more) => expect(isCounted(sent(more))).toBe(false),
  )
})

describe('the address of a visitor', () => {
  const from = (headers: Record<string, string>, isTrusted: boolean) =>
    addressIn(new Headers(headers), isTrusted)
  const proxied = (forwarded: string) => from({ 'x-forwarded-for': forwarded }, true)

  test('is what the trusted proxy wrote last, whatever the client wrote before', () => {
    expect(proxied('1.2.3.4, 203.0.113.7')).toBe('203.0.113.7')
    expect(proxied('203.0.113.7:50412'), 'some proxies add the port').toBe('203.0.113.7')
    expect(proxied('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
    expect(proxied('[2001:db8:1:2::9]:443')).toBe('2001:db8:1:2')
    expect(proxied('::ffff:203.0.113.7')).toBe('203.0.113.7')
    expect(from({}, true)).toBe('direct')
    expect(proxied('unknown')).toBe('direct')
  })

  test('of IPv6 is the whole /64 of a household, however its zeros are left out', () => {
    expect(proxied('2001:db8:1:2:ffff::1')).toBe(proxied('2001:db8:1:2::9'))
    expect(proxied('2001:db8::1')).toBe(proxied('2001:0db8:0:0::77'))
    expect(proxied('2001:db8:1::1:2:3:4')).toBe(proxied('2001:db8:1:0:9::'))
    expect(proxied('2001:db8:0:1::1')).not.toBe(proxied('2001:db8::1'))
  })

  test('without a trusted proxy is the other end of the connection, not what the client says', () => {
    const said = { 'x-forwarded-for': '203.0.113.7' }
    expect(from(said, false)).toBe('direct')
    expect(from({ ...said, 'x-socket-address': '::ffff:198.51.100.4' }, false)).toBe('198.51.100.4')
  })

  test('is nobody’s own when the connection comes from inside: a proxy nobody told of may stand there', () => {
    for (const socket of ['127.0.0.1', '::1', '::ffff:10.0.0.2', '172.17.0.1', 'fd00::5', 'fe80::1%eth0'])
      expect(from({ 'x-socket-address': socket }, false)).toBe('direct')
  })
})

describe('the score of the popular list', () => {
  const today = new Date('2026-11-26T00:00:00Z')
  const on = (day: string, views: number, comments = 0, reactions = 0) => ({
    ...{ day: new Date(`${day}T00:00:00Z`), views, comments, reactions },
  })

  test('a comment weighs twenty views, a reaction five', () => {
    expect(popularityOf([on('2026-11-26', 10, 2, 3)], today, 'week')).toBe(10 + 40 + 15)
  })

  test('what happened halves in one, three and ten days', () => {
    expect(popularityOf([on('2026-11-25', 100)], today, 'day')).toBe(50)
    expect(popularityOf([on('2026-11-23', 100)], today, 'week')).toBe(50)
    expect(popularityOf([on('2026-11-16', 100)], today, 'month')).toBe(50)
  })

  test('nothing before the window counts, nor a day to come', () => {
    const days = [on('2026-11-24', 100), on('2026-11-27', 100)]
    expect(popularityOf(days, today, 'day')).toBe(0)
    expect(popularityOf([on('2026-11-19', 100)], today, 'week')).toBe(0)
    expect(popularityOf([on('2026-10-27', 100)], today, 'month')).toBe(0)
  })
})
