import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { heightOfDots, PlaceDots } from '#components/horizon/place-dots.tsx'

test.each([
  { places: 1, perRow: 5, step: 8 },
  { places: 60, perRow: 5, step: 8 },
  { places: 61, perRow: 8, step: 5 },
  { places: 7001, perRow: 8, step: 5 },
  { places: 30, waiting: 4 },
])('the room kept for %j is the height of the drawing', (given) => {
  const markup = renderToStaticMarkup(<PlaceDots taken={0} {...given} />)
  expect(Number(/ height="(\d+)"/.exec(markup)?.[1])).toBe(heightOfDots(given))
})
