import { describe, expect, test } from 'vitest'
import { readPoint } from '#lib/near/rules/point-text.ts'

const there = { point: { latitude: 51.95, longitude: 69.08 } }

describe('what is pasted from a map', () => {
  test.each([
    '51.95, 69.08',
    ' 51.95 69.08 ',
    '51.95;69.08',
    '51,95; 69,08',
    '51,95 69,08',
    '51.95°, 69.08°',
    'geo:51.95,69.08',
    'https://www.google.com/maps/@51.95,69.08,15z',
    'https://www.google.kz/maps/place/Atbasar/@50.1,60.2,12z/data=!4m6!3m5!1s0x0:0x0!8m2!3d51.95!4d69.08!16s',
    'https://maps.google.com/?q=51.95,69.08',
    'https://www.google.com/maps/search/?api=1&query=51.95%2C69.08',
    'https://www.openstreetmap.org/#map=15/51.95/69.08',
    'https://www.openstreetmap.org/?mlat=51.95&mlon=69.08#map=12/50.1/60.2',
    'https://yandex.kz/maps/?ll=69.08%2C51.95&z=15',
    'https://yandex.ru/maps/10313/?ll=60.2,50.1&pt=69.08,51.95',
    'https://yandex.kz/maps/?whatshere%5Bpoint%5D=69.08%2C51.95&whatshere%5Bzoom%5D=16',
    'https://2gis.kz/kokshetau/geo/69.08%2C51.95',
    'https://2gis.kz/kokshetau?m=69.08%2C51.95%2F15.5',
  ])('%s is the point', (text) => {
    expect(readPoint(text)).toEqual(there)
  })

  test.each([
    ['https://maps.app.goo.gl/abc', 'shortLink'],
    ['https://yandex.kz/maps/-/CDabc', 'shortLink'],
    ['https://go.2gis.com/xyz', 'shortLink'],
    ['69.08, 51.95', 'outside'],
    ['0, 0', 'outside'],
    ['48.85, 2.35', 'outside'],
    ['Атбасар', 'unreadable'],
    ['51.95', 'unreadable'],
    ['51.95, 69.08, 10', 'unreadable'],
    ['1e1, 69', 'unreadable'],
    ['https://google.com.evil.example/maps/@51.95,69.08,15z', 'unreadable'],
    ['https://evil.example/?q=51.95,69.08', 'unreadable'],
    ['javascript:51.95,69.08', 'unreadable'],
    ['https://www.google.com/maps', 'unreadable'],
    [`https://www.google.com/maps/@51.95,69.08,15z?${'x'.repeat(3000)}`, 'unreadable'],
  ])('%s is refused as %s', (text, problem) => {
    expect(readPoint(text)).toEqual({ problem })
  })

  test('more than six decimals are not kept', () => {
    expect(readPoint('51.95123456789, 69.08')).toEqual({ point: { latitude: 51.951235, longitude: 69.08 } })
  })
})
