import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { canPrepareAwards } from '../policy.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const titleColumns = {
  ...{ id: true, version: true, isHidden: true, labelKk: true, labelRu: true, labelEn: true },
  ...{ givenByKk: true, givenByRu: true, givenByEn: true },
  volunteer: { select: { surname: true, givenName: true, patronymic: true } },
  person: { select: names },
  organisation: { select: names },
} as const

/** All labels people gave, for those who keep the wall. */
export async function listTitles(actor: Actor) {
  if (!canPrepareAwards(actor)) return []
  return db.informalTitle.findMany({ orderBy: { id: 'desc' }, take: 300, select: titleColumns })
}
export type TitleRow = Awaited<ReturnType<typeof listTitles>>[number]

/** One of them; null for others and for an unknown one. */
export async function findTitle(actor: Actor, id: string) {
  if (!canPrepareAwards(actor) || !idPattern.test(id)) return null
  return db.informalTitle.findUnique({ where: { id }, select: titleColumns })
}
