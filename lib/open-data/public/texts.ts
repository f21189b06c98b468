import { type Locale, locales } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { schemaChanges } from '../rules/editions.ts'
import type { CatalogueTexts } from '../rules/catalogue.ts'
import { datasets } from '../schema/datasets.ts'

type Words = Record<Locale, string>
type Say = (key: string) => Words

/** A text of the messages in all three languages at once. */
async function inEach(): Promise<Say> {
  const [kk, ru, en] = await Promise.all(locales.map(translator))
  return (key) => ({ kk: kk!(key), ru: ru!(key), en: en!(key) })
}

/** What the index of the files says in words. */
export async function catalogueTexts(): Promise<CatalogueTexts> {
  const say = await inEach()
  return {
    title: say('openData.catalogue'),
    description: say('openData.lede'),
    ...{ publisher: say('site.name'), service: say('openData.parts.api') },
    datasets: Object.fromEntries(
      datasets.map((name) => [
        name,
        { title: say(`openData.datasets.${name}.title`), description: say(`openData.datasets.${name}.text`) },
      ]),
    ) as CatalogueTexts['datasets'],
  }
}

/** The words of each version of the fields. */
export async function changeTexts() {
  const say = await inEach()
  const written = schemaChanges.map(({ key }) => [key, say(`openData.changes.${key}`)])
  return Object.fromEntries(written) as Record<(typeof schemaChanges)[number]['key'], Words>
}
