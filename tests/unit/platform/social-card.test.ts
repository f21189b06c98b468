import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cardSize, drawSocialCard, fitTitle, missingLetters } from '#lib/platform/social-card.ts'

const kazakh = 'ӘәҒғҚқҢңӨөҰұҮүҺһІі'
const facts = { title: 'Көктемгі тазалық айлығы', kicker: 'Жаңалық', foot: 'Біргеміз', seed: 'a' }

test('the fonts of a card hold every Kazakh letter', () => {
  for (const face of ['serif', 'sans'] as const) {
    expect(missingLetters(`${kazakh}АаЯяЁё«»№—…0123456789`, face)).toEqual([])
    expect(missingLetters('漢', face)).toEqual(['漢'])
  }
})

test('each Kazakh letter is drawn as itself and not as the empty box', { timeout: 20_000 }, async () => {
  const pictures = await Promise.all(
    [...'ӘҒҚҢӨҰҮҺІ', '漢'].map(async (letter) => {
      const card = await drawSocialCard({ ...facts, title: letter, kicker: '' })
      const title = await sharp(card)
        .extract({ left: 60, top: 100, width: 200, height: 130 })
        .raw()
        .toBuffer()
      return title.toString('base64')
    }),
  )
  expect(new Set(pictures).size).toBe(pictures.length)
})

test('a card is a PNG of 1200 × 630, with or without a picture, and the same for the same words', async () => {
  const picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#7aa' } })
    .webp()
    .toBuffer()
  for (const more of [{}, { picture }]) {
    const card = await drawSocialCard({ ...facts, ...more })
    expect(await sharp(card).metadata()).toMatchObject({ format: 'png', ...cardSize })
    expect((await drawSocialCard({ ...facts, ...more })).equals(card)).toBe(true)
  }
})

test('long titles are set smaller, the longest end in an ellipsis, and none is wider than its place', () => {
  const long = 'Ақмола облысының еріктілері мен үйлестірушілері '.repeat(2).trim()
  expect(fitTitle(facts.title, 1056).size).toBeGreaterThan(fitTitle(long, 1056).size)
  const longest = fitTitle(long.repeat(5), 600)
  expect(longest.lines.at(-1)).toMatch(/…$/u)
  expect(longest.lines.length).toBeLessThanOrEqual(5)
  expect(fitTitle('ұ'.repeat(120), 600).lines.at(-1)).toMatch(/…$/u)
})
