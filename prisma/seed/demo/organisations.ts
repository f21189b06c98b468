import type { Prisma } from '#prisma/generated/client.ts'
import organisations from '../data/organisations.json' with { type: 'json' }
import texts from '../data/organisation-texts.json' with { type: 'json' }
import { newId } from '../ids.ts'
import { mustGet } from '../random.ts'
import { organisationRow } from '../rows.ts'
import { type Region, unitOf } from './region.ts'

export const sourceUrl = 'https://informburo.kz/special/v-akmolinskoy-oblasti-proshel-slyot-volontyorov.html'

export type DemoOrganisation = {
  id: string
  slug: string
  unit: string | null
  isInvented: boolean
  people: number
}

type Text = {
  kk: string
  ru: string
  en: string
  unit?: string
  foundedYear?: number
  aliases?: string[]
}

/** Seven named in the article, with what it says and its address, and five invented ones marked «демо» in their names. */
export async function loadOrganisations(region: Region): Promise<DemoOrganisation[]> {
  const loaded = organisations.map((given) => {
    const text = (texts as Record<string, Text>)[given.slug]
    if (!text) throw new Error(`No text for ${given.slug}`)
    const row = asOrganisation(region, given, text)
    const facts = { slug: given.slug, isInvented: given.isInvented, people: given.members }
    return { row, facts: { ...facts, id: row.id, unit: text.unit ?? null } }
  })
  await region.tx.organisation.createMany({ data: loaded.map(({ row }) => row) })
  return loaded.map(({ facts }) => facts)
}

function asOrganisation(region: Region, given: (typeof organisations)[number], text: Text) {
  const { slug, nameKk, nameRu, nameEn, legalForm, isInvented } = given
  const row: Prisma.OrganisationCreateManyInput = {
    ...{ slug, nameKk, nameRu, nameEn },
    ...{ descriptionKk: text.kk, descriptionRu: text.ru, descriptionEn: text.en },
    legalFormId: legalForm ? mustGet(region.legalForms, legalForm) : null,
    unitId: text.unit ? unitOf(region, text.unit).id : null,
    foundedYear: text.foundedYear ?? null,
    aliases: text.aliases ?? [],
    sourceUrl: isInvented ? null : sourceUrl,
    email: isInvented ? `${slug.replace('demo-', '')}@demo.invalid` : null,
    verifiedAt: new Date(region.now.getTime() - region.random.whole(20, 200) * 86_400_000),
    createdAt: new Date(region.now.getTime() - region.random.whole(400, 900) * 86_400_000),
    isDemo: true,
  }
  return organisationRow({ id: newId(), ...row })
}
