import type { Actor } from '#lib/accounts/actor.ts'
import { loadMessages } from '#lib/i18n/messages.ts'
import { db } from '#lib/platform/db.ts'
import { templatesOf } from '../policy.ts'
import type { Kind, starters } from '../schema.ts'

export type Texts = {
  kind: Kind
  subjectKk: string
  subjectRu: string
  subjectEn: string
  bodyKk: string
  bodyRu: string
  bodyEn: string
}

const textColumns = {
  ...{ kind: true, subjectKk: true, subjectRu: true, subjectEn: true },
  ...{ bodyKk: true, bodyRu: true, bodyEn: true },
} as const

/** The texts the actor's centres keep, by name. */
export async function listTemplates(actor: Actor) {
  return db.mailingTemplate.findMany({
    where: templatesOf(actor),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      kind: true,
      centre: { select: { nameKk: true, nameRu: true, nameEn: true } },
    },
    take: 100,
  })
}
export type ListedTemplate = Awaited<ReturnType<typeof listTemplates>>[number]

export async function findTemplate(actor: Actor, id: string): Promise<Texts | null> {
  return db.mailingTemplate.findFirst({ where: { AND: [templatesOf(actor), { id }] }, select: textColumns })
}

type Starter = (typeof starters)[number]
const kindOf: Record<Starter, Kind> = {
  ...{ documents: 'reminder', thanks: 'service', invitation: 'invitation', contacts: 'reminder' },
}

/** A text that comes with the portal, in all languages; its fields stand in it as they are typed. */
export function findStarter(_actor: Actor, starter: Starter): Texts {
  const [kk, ru, en] = (['kk', 'ru', 'en'] as const).map((locale) => {
    const { starters: all } = loadMessages(locale).mailings as Record<string, Record<Starter, unknown>>
    return all?.[starter] as { subject: string; body: string }
  })
  return {
    kind: kindOf[starter],
    ...{ subjectKk: kk?.subject ?? '', subjectRu: ru?.subject ?? '', subjectEn: en?.subject ?? '' },
    ...{ bodyKk: kk?.body ?? '', bodyRu: ru?.body ?? '', bodyEn: en?.body ?? '' },
  }
}
