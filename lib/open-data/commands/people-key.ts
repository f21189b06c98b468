import { createHash } from 'node:crypto'
import { publicName } from '#lib/awards/rules.ts'
import { isListed } from '#lib/awards/rules/register.ts'
import { locales } from '#lib/i18n/routing.ts'
import type { Client } from '../public/reader.ts'

/** The award of each person of the register and the names it is shown under on a day. */
export async function listShownPeople(client: Client, today: string): Promise<Map<string, string[]>> {
  const rows = await client.award.findMany({
    where: isListed,
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, recipientKk: true, recipientRu: true, recipientEn: true },
      volunteer: {
        select: {
          ...{ givenName: true, surname: true, birthDate: true },
          consents: { where: { kind: 'publishing', withdrawnAt: null }, select: { guardianId: true } },
        },
      },
    },
  })
  return new Map(rows.map((row) => [row.id, locales.map((locale) => publicName(row, locale, today))]))
}

/** One value for all of them: when it is what it was, nobody has to be taken out of any file. */
export async function findPeopleKey(client: Client, today: string): Promise<string> {
  return peopleKeyOf(await listShownPeople(client, today))
}

export function peopleKeyOf(shown: Map<string, string[]>): string {
  const hash = createHash('sha256')
  for (const [id, names] of shown) hash.update(JSON.stringify([id, names]))
  return hash.digest('hex')
}
