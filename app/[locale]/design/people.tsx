import { getTranslations } from 'next-intl/server'
import { Cover, Ornament } from '#components/covers/cover.tsx'
import { Horizon } from '#components/horizon/horizon.tsx'
import { PlaceDots } from '#components/horizon/place-dots.tsx'
import { Section } from '#components/ui/section.tsx'

const hills = [18, 36, 120, 80, 532, 57, 196, 144, 217].map((people, index) => ({
  unit: String(index),
  people,
  thanked: index % 3,
  href: '/centres',
  label: String(people),
}))
const directions = [
  ...['animals', 'children', 'corporate', 'cultural', 'digital', 'eco', 'education', 'emergency', 'event'],
  ...['heritage', 'inclusive', 'legal', 'media', 'medical', 'search', 'silver', 'social', 'sport'],
]
const seats = [
  [0, 12, 0],
  [9, 12, 0],
  [12, 12, 5],
  [136, 200, 0],
  [900, 2000, 40],
] as const

/** Dots, horizon, covers, ornament. */
export async function People() {
  const t = await getTranslations('design')
  return (
    <>
      <Section className="shell" title={t('people')}>
        <Horizon hills={hills} ground={120} label={t('people')} size="wide" />
        <div className="columns">
          {seats.map(([taken, places, waiting]) => (
            <div key={places + taken} className="seats">
              <PlaceDots taken={taken} places={places} waiting={waiting} />
              <p>{[taken, places, waiting].join(' / ')}</p>
            </div>
          ))}
        </div>
      </Section>
      <Section className="shell" title={t('covers')}>
        <div className="columns">
          {directions.map((direction) => (
            <figure key={direction}>
              <Cover direction={direction} />
              <figcaption className="meta">{direction}</figcaption>
            </figure>
          ))}
          <Ornament />
        </div>
        <Cover direction="event" size="band" />
      </Section>
    </>
  )
}
